import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { App, BrowserWindowConstructorOptions } from "electron";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { double, Events, IpcDouble, messageEvent, SessionDouble } from "./electron-double.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** Everything that the program asked of Electron, in order. */
const log: string[] = [];
const app = new Events();
const power = new Events();
const ipc = new IpcDouble();
const own = new SessionDouble();
const printing = new SessionDouble();
const windows: { options: BrowserWindowConstructorOptions; focused: number }[] = [];
let ready: () => void = () => undefined;
let folder = "";
let first = true;
const told: string[] = [];

class WindowDouble extends Events {
  readonly webContents = { id: 3, send: (name: string) => void told.push(name) };
  readonly #state: (typeof windows)[number];
  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.#state = { options, focused: 0 };
    windows.push(this.#state);
  }
  async loadURL(url: string): Promise<void> {
    log.push(`load ${url}`);
  }
  isMinimized(): boolean {
    return false;
  }
  focus(): void {
    this.#state.focused += 1;
  }
}

const fromPartition = (name: string): typeof printing.session => {
  log.push(`partition ${name}`);
  return printing.session;
};

vi.mock("electron", () => ({
  app: double<App>({
    setPath: (name, path) => void log.push(`path ${name} ${path}`),
    setAppUserModelId: (id) => void log.push(`model ${id}`),
    enableSandbox: () => void log.push("sandbox"),
    getVersion: () => "9.9.9",
    isPackaged: true,
    commandLine: {
      appendSwitch: (name: string, value?: string) => void log.push(`switch ${name}${value === undefined ? "" : `=${value}`}`),
    } as App["commandLine"],
    on: app.on as unknown as App["on"],
    requestSingleInstanceLock: () => first,
    whenReady: () =>
      new Promise<void>((resolve) => {
        ready = resolve;
      }),
    quit: () => {
      log.push("quit");
      app.emit("will-quit", { preventDefault: () => log.push("quit delayed") });
    },
  }),
  BrowserWindow: WindowDouble,
  dialog: {
    showErrorBox: (_title: string, text: string) => void log.push(`error ${text}`),
    showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
  },
  ipcMain: ipc.ipc,
  Menu: { setApplicationMenu: () => log.push("menu"), buildFromTemplate: () => null },
  MessageChannelMain: class {},
  Notification: class {},
  powerMonitor: { on: power.on },
  protocol: {
    registerSchemesAsPrivileged: (schemes: { scheme: string }[]) =>
      void log.push(`schemes ${schemes.map(({ scheme }) => scheme)}`),
    handle: own.session.protocol.handle,
  },
  session: { defaultSession: own.session, fromPartition },
}));

const settled = async (until: () => boolean): Promise<void> => {
  await vi.waitFor(() => expect(until()).toBe(true), { timeout: 5000 });
};

async function start(): Promise<void> {
  vi.resetModules();
  log.length = 0;
  process.argv = [process.execPath, `--folder=${folder}`];
  await import("../../electron/main.ts");
}

const argv = process.argv;
beforeAll(async () => {
  folder = join(await temporaryFolder(), "desk");
});
afterAll(() => {
  process.argv = argv;
});

describe("the Electron program", () => {
  it("is sandboxed and knows its schemes before Electron is ready, keeps its data in the desk folder, and needs no keychain", async () => {
    await start();
    expect(log).toContain(`path userData ${join(folder, "electron")}`);
    expect(log).toContain("sandbox");
    expect(log).toContain("schemes app,desk-print");
    expect(log).toContain("switch password-store=basic");
    expect(log).toContain("switch disable-background-networking");
    expect([...app.listeners.keys()]).toContain("web-contents-created");
    expect(windows).toEqual([]);
  });

  it("opens one sandboxed window on app://desk with permissions, network and spelling closed", async () => {
    ready();
    await settled(() => log.includes("load app://desk/"));
    expect(windows).toHaveLength(1);
    expect(windows[0]?.options.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, devTools: false });
    expect(windows[0]?.options.webPreferences?.preload).toMatch(/preload\.cjs$/);
    expect(own.cancels("https://example.com/")).toBe(true);
    expect(own.request).not.toBeNull();
    expect(own.spelling).toBe(false);
    expect(printing.request).not.toBeNull();
    // In memory only: a partition whose name begins with "persist:" would leave papers on the disk.
    expect(log).toContain("partition desk-print");
    expect([...own.schemes.keys()]).toEqual(["app"]);
    expect([...printing.schemes.keys()]).toEqual(["desk-print"]);
  });

  it("answers its own window from the desk folder, and tells it when the screen is locked", async () => {
    const event = messageEvent({ url: "app://desk/", contents: 3 });
    expect(await ipc.invoke("desk:call", event, { id: 0, channel: "desk.status", request: {} })).toMatchObject({
      ok: true,
      response: { shell: "electron", version: "9.9.9", folder },
    });
    power.emit("lock-screen");
    expect(told).toEqual(["desk:suspend"]);
  });

  it("comes to the front instead of opening a second time", () => {
    app.emit("second-instance");
    expect(windows[0]?.focused).toBe(1);
  });

  it("gives the desk folder back before it ends", async () => {
    expect(await readdir(folder)).toContain("lock");
    app.emit("window-all-closed");
    await settled(() => log.filter((line) => line === "quit").length === 2);
    expect(log.slice(-3)).toEqual(["quit", "quit delayed", "quit"]);
    expect(await readdir(folder)).not.toContain("lock");
  });

  it("says 已在另一窗口打开 and ends when another shell has the folder", async () => {
    await start();
    const { openDeskFolder } = await import("../../electron/services/desk-folder.ts");
    const other = await openDeskFolder(folder);
    ready();
    await settled(() => log.some((line) => line.startsWith("error")));
    expect(log.find((line) => line.startsWith("error"))).toContain("已在另一窗口打开");
    expect(log).toContain("quit");
    await other.release();
  });

  it("ends at once when it is a second instance", async () => {
    first = false;
    await start();
    expect(log.at(-1)).toBe("quit");
  });
});
