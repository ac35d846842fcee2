import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Desktop } from "../../shared/desktop.ts";
import { socketLimit } from "../../shared/desktop-socket.ts";
import { decodeMessage, encodeMessage } from "../../shared/desktop-wire.ts";
import { securityHeaders } from "../security/content-policy.ts";
import { answer } from "../services/answer.ts";
import type { Refusal } from "./refusal.ts";

/** The window's worker has one; a fresh worker may come before the old one's socket is gone. */
const mostSockets = 4;
/**
 * While so many calls of one socket are under way, or so many bytes wait to be taken, no more bytes are read from it.
 * What had come in one piece with the last is carried out still: 64 KiB at most.
 */
const mostCalls = 32;
const mostWaiting = 4 * 1024 * 1024;

/** Close codes of RFC 6455, section 7.4.1. */
const goingAway = 1001;
const noBinary = 1003;
const malformed = 1008;

export interface SocketsOptions {
  readonly desktop: Desktop;
  readonly onDefect: (error: unknown) => void;
}

/** The open sockets of the loopback (desktop-socket.ts). Who may open one is checked before. */
export class Sockets {
  readonly #options: SocketsOptions;
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: socketLimit,
    // Frames are sealed, and small; and compression beside secrets is a risk of its own.
    perMessageDeflate: false,
  });

  constructor(options: SocketsOptions) {
    this.#options = options;
  }

  get isFull(): boolean {
    return this.#server.clients.size >= mostSockets;
  }

  /** Completes the opening of a socket that was admitted. */
  take(request: IncomingMessage, connection: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, connection, head, (socket) => this.#serve(socket));
  }

  /** The session is another's now: open sockets end. What they had begun is carried out. */
  endAll(): void {
    for (const socket of this.#server.clients) socket.close(goingAway);
  }

  /** Ends every socket at once. */
  close(): void {
    for (const socket of this.#server.clients) socket.terminate();
  }

  #serve(socket: WebSocket): void {
    const { desktop, onDefect } = this.#options;
    let underway = 0;
    const isBusy = () => underway >= mostCalls || socket.bufferedAmount > mostWaiting;
    const resume = () => {
      if (socket.isPaused && !isBusy()) socket.resume();
    };
    // What breaks the protocol or the limit closes the socket by itself; the client sees that.
    socket.on("error", () => undefined);
    socket.on("message", (data, isBinary) => {
      if (!isBinary || !(data instanceof Buffer)) return socket.close(noBinary);
      const message = messageIn(data);
      if (message === null) return socket.close(malformed);
      underway += 1;
      if (isBusy()) socket.pause();
      void answer(desktop, message, onDefect).then((reply) => {
        underway -= 1;
        if (reply === null) return socket.close(malformed);
        if (socket.readyState === socket.OPEN) socket.send(encodeMessage(reply), resume);
        resume();
      });
    });
  }
}

/** The JSON of a message with its bytes beside, where it has any; null when it has not the form. */
function messageIn(data: Buffer): unknown {
  try {
    const { json, bytes } = decodeMessage(new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.length));
    if (typeof json !== "object" || json === null) return null;
    return bytes.length > 0 ? { ...json, bytes } : { ...json, bytes: undefined };
  } catch {
    return null;
  }
}

/** Answers a refused opening and ends the connection. */
export function refuseUpgrade(connection: Duplex, { status, message }: Refusal): void {
  const body = Buffer.from(message, "utf8");
  const headers = {
    ...securityHeaders,
    "Cache-Control": "no-store",
    Connection: "close",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Length": String(body.length),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  connection.once("finish", () => connection.destroy());
  connection.end(Buffer.concat([Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n`), body]));
}
