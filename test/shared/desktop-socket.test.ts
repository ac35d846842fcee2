import { describe, expect, it } from "vitest";
import type { Desktop } from "../../shared/desktop.ts";
import { type SocketEvents, socketDesktop, socketLimit } from "../../shared/desktop-socket.ts";
import { decodeMessage, encodeMessage } from "../../shared/desktop-wire.ts";

interface Asked {
  readonly id: number;
  readonly channel: string;
  readonly request: unknown;
}

/** A desktop over a socket that the test holds the other end of. */
function link() {
  const sockets: { readonly events: SocketEvents; readonly sent: Asked[]; isClosing: boolean }[] = [];
  const posted: string[] = [];
  let now = 0;
  let isRefused = false;
  const post: Desktop = {
    async call(channel) {
      posted.push(channel);
      return {} as never;
    },
  };
  const desktop = socketDesktop(
    async (events) => {
      if (isRefused) throw new Error("refused");
      const socket = { events, sent: [] as Asked[], isClosing: false };
      sockets.push(socket);
      return {
        send: (message) => socket.sent.push(decodeMessage(message).json as Asked),
        close: () => {
          socket.isClosing = true;
        },
      };
    },
    post,
    () => now,
  );
  return {
    desktop,
    sockets,
    posted,
    refuse: (refused: boolean) => {
      isRefused = refused;
    },
    pass: (ms: number) => {
      now += ms;
    },
    /** Waits until the newest socket was asked so often. */
    async asked(times: number) {
      for (let i = 0; i < 20 && (sockets.at(-1)?.sent.length ?? 0) < times; i += 1) await Promise.resolve();
      const socket = sockets.at(-1);
      if (socket === undefined || socket.sent.length < times) throw new Error("not asked");
      return socket;
    },
  };
}

const ok = (id: number, response: object) => encodeMessage({ id, ok: true, response });

describe("the desktop over a socket", () => {
  it("opens one socket when it is first needed and gives each call the answer with its number", async () => {
    const { desktop, asked, sockets } = link();
    expect(sockets.length).toBe(0);
    const first = desktop.call("journal.hash-at", { frames: 1 });
    const second = desktop.call("journal.hash-at", { frames: 2 });
    const { events, sent } = await asked(2);
    expect(sent).toEqual([
      { id: 0, channel: "journal.hash-at", request: { frames: 1 } },
      { id: 1, channel: "journal.hash-at", request: { frames: 2 } },
    ]);
    events.heard(ok(1, { hash: "b" }));
    events.heard(ok(0, { hash: "a" }));
    expect(await Promise.all([first, second])).toEqual([{ hash: "a" }, { hash: "b" }]);
    expect(sockets.length).toBe(1);
  });

  it("rejects with the failure that came back", async () => {
    const { desktop, asked } = link();
    const call = desktop.call("journal.position", {});
    (await asked(1)).events.heard(encodeMessage({ id: 0, ok: false, code: "disk-full", message: "满" }));
    await expect(call).rejects.toMatchObject({ name: "ServiceFailure", code: "disk-full", message: "满" });
  });

  it("posts what is too large with its JSON, and what answers with bytes", async () => {
    const { desktop, posted, asked } = link();
    await desktop.call("file.write", { name: "a" }, new Uint8Array(socketLimit));
    await desktop.call("file.write", { name: "a" }, new Uint8Array(socketLimit - 10));
    await desktop.call("file.read", { name: "a" });
    expect(posted).toEqual(["file.write", "file.write", "file.read"]);
    void desktop.call("file.write", { name: "a" }, new Uint8Array(socketLimit - 200));
    await asked(1);
  });

  it("fails what waits when the socket is lost, never sends it again, and opens another for the next call", async () => {
    const { desktop, asked, sockets, posted } = link();
    const call = desktop.call("journal.position", {});
    (await asked(1)).events.closed();
    await expect(call).rejects.toMatchObject({ name: "ServiceFailure", code: "connection-lost" });
    const next = desktop.call("journal.hash-at", { frames: 0 });
    const { events, sent } = await asked(1);
    expect(sent.map(({ channel }) => channel)).toEqual(["journal.hash-at"]);
    events.heard(ok(0, { hash: null }));
    await next;
    expect([sockets.length, posted]).toEqual([2, []]);
  });

  it("posts while no socket is to be had, and tries again after some seconds", async () => {
    const { desktop, refuse, pass, posted, asked, sockets } = link();
    refuse(true);
    await desktop.call("journal.position", {});
    refuse(false);
    await desktop.call("journal.position", {});
    expect([posted.length, sockets.length]).toEqual([2, 0]);
    pass(5001);
    void desktop.call("journal.position", {});
    await asked(1);
    expect(posted.length).toBe(2);
  });

  it.each([
    ["to a number that was not asked", ok(9, {})],
    ["of no known form", encodeMessage({ id: 0 })],
    ["that is no message", new Uint8Array([1])],
  ])("gives a socket up that brings an answer %s", async (_name, message) => {
    const { desktop, asked } = link();
    const call = desktop.call("journal.position", {});
    const socket = await asked(1);
    socket.events.heard(message);
    expect(socket.isClosing).toBe(true);
    socket.events.closed();
    await expect(call).rejects.toMatchObject({ code: "connection-lost" });
  });
});
