import type { BrowserWindow, Dialog, MessageChannelMain, PowerMonitor, WebContents } from "electron";
import { beforeEach, describe, expect, it } from "vitest";
import { createDialogs } from "../../../electron/window/dialogs.ts";
import { handleMessages } from "../../../electron/window/ipc.ts";
import { createPrinter } from "../../../electron/window/printing.ts";
import { createReminder } from "../../../electron/window/reminding.ts";
import { reportSuspend } from "../../../electron/window/suspend.ts";
import { type Desktop, ServiceFailure } from "../../../shared/desktop.ts";
import { double, Events, IpcDouble, messageEvent, portPair, type Sender, SessionDouble } from "../electron-double.ts";

const ours: Sender = { url: "app://desk/", contents: 7 };
const strangers: [string, Sender][] = [
  ["another origin", { url: "https://evil.example/", contents: 7 }],
  ["a look-alike origin", { url: "app://desk.evil/", contents: 7 }],
  ["a sub-frame of our own origin", { ...ours, subFrame: true }],
  ["another window", { url: "app://desk/", contents: 8 }],
  ["a frame that is gone", { ...ours, gone: true }],
];
const bytes = new Uint8Array([1, 2, 3]);

let ipc: IpcDouble;
let calls: unknown[][];
let defects: unknown[];
let pair: ReturnType<typeof portPair>;

beforeEach(() => {
  ipc = new IpcDouble();
  calls = [];
  defects = [];
  pair = portPair();
  const desktop: Desktop = {
    async call(channel, request, given) {
      calls.push([channel, request, given]);
      if (channel === "place.list") throw new ServiceFailure("no-permission", "没有权限。");
      if (channel === "incoming.list") throw new TypeError("a defect");
      return { echoed: true, bytes: new Uint8Array([9]) } as never;
    },
  };
  handleMessages({
    ipc: ipc.ipc,
    desktop,
    contentsId: () => 7,
    createChannel: () => double<MessageChannelMain>({ port1: pair.main, port2: "the page's end" as never }),
    onDefect: (error) => defects.push(error),
  });
});

const invoke = (message: unknown, sender: Sender = ours): Promise<unknown> =>
  ipc.invoke("desk:call", messageEvent(sender), message);

describe("a call from the page", () => {
  it("reaches the service with its bytes, and its answer comes back with its own", async () => {
    const answer = await invoke({ id: 4, channel: "file.write", request: { name: "vault.json" }, bytes });
    expect(calls).toEqual([["file.write", { name: "vault.json" }, bytes]]);
    expect(answer).toEqual({ id: 4, ok: true, response: { echoed: true, bytes: new Uint8Array([9]) } });
  });

  it.each(strangers)("is refused from %s before anything is read from it", async (_name, sender) => {
    await expect(invoke({ id: 0, channel: "file.read", request: { name: "vault.json" } }, sender)).rejects.toThrow("refused");
    expect(calls).toEqual([]);
  });

  it.each([
    ["nothing", undefined],
    ["a string", "file.read"],
    ["no id", { channel: "file.read", request: {} }],
    ["a negative id", { id: -1, channel: "file.read", request: {} }],
    ["a channel that is no string", { id: 0, channel: {}, request: {} }],
    ["bytes that are none", { id: 0, channel: "file.write", request: {}, bytes: [1, 2] }],
  ])("is refused when it is %s", async (_name, message) => {
    await expect(invoke(message)).rejects.toThrow("refused");
    expect(calls).toEqual([]);
  });

  it("to an unknown channel, or one of Object's own names, answers bad-request", async () => {
    for (const channel of ["nothing", "constructor", "__proto__", ""]) {
      expect(await invoke({ id: 1, channel, request: {} })).toMatchObject({ id: 1, ok: false, code: "bad-request" });
    }
    expect(calls).toEqual([]);
  });

  it("answers a failure as code and sentence, and a defect as io without its text", async () => {
    expect(await invoke({ id: 2, channel: "place.list", request: {} })).toEqual({
      id: 2,
      ok: false,
      code: "no-permission",
      message: "没有权限。",
    });
    const defect = await invoke({ id: 3, channel: "incoming.list", request: {} });
    expect(defect).toMatchObject({ id: 3, ok: false, code: "io" });
    expect(JSON.stringify(defect)).not.toContain("a defect");
    expect(defects).toEqual([new TypeError("a defect")]);
  });

  it("is one of two names that the shell listens to", () => {
    expect([...ipc.handlers.keys()]).toEqual(["desk:call"]);
    expect([...ipc.listeners.keys()]).toEqual(["desk:open-port"]);
  });
});

describe("the port for the worker", () => {
  const open = (sender: Sender): unknown[][] => {
    const posted: unknown[][] = [];
    ipc.emit("desk:open-port", messageEvent({ ...sender, onPost: (...args) => posted.push(args) }));
    return posted;
  };
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

  it("is given to our page and answers calls by their number", async () => {
    expect(open(ours)).toEqual([["desk:port", null, ["the page's end"]]]);
    pair.page.send({ id: 11, channel: "journal.position", request: {} });
    pair.page.send({ id: 12, channel: "file.write", request: { name: "a" }, bytes });
    pair.page.send({ id: 13, channel: "nothing", request: {} });
    await settled();
    expect(pair.page.sent).toHaveLength(3);
    expect(pair.page.sent).toContainEqual({ id: 11, ok: true, response: { echoed: true, bytes: new Uint8Array([9]) } });
    expect(pair.page.sent).toContainEqual(expect.objectContaining({ id: 13, ok: false, code: "bad-request" }));
    expect(calls).toHaveLength(2);
  });

  it.each(strangers)("is not given to %s", (_name, sender) => {
    expect(open(sender)).toEqual([]);
  });

  it("answers nothing to what has not the form of a call", async () => {
    open(ours);
    for (const message of [null, 1, "x", {}, { id: "1", channel: "file.read" }]) pair.page.send(message);
    await settled();
    expect([pair.page.sent, calls]).toEqual([[], []]);
  });
});

describe("the system", () => {
  it("going to sleep, locking its screen, changing its user or shutting down is told to the page", () => {
    const power = new Events();
    const told: string[] = [];
    reportSuspend(double<PowerMonitor>({ on: power.on as unknown as PowerMonitor["on"] }), () =>
      double<WebContents>({ send: (name) => void told.push(name) }),
    );
    for (const event of ["suspend", "lock-screen", "user-did-resign-active", "shutdown"]) power.emit(event);
    expect(told).toEqual(Array(4).fill("desk:suspend"));
    const none = new Events();
    reportSuspend(double<PowerMonitor>({ on: none.on as unknown as PowerMonitor["on"] }), () => null);
    none.emit("suspend");
  });

  it("shows its dialogs over the window and answers a cancelled one with nothing", async () => {
    const window = double<BrowserWindow>({});
    const shown: unknown[][] = [];
    let answer = { canceled: false, filePaths: ["/stick/a.xfb", "/stick/b.xfb"] };
    const dialog = double<Dialog>({
      showOpenDialog: ((...args: unknown[]) => {
        shown.push(args);
        return Promise.resolve(answer);
      }) as Dialog["showOpenDialog"],
    });
    const { chooseFolder, chooseFiles } = createDialogs(dialog, () => window);
    expect(await chooseFiles()).toEqual(["/stick/a.xfb", "/stick/b.xfb"]);
    expect(await chooseFolder()).toBe("/stick/a.xfb");
    expect(shown.every(([parent]) => parent === window)).toBe(true);
    answer = { canceled: true, filePaths: ["/stick/a.xfb"] };
    expect([await chooseFiles(), await chooseFolder()]).toEqual([[], null]);
  });
});

describe("a reminder", () => {
  it("is a silent notification of counts, and brings the window forward when it is pressed", async () => {
    const shown: { options: object; pressed: () => void }[] = [];
    const done: string[] = [];
    class NotificationDouble extends Events {
      static isSupported = () => true;
      readonly options: object;
      constructor(options: object) {
        super();
        this.options = options;
      }
      show(): void {
        shown.push({ options: this.options, pressed: () => this.emit("click") });
      }
    }
    const window = { isMinimized: () => true, restore: () => void done.push("restore"), focus: () => void done.push("focus") };
    const remind = createReminder(NotificationDouble as never, () => window);
    expect(await remind({ overdue: 2, today: 0, threeDays: 3 })).toBe(true);
    expect(shown[0]?.options).toEqual({
      title: "信访台提醒",
      body: "已逾期 2 件，三日内（含今天）到期 3 件。请在工作台查看。",
      silent: true,
    });
    shown[0]?.pressed();
    expect(done).toEqual(["restore", "focus"]);
  });

  it("is left to the page where the system shows none", async () => {
    class None extends Events {
      static isSupported = () => false;
      show(): void {
        throw new Error("not supported");
      }
    }
    expect(await createReminder(None as never, () => null)({ overdue: 1, today: 1, threeDays: 1 })).toBe(false);
  });
});

describe("printing", () => {
  function printer() {
    const session = new SessionDouble();
    const windows: {
      options: Electron.BrowserWindowConstructorOptions;
      page: string;
      destroyed: boolean;
      policy: string | null;
    }[] = [];
    let success = true;
    const print = createPrinter({
      session: session.session,
      createWindow: (options) => {
        const state = { options, page: "", destroyed: false, policy: null as string | null };
        windows.push(state);
        return {
          async loadURL(url) {
            const answer = await session.schemes.get("desk-print")?.(double<Request>({ url }));
            state.page = (await answer?.text()) ?? "";
            state.policy = answer?.headers.get("content-security-policy") ?? null;
          },
          webContents: { print: (_options, done) => done(success, "") },
          destroy: () => {
            state.destroyed = true;
          },
        };
      },
    });
    return { session, windows, print, fail: () => (success = false) };
  }

  it("shows the page to the print dialog in a hidden window without script, Node or network, and then forgets it", async () => {
    const { session, windows, print } = printer();
    expect(await print("<p>登记表</p>", "登记表")).toBe(true);
    expect(windows[0]).toMatchObject({ page: "<p>登记表</p>", destroyed: true });
    expect(windows[0]?.options).toMatchObject({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
    });
    expect(windows[0]?.policy).toMatch(/^default-src 'none'; style-src 'unsafe-inline'; img-src data:;/);
    expect(session.cancels("https://example.com/")).toBe(true);
    expect(session.cancels("app://desk/")).toBe(true);
    const after = await session.schemes.get("desk-print")?.(double<Request>({ url: "desk-print://page/" }));
    expect(await after?.text()).toBe("");
  });

  it("answers false when the person cancels, and never mixes two papers", async () => {
    const { windows, print, fail } = printer();
    await Promise.all([print("一", "一"), print("二", "二")]);
    expect(windows.map((window) => window.page)).toEqual(["一", "二"]);
    fail();
    expect(await print("三", "三")).toBe(false);
  });
});
