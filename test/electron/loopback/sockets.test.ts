import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { createServices, type Services } from "../../../electron/services/services.ts";
import type { Desktop } from "../../../shared/desktop.ts";
import { socketDesktop, socketLimit } from "../../../shared/desktop-socket.ts";
import { decodeMessage, encodeMessage, wireDesktop } from "../../../shared/desktop-wire.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { type ServedLoopback, serveLoopback } from "./served-loopback.ts";

let services: Services;
let loopback: ServedLoopback;
/** Held before a call reaches the services, where a test wants it. */
let before: () => Promise<void> = async () => undefined;
const raw: WebSocket[] = [];

beforeAll(async () => {
  services = await createServices({ folder: await temporaryFolder(), shell: "chromium", version: "1" });
  const call: Desktop["call"] = async (channel, request, bytes) => {
    await before();
    return services.desktop.call(channel, request, bytes);
  };
  loopback = await serveLoopback({ call });
});

afterEach(() => {
  before = async () => undefined;
  for (const socket of [...raw.splice(0), ...loopback.opened.splice(0)]) socket.terminate();
});

afterAll(async () => {
  await loopback.server.close();
  await services.close();
});

const desktop = (): Desktop => socketDesktop(loopback.open, wireDesktop(loopback.post), () => performance.now());

/** An opening with these headers: an open socket, or the status of its refusal. */
function knock(headers: Record<string, string>, path = "/socket"): Promise<WebSocket | number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${loopback.port}${path}`, { headers });
    raw.push(socket);
    socket.on("open", () => resolve(socket));
    socket.on("unexpected-response", (request, answer) => {
      resolve(answer.statusCode ?? 0);
      request.destroy();
    });
    socket.on("error", reject);
  });
}

async function opened(headers: Record<string, string>): Promise<WebSocket> {
  const socket = await knock(headers);
  if (typeof socket === "number") throw new Error(`refused with ${socket}`);
  return socket;
}

const closing = (socket: WebSocket): Promise<number> => new Promise((resolve) => socket.once("close", resolve));
const heard = (socket: WebSocket): Promise<unknown> =>
  new Promise((resolve) => socket.once("message", (data: Buffer) => resolve(decodeMessage(new Uint8Array(data)).json)));

describe("a call on the socket", () => {
  it("reaches the services and brings their answer or failure back, without a POST", async () => {
    loopback.posted.length = 0;
    const desk = desktop();
    const { token } = await desk.call("attachment.begin", {});
    expect(await desk.call("attachment.append", { token }, new Uint8Array([1, 2, 3]))).toEqual({});
    await desk.call("attachment.commit", { token, name: "a" });
    expect(await desk.call("attachment.size", { names: ["a", "b"] })).toEqual({ sizes: [3, null] });
    await expect(desk.call("attachment.remove", { name: "none" })).rejects.toMatchObject({
      name: "ServiceFailure",
      code: "not-found",
      message: "找不到该文件或文件夹。",
    });
    expect(loopback.posted).toEqual([]);
    expect(loopback.opened.length).toBe(1);
  });

  it("goes as a POST when it is large or is answered with bytes", async () => {
    loopback.posted.length = 0;
    const desk = desktop();
    await desk.call("file.write", { name: "large" }, new Uint8Array(socketLimit));
    const { bytes } = await desk.call("file.read", { name: "large" });
    expect(bytes?.length).toBe(socketLimit);
    expect(loopback.posted).toEqual(["/desktop/file.write", "/desktop/file.read"]);
  });

  it("is taken in the order in which calls were made, also when many are made at once", async () => {
    const desk = desktop();
    const { token } = await desk.call("attachment.begin", {});
    const bytes = Array.from({ length: 200 }, (_, i) => i);
    await Promise.all(bytes.map((byte) => desk.call("attachment.append", { token }, new Uint8Array([byte]))));
    await desk.call("attachment.commit", { token, name: "ordered" });
    const read = await desk.call("attachment.read", { name: "ordered", offset: 0, length: 1000 });
    expect([...(read.bytes ?? [])]).toEqual(bytes);
  });

  it("waits outside while many are under way", async () => {
    let underway = 0;
    let most = 0;
    const waiting: (() => void)[] = [];
    before = () => {
      underway += 1;
      most = Math.max(most, underway);
      return new Promise((resolve) =>
        waiting.push(() => {
          underway -= 1;
          resolve();
        }),
      );
    };
    const desk = desktop();
    const calls = Array.from({ length: 100 }, () => desk.call("file.write", { name: "small" }, new Uint8Array(65_000)));
    let done = 0;
    for (const call of calls) void call.then(() => (done += 1));
    while (done < calls.length) {
      // Nobody is let go before no more come.
      for (let seen = -1; seen !== underway; ) {
        seen = underway;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      for (const go of waiting.splice(0)) go();
    }
    expect(most).toBeGreaterThan(4);
    expect(most).toBeLessThanOrEqual(40);
  });
});

describe("the opening of a socket", () => {
  const session = () => loopback.newSession();

  it("is granted to the window of the session", async () => {
    const socket = await opened(await session());
    socket.send(encodeMessage({ id: 7, channel: "journal.hash-at", request: { frames: 0 } }));
    expect(await heard(socket)).toEqual({ id: 7, ok: true, response: { hash: "0".repeat(64) } });
  });

  it.each([
    ["without a cookie", { cookie: "" }, 401],
    ["with a wrong cookie", { cookie: `desk=${"0".repeat(64)}` }, 401],
    ["without Origin", { origin: "" }, 403],
    ["from another site", { origin: "http://evil.example" }, 403],
    ["from another port of this computer", { origin: "http://127.0.0.1:1" }, 403],
    ["from localhost by name", { origin: () => `http://localhost:${loopback.port}` }, 403],
    ["from a page without an origin", { origin: "null" }, 403],
    ["that the browser calls cross-site", { "sec-fetch-site": "cross-site" }, 403],
    ["that the browser calls same-site", { "sec-fetch-site": "same-site" }, 403],
    ["for another host name (a rebound one)", { host: "evil.example" }, 421],
    ["for localhost by name", { host: () => `localhost:${loopback.port}` }, 421],
  ] as const)("is refused %s", async (_name, wrong, status) => {
    const headers: Record<string, string> = { ...(await session()) };
    for (const [key, value] of Object.entries(wrong)) {
      if (value === "") delete headers[key];
      else headers[key] = typeof value === "function" ? value() : value;
    }
    expect(await knock(headers)).toBe(status);
  });

  it("is refused at any other path, and when the session has enough of them", async () => {
    const headers = await session();
    for (const path of ["/", "/socket/", "/socket?x=1", "/desktop/desk.status"]) expect(await knock(headers, path)).toBe(404);
    for (let n = 0; n < 4; n += 1) await opened(headers);
    expect(await knock(headers)).toBe(503);
  });

  it("says in its refusal nothing but why, under the policy of every answer", async () => {
    const answer = await new Promise<{ readonly policy: string | undefined; readonly body: string }>((resolve, reject) => {
      const socket = new WebSocket(`ws://127.0.0.1:${loopback.port}/socket`);
      socket.on("error", reject);
      socket.on("unexpected-response", (_request, from) => {
        let body = "";
        from.on("data", (chunk: Buffer) => (body += chunk.toString()));
        from.on("end", () => resolve({ policy: from.headers["content-security-policy"]?.toString(), body }));
      });
    });
    expect(answer.body).toBe("来源不符，未执行。");
    expect(answer.policy).toContain("default-src 'none'");
  });
});

describe("an open socket", () => {
  it("ends when the next window takes the session over, and cannot be opened again", async () => {
    const earlier = await loopback.newSession();
    const socket = await opened(earlier);
    const closed = closing(socket);
    await loopback.newSession();
    expect(await closed).toBe(1001);
    expect(await knock(earlier)).toBe(401);
  });

  it("tells the earlier window why through the POST that it falls back to", async () => {
    const desk = desktop();
    await desk.call("journal.position", {});
    const [socket] = loopback.opened;
    const closed = socket === undefined ? null : closing(socket);
    const { cookie } = await loopback.newSession();
    await closed;
    const stale = socketDesktop(
      async () => Promise.reject(new Error("refused")),
      wireDesktop(async (path, body) => {
        const answer = await fetch(loopback.origin + path, {
          method: "POST",
          headers: { origin: loopback.origin, cookie: `${cookie}0`, "content-type": "application/x-desk" },
          body,
        });
        return { ok: answer.ok, body: new Uint8Array(await answer.arrayBuffer()) };
      }),
      () => 0,
    );
    await expect(stale.call("journal.position", {})).rejects.toMatchObject({ code: "locked-elsewhere" });
  });

  it.each([
    ["text", "{}", 1003],
    ["less than a length", new Uint8Array([1]), 1008],
    ["a length beyond its end", new Uint8Array([255, 0, 0, 0, 1]), 1008],
    ["no JSON", new Uint8Array([1, 0, 0, 0, 0x7b]), 1008],
    ["no object", encodeMessage(null), 1008],
    ["a request without a number", encodeMessage({ channel: "journal.position", request: {} }), 1008],
    ["more than the limit", new Uint8Array(socketLimit + 1), 1009],
  ] as const)("is closed on %s", async (_name, message, code) => {
    const socket = await opened(await loopback.newSession());
    const closed = closing(socket);
    socket.send(message);
    expect(await closed).toBe(code);
  });

  it("answers bad-request to an unknown channel, one of Object's own names, and a request that fails its schema", async () => {
    const socket = await opened(await loopback.newSession());
    for (const [channel, request] of [
      ["nothing", {}],
      ["constructor", {}],
      ["__proto__", {}],
      ["file.write", { name: "../x" }],
      ["journal.append", { expect: null }],
    ] as const) {
      socket.send(encodeMessage({ id: 1, channel, request }));
      expect(await heard(socket)).toMatchObject({ id: 1, ok: false, code: "bad-request" });
    }
  });

  it("ends with the server, and what waits on it fails", async () => {
    const other = await serveLoopback({ call: () => new Promise(() => undefined) });
    const desk = socketDesktop(other.open, wireDesktop(other.post), () => performance.now());
    const call = desk.call("journal.position", {});
    while (other.opened.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 20));
    await Promise.all([other.server.close(), expect(call).rejects.toMatchObject({ code: "connection-lost" })]);
  });

  it("never met a defect in all of this", () => {
    expect(loopback.defects).toEqual([]);
  });
});
