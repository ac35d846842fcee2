import { mkdir, symlink, writeFile } from "node:fs/promises";
import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import { type AddressInfo, connect, createServer as createPlainServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLoopbackServer, type LoopbackServer } from "../../../electron/loopback/server.ts";
import { createServices, type Services } from "../../../electron/services/services.ts";
import { decodeMessage, encodeMessage, wireLimit } from "../../../shared/desktop-wire.ts";
import { temporaryFolder } from "../temporary-folder.ts";

let services: Services;
let server: LoopbackServer;
let port = 0;
let token = "";
let cookie = "";
const defects: unknown[] = [];

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: Uint8Array<ArrayBuffer>;
}

/** A raw request: unlike fetch it lets every header be wrong. */
function ask(path: string, options: { method?: string; headers?: OutgoingHttpHeaders; body?: Uint8Array } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { ...(options.body === undefined ? {} : { "content-length": options.body.length }), ...options.headers };
    const asked = httpRequest(
      { host: "127.0.0.1", port, path, method: options.method ?? "GET", headers, agent: false },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: new Uint8Array(Buffer.concat(chunks)) }),
        );
      },
    );
    asked.on("error", reject);
    asked.end(options.body);
  });
}

const text = (answer: Answer): string => new TextDecoder().decode(answer.body);
const good = (): OutgoingHttpHeaders => ({
  origin: `http://127.0.0.1:${port}`,
  cookie,
  "content-type": "application/x-desk",
  "sec-fetch-site": "same-origin",
});
const call = (channel: string, json: unknown, bytes?: Uint8Array, headers: OutgoingHttpHeaders = good()): Promise<Answer> =>
  ask(`/desktop/${channel}`, { method: "POST", headers, body: encodeMessage(json, bytes) });

async function freePort(): Promise<number> {
  const probe = createPlainServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const { port: free } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return free;
}

async function openSession(): Promise<Answer> {
  const answer = await ask(`/open?token=${token}`);
  cookie = answer.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
  return answer;
}

beforeAll(async () => {
  const root = await temporaryFolder();
  const assets = join(root, "renderer");
  await mkdir(join(assets, "assets"), { recursive: true });
  await writeFile(join(assets, "index.html"), "<!doctype html><title>信访台</title>");
  await writeFile(join(assets, "assets", "main-1a2b.js"), "1");
  await writeFile(join(assets, "notes.secret"), "of no known kind");
  await writeFile(join(assets, ".env"), "hidden");
  await writeFile(join(root, "outside.js"), "outside");
  await symlink(join(root, "outside.js"), join(assets, "link.js"));
  services = await createServices({ folder: join(root, "desk"), shell: "chromium", version: "1" });
  port = await freePort();
  server = createLoopbackServer({
    desktop: services.desktop,
    port,
    assets,
    onToken: async (fresh) => {
      token = fresh;
    },
    onDefect: (error) => defects.push(error),
  });
  await server.listen();
  await openSession();
});

afterAll(async () => {
  await server.close();
  await services.close();
});

/** Whether something listens on the desk's port under this address of the computer. */
function listensOn(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

describe("the server", () => {
  // 127.0.0.2 is this computer too, as its address in the network is: who listens on all of them listens there.
  it.skipIf(process.platform !== "linux")("is reached at 127.0.0.1 and under no other address of the computer", async () => {
    expect(await listensOn("127.0.0.1")).toBe(true);
    for (const other of ["127.0.0.2", "::1"]) expect(await listensOn(other), other).toBe(false);
  });
});

describe("the one-time token", () => {
  it("is exchanged once for a cookie that scripts cannot read and other sites cannot send", async () => {
    const used = token;
    const answer = await openSession();
    expect(answer.status).toBe(200);
    expect(answer.headers["set-cookie"]).toEqual([
      expect.stringMatching(/^desk=[0-9a-f]{64}; HttpOnly; SameSite=Strict; Path=\/$/),
    ]);
    expect(token).not.toBe(used);
    const again = await ask(`/open?token=${used}`);
    expect([again.status, again.headers["set-cookie"]]).toEqual([401, undefined]);
    expect(text(again)).toContain("打开链接已用过");
  });

  it("opens nothing when it is wrong, short or missing", async () => {
    for (const wrong of ["/open", "/open?token=", `/open?token=${token.slice(1)}`, `/open?token=${"0".repeat(64)}`]) {
      expect((await ask(wrong)).status).toBe(401);
    }
  });

  it("lets the next window take over: the earlier one is told 已在另一窗口打开", async () => {
    const earlier = good();
    await openSession();
    const answer = await call("desk.status", {}, undefined, earlier);
    expect([answer.status, JSON.parse(text(answer))]).toEqual([401, { code: "locked-elsewhere", message: "已在另一窗口打开。" }]);
    expect((await call("desk.status", {})).status).toBe(200);
  });
});

describe("a call over the loopback", () => {
  it("carries JSON and bytes both ways", async () => {
    await call("file.write", { name: "vault.json" }, new TextEncoder().encode("内容"));
    const answer = await call("file.read", { name: "vault.json" });
    const { json, bytes } = decodeMessage(answer.body);
    expect(json).toEqual({ exists: true });
    expect(new TextDecoder().decode(bytes)).toBe("内容");
    expect(answer.headers["cache-control"]).toBe("no-store");
  });

  it("answers a failure as its code and sentence", async () => {
    const answer = await call("attachment.remove", { name: "none" });
    expect([answer.status, JSON.parse(text(answer))]).toEqual([404, { code: "not-found", message: "找不到该文件或文件夹。" }]);
  });

  it.each([
    ["without a cookie", { cookie: undefined }, 401],
    ["with a wrong cookie", { cookie: `desk=${"0".repeat(64)}` }, 401],
    ["with a planted cookie before its own", { cookie: () => `desk=planted; ${cookie}` }, 401],
    ["with a planted cookie behind its own", { cookie: () => `${cookie}; desk=planted` }, 401],
    ["from another site", { origin: "http://evil.example" }, 403],
    ["from another port of this computer", { origin: "http://127.0.0.1:1" }, 403],
    ["from localhost by name", { origin: () => `http://localhost:${port}` }, 403],
    ["from a page without an origin", { origin: "null" }, 403],
    ["without Origin", { origin: undefined }, 403],
    ["that the browser calls cross-site", { "sec-fetch-site": "cross-site" }, 403],
    ["that the browser calls same-site", { "sec-fetch-site": "same-site" }, 403],
    ["for another host name (a rebound one)", { host: "evil.example" }, 421],
    ["for localhost by name", { host: () => `localhost:${port}` }, 421],
    ["of a form's content type", { "content-type": "text/plain" }, 415],
  ] as const)("is refused %s", async (_name, wrong, status) => {
    const headers = good();
    for (const [key, value] of Object.entries(wrong)) {
      if (value === undefined) delete headers[key];
      else headers[key] = typeof value === "function" ? value() : value;
    }
    const answer = await call("desk.status", {}, undefined, headers);
    expect(answer.status).toBe(status);
    expect(text(answer)).not.toContain("folder");
  });

  it("is refused on an unknown channel, one of Object's own names, or with a query", async () => {
    for (const channel of ["nothing", "", "constructor", "__proto__", "desk.status?x=1", "desk.status/"]) {
      expect((await call(channel, {})).status, channel).toBe(404);
    }
  });

  it("is refused with a malformed body, and with a request that fails its schema", async () => {
    const bodies = [
      new Uint8Array(0),
      new Uint8Array([1, 2]),
      new Uint8Array([255, 255, 255, 255, 1]),
      encodeMessage({}).subarray(0, 5),
    ];
    for (const body of [...bodies, encodeMessage({ name: "../x" }), encodeMessage(null)]) {
      const answer = await ask("/desktop/file.read", { method: "POST", headers: good(), body });
      expect([answer.status, JSON.parse(text(answer)).code]).toEqual([400, "bad-request"]);
    }
  });

  it("is refused before it is read when it is too large or does not say its length", async () => {
    const declared = { ...good(), "content-length": wireLimit + 1 };
    const large = await new Promise<number>((resolve, reject) => {
      const asked = httpRequest(
        { host: "127.0.0.1", port, path: "/desktop/file.write", method: "POST", headers: declared },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        },
      );
      asked.on("error", reject);
      asked.flushHeaders();
    });
    expect(large).toBe(413);
    const chunked = await ask("/desktop/desk.status", { method: "POST", headers: { ...good(), "transfer-encoding": "chunked" } });
    expect(chunked.status).toBe(411);
  });

  it("is a POST and nothing else", async () => {
    for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS"])
      expect((await ask("/desktop/desk.status", { method, headers: good() })).status).toBe(405);
    expect((await ask("/desktop/desk.status", { headers: good() })).status).toBe(404);
  });

  it("never met a defect in all of this", () => {
    expect(defects).toEqual([]);
  });
});

describe("the interface over the loopback", () => {
  it("comes with the policy and the headers that keep it closed, on refusals too", async () => {
    for (const path of ["/", "/assets/main-1a2b.js", "/nothing.js", "/open"]) {
      const { headers } = await ask(path);
      const policy = headers["content-security-policy"] ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
      for (const closed of ["base-uri", "form-action", "frame-ancestors"]) expect(policy).toContain(`${closed} 'none'`);
      expect(policy).not.toMatch(/https?:|\*|'unsafe-eval'/);
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-resource-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
      });
      expect(headers["permissions-policy"]).toContain("camera=(self)");
      expect(headers["access-control-allow-origin"]).toBeUndefined();
    }
  });

  it("is served by kind; only what carries a hash in its name is kept by the browser", async () => {
    const index = await ask("/");
    expect([index.status, index.headers["content-type"], index.headers["cache-control"]]).toEqual([
      200,
      "text/html; charset=utf-8",
      "no-cache",
    ]);
    const script = await ask("/assets/main-1a2b.js");
    expect(script.headers["content-type"]).toBe("text/javascript; charset=utf-8");
    expect(script.headers["cache-control"]).toContain("immutable");
    expect((await ask("/", { method: "HEAD" })).body.length).toBe(0);
  });

  it.each([
    "/../outside.js",
    "/assets/../../outside.js",
    "/%2e%2e/outside.js",
    "/..%2foutside.js",
    "/%252e%252e/outside.js",
    "/assets/..%5c..%5coutside.js",
    "//127.0.0.1/outside.js",
    "http://127.0.0.1/outside.js",
    "/link.js",
    "/.env",
    "/notes.secret",
    "/assets",
    "/assets/",
    "/index.html%00.js",
    "/%ff",
    "/C:/Windows/win.ini",
  ])("does not give out %s", async (path) => {
    const answer = await ask(path);
    expect([400, 404]).toContain(answer.status);
    expect(text(answer)).not.toContain("outside");
  });

  it("is refused for another host name and for a foreign origin", async () => {
    expect((await ask("/", { headers: { host: "evil.example" } })).status).toBe(421);
    expect((await ask("/", { headers: { origin: "http://evil.example" } })).status).toBe(403);
  });

  it("listens on this computer only", async () => {
    const other = createLoopbackServer({ desktop: services.desktop, port, assets: "/", onToken: async () => undefined });
    await expect(other.listen()).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});
