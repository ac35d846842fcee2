import { createReadStream } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { type ChannelRequest, type Desktop, type ServiceErrorCode, ServiceFailure } from "../../shared/desktop.ts";
import { socketPath } from "../../shared/desktop-socket.ts";
import { decodeMessage, encodeMessage, wireLimit, wirePath, wireType } from "../../shared/desktop-wire.ts";
import { findAsset } from "../security/asset.ts";
import { securityHeaders } from "../security/content-policy.ts";
import { isChannel } from "../services/dispatch.ts";
import { failure } from "../services/failure.ts";
import { Refusal } from "./refusal.ts";
import { Session } from "./session.ts";
import { refuseUpgrade, Sockets } from "./sockets.ts";

export interface LoopbackOptions {
  readonly desktop: Desktop;
  readonly port: number;
  /** The folder of the built interface. */
  readonly assets: string;
  /** Called with each fresh one-time token, to be written where only this user can read it. */
  readonly onToken: (token: string) => Promise<void>;
  /** Where a defect in a handler is reported; never carries request content. */
  readonly onDefect?: (error: unknown) => void;
}

export interface LoopbackServer {
  /** Listens on loopback and hands out the first token. Rejects with the system's error, EADDRINUSE when the port is taken. */
  listen(): Promise<void>;
  close(): Promise<void>;
}

const openPage =
  '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/"><title>信访台</title></head><body></body></html>';
const staleToken = "打开链接已用过或已失效，请从程序重新打开。";

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string | Uint8Array): void {
  response.writeHead(status, {
    ...securityHeaders,
    "Cache-Control": "no-store",
    ...headers,
    "Content-Length": Buffer.byteLength(body),
  });
  response.end(body);
}

function sendFailure(response: ServerResponse, status: number, code: ServiceErrorCode, message: string): void {
  send(response, status, { "Content-Type": "application/json; charset=utf-8" }, JSON.stringify({ code, message }));
}

async function readBody(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = new Refusal(413, "bad-request", "请求过大，未执行。");
  const declared = Number(request.headers["content-length"] ?? Number.NaN);
  if (!(declared >= 0)) throw new Refusal(411, "bad-request", "请求内容不符合要求，未执行。");
  if (declared > wireLimit) throw tooLarge;
  // The parser never delivers more than was declared.
  const body = new Uint8Array(declared);
  let at = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    body.set(chunk, at);
    at += chunk.length;
  }
  return body;
}

/** Statuses tell the kinds of failure apart for those who read along; the program goes by the code. */
function statusOf(code: ServiceErrorCode): number {
  if (code === "bad-request") return 400;
  if (code === "not-found") return 404;
  return code === "io" || code === "journal-corrupt" ? 500 : 409;
}

/**
 * The desk for a Chromium window: the built interface and the channels on 127.0.0.1, for the one window that holds the
 * session's cookie. Host and Origin must be this very address, so that no other site and no rebound name gets in.
 */
export function createLoopbackServer(options: LoopbackOptions): LoopbackServer {
  const host = `127.0.0.1:${options.port}`;
  const origin = `http://${host}`;
  const session = new Session();
  const onDefect = (error: unknown): void => options.onDefect?.(error);
  const sockets = new Sockets({ desktop: options.desktop, onDefect });

  /** `acts`: the request does something, and a browser says with it where it comes from. */
  function checkRequest(request: IncomingMessage, acts: boolean): URL {
    if (request.headers.host !== host) throw new Refusal(421, "bad-request", "地址不符，未执行。");
    const from = request.headers.origin;
    if (acts ? from !== origin : from !== undefined && from !== origin) {
      throw new Refusal(403, "no-permission", "来源不符，未执行。");
    }
    const target = request.url ?? "";
    if (!target.startsWith("/") || target.startsWith("//")) throw new Refusal(400, "bad-request", "请求内容不符合要求，未执行。");
    return new URL(target, origin);
  }

  function checkSession(request: IncomingMessage): void {
    if (!session.admits(request.headers.cookie)) throw new Refusal(401, "locked-elsewhere", "已在另一窗口打开。");
    const site = request.headers["sec-fetch-site"];
    if (site !== undefined && site !== "same-origin") throw new Refusal(403, "no-permission", "来源不符，未执行。");
  }

  async function open(url: URL, response: ServerResponse): Promise<void> {
    const cookie = session.exchange(url.searchParams.get("token") ?? "");
    if (cookie === null) throw new Refusal(401, "no-permission", staleToken);
    sockets.endAll();
    await options.onToken(session.token);
    // A page and not a redirect: a Strict cookie does not travel on the redirect of a navigation begun elsewhere.
    send(response, 200, { "Content-Type": "text/html; charset=utf-8", "Set-Cookie": cookie }, openPage);
  }

  async function call(request: IncomingMessage, url: URL, response: ServerResponse): Promise<void> {
    checkSession(request);
    if (request.headers["content-type"] !== wireType) throw new Refusal(415, "bad-request", "请求内容不符合要求，未执行。");
    const channel = url.pathname.slice(wirePath.length);
    if (!isChannel(channel) || url.search !== "") throw new Refusal(404, "bad-request", "请求内容不符合要求，未执行。");
    const { json, bytes } = decodeMessage(await readBody(request));
    const answer = await options.desktop.call(channel, json as ChannelRequest<typeof channel>, bytes);
    const { bytes: out, ...rest } = answer as typeof answer & { bytes?: Uint8Array };
    send(response, 200, { "Content-Type": wireType }, encodeMessage(rest, out));
  }

  async function asset(url: URL, response: ServerResponse, withBody: boolean): Promise<void> {
    const found = await findAsset(options.assets, url.pathname);
    if (found === null) throw new Refusal(404, "not-found", "没有这个页面。");
    const cache = found.immutable ? "private, max-age=31536000, immutable" : "no-cache";
    response.writeHead(200, { ...securityHeaders, "Content-Type": found.mediaType, "Cache-Control": cache });
    if (withBody) await pipeline(createReadStream(found.path), response);
    else response.end();
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = checkRequest(request, request.method === "POST");
    if (request.method === "POST" && url.pathname.startsWith(wirePath)) return call(request, url, response);
    if (request.method !== "GET" && request.method !== "HEAD")
      throw new Refusal(405, "bad-request", "请求内容不符合要求，未执行。");
    if (url.pathname === "/open" && request.method === "GET") return open(url, response);
    return asset(url, response, request.method === "GET");
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (response.headersSent) return void response.destroy();
      // What is left of a refused body is not read.
      if (!request.complete) response.setHeader("Connection", "close");
      if (error instanceof Refusal) return sendFailure(response, error.status, error.code, error.message);
      if (error instanceof ServiceFailure) return sendFailure(response, statusOf(error.code), error.code, error.message);
      onDefect(error);
      sendFailure(response, 500, "io", failure("io").message);
    });
  });
  server.on("upgrade", (request, connection, head) => {
    connection.on("error", () => connection.destroy());
    try {
      const url = checkRequest(request, true);
      checkSession(request);
      if (url.pathname !== socketPath || url.search !== "") throw new Refusal(404, "not-found", "没有这个页面。");
      if (sockets.isFull) throw new Refusal(503, "io", "连接过多，未打开。");
      sockets.take(request, connection, head);
    } catch (error) {
      if (!(error instanceof Refusal)) onDefect(error);
      refuseUpgrade(connection, error instanceof Refusal ? error : new Refusal(500, "io", failure("io").message));
    }
  });
  // Longer than a person's pause between two calls, so that the window's connections stay open.
  server.keepAliveTimeout = 120_000;
  return {
    async listen() {
      await listening(server, options.port);
      await options.onToken(session.token);
    },
    close() {
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        sockets.close();
      });
    },
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: "127.0.0.1", port, exclusive: true }, () => {
      server.off("error", reject);
      resolve();
    });
  });
}
