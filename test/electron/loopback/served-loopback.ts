import { type AddressInfo, createServer } from "node:net";
import { WebSocket } from "ws";
import { createLoopbackServer, type LoopbackServer } from "../../../electron/loopback/server.ts";
import type { Desktop } from "../../../shared/desktop.ts";
import { type OpenSocket, socketPath } from "../../../shared/desktop-socket.ts";
import { type WirePost, wireType } from "../../../shared/desktop-wire.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** A loopback server on a free port, and what a window's worker would reach it with. */
export interface ServedLoopback {
  readonly server: LoopbackServer;
  readonly port: number;
  readonly origin: string;
  /** What a handler's defect left. */
  readonly defects: unknown[];
  /** Exchanges the token: a new session, whose headers a browser would send from now on. */
  newSession(): Promise<Readonly<Record<string, string>>>;
  /** Opens sockets of the present session; those opened are kept in `opened`. */
  readonly open: OpenSocket;
  readonly opened: WebSocket[];
  readonly post: WirePost;
  /** Paths posted to. */
  readonly posted: string[];
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

export async function serveLoopback(desktop: Desktop): Promise<ServedLoopback> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const [defects, posted, opened]: [unknown[], string[], WebSocket[]] = [[], [], []];
  let token = "";
  let headers: Readonly<Record<string, string>> = {};
  const server = createLoopbackServer({
    desktop,
    port,
    assets: await temporaryFolder(),
    onToken: async (fresh) => {
      token = fresh;
    },
    onDefect: (error) => defects.push(error),
  });
  await server.listen();
  const newSession = async () => {
    const answer = await fetch(`${origin}/open?token=${token}`);
    headers = { origin, cookie: answer.headers.get("set-cookie")?.split(";")[0] ?? "" };
    return headers;
  };
  await newSession();
  return {
    server,
    port,
    origin,
    defects,
    newSession,
    opened,
    posted,
    open: ({ heard, closed }) =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(`ws://127.0.0.1:${port}${socketPath}`, { headers });
        socket.on("error", reject);
        socket.on("close", closed);
        socket.on("message", (data: Buffer) => heard(new Uint8Array(data)));
        socket.on("open", () => {
          opened.push(socket);
          resolve({ send: (message) => socket.send(message), close: () => socket.close() });
        });
      }),
    async post(path, body) {
      posted.push(path);
      const answer = await fetch(origin + path, { method: "POST", headers: { ...headers, "content-type": wireType }, body });
      return { ok: answer.ok, body: new Uint8Array(await answer.arrayBuffer()) };
    },
  };
}
