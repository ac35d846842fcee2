import { type ChannelName, type ChannelRequest, type ChannelResponse, channels, type Desktop } from "./desktop.ts";
import { portAnswer } from "./desktop-port.ts";
import { decodeMessage, encodeMessage, failureFromWire } from "./desktop-wire.ts";

/**
 * How small calls cross the loopback: binary messages of a WebSocket at `socketPath` of the same origin, opened with the
 * session's cookie. Each has the form of a body on the wire (desktop-wire.ts); the JSON of a request is
 * `{ id, channel, request }`, that of its answer `{ id, ok: true, response }` or `{ id, ok: false, code, message }`.
 * A POST costs Chromium four milliseconds more than a message, and every registration waits for one (docs/performance.md).
 */
export const socketPath = "/socket";
/** Most bytes of a request on the socket. What is larger goes as a POST, which is the faster way for it. */
export const socketLimit = 262_144;
/** After a refused opening calls are posted for so long before another is tried. */
const pauseMs = 5000;

/** What is needed of an open WebSocket. */
export interface SocketLike {
  send(message: Uint8Array<ArrayBuffer>): void;
  close(): void;
}

/** Told of what happens to a socket that was opened. */
export interface SocketEvents {
  /** A binary message came. */
  heard(message: Uint8Array<ArrayBuffer>): void;
  /** It is closed, by whomever; nothing more comes. */
  closed(): void;
}

/** Opens a socket at `socketPath`; rejects when that is refused. */
export type OpenSocket = (events: SocketEvents) => Promise<SocketLike>;

interface Waiting {
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

/** One socket and the calls that wait on it. */
class Line {
  readonly #waiting = new Map<number, Waiting>();
  #socket: SocketLike | null = null;
  #isClosed = false;
  #next = 0;

  static async open(open: OpenSocket, lost: (line: Line) => void): Promise<Line> {
    const line = new Line();
    line.#socket = await open({
      heard: (message) => line.#hear(message),
      closed: () => {
        line.#isClosed = true;
        lost(line);
        line.#fail();
      },
    });
    return line;
  }

  /** Null when the line is closed or the message would be too large: nothing was sent then. */
  call(channel: ChannelName, request: unknown, bytes: Uint8Array<ArrayBuffer> | undefined): Promise<unknown> | null {
    if (this.#isClosed) return null;
    const id = this.#next;
    const message = encodeMessage({ id, channel, request }, bytes);
    if (message.length > socketLimit) return null;
    this.#next += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket?.send(message);
    });
  }

  #hear(message: Uint8Array<ArrayBuffer>): void {
    const answer = answerIn(message);
    const call = answer === null ? undefined : this.#waiting.get(answer.id);
    // Whoever answers what was not asked is not our shell: what waits is uncertain from here on.
    if (answer === null || call === undefined) {
      this.#socket?.close();
      return;
    }
    this.#waiting.delete(answer.id);
    if (answer.ok) call.resolve(answer.response);
    else call.reject(failureFromWire(answer));
  }

  /** Whether the shell carried them out is not known: a write is uncertain, as after a lost POST. */
  #fail(): void {
    for (const { reject } of this.#waiting.values()) reject(failureFromWire(null));
    this.#waiting.clear();
  }
}

function answerIn(message: Uint8Array<ArrayBuffer>) {
  try {
    const answer = portAnswer.safeParse(decodeMessage(message).json);
    return answer.success ? answer.data : null;
  } catch {
    return null;
  }
}

/**
 * The contract over a socket that is opened when first needed and again after it was lost. `post` takes what is large,
 * what answers with bytes, and everything while no socket is to be had: it also says why (another window took over).
 * Calls on the socket reach the shell in the order in which they were made; between socket and `post` there is no order.
 * A call that was sent on a socket that is then lost is never repeated: it fails with code connection-lost.
 */
export function socketDesktop(open: OpenSocket, post: Desktop, now: () => number): Desktop {
  let line: Promise<Line | null> | null = null;
  let refusedUntil = Number.NEGATIVE_INFINITY;

  function opened(): Promise<Line | null> {
    if (line === null && now() < refusedUntil) return Promise.resolve(null);
    line ??= Line.open(open, () => {
      line = null;
    }).catch(() => {
      refusedUntil = now() + pauseMs;
      line = null;
      return null;
    });
    return line;
  }

  return {
    async call<C extends ChannelName>(channel: C, request: ChannelRequest<C>, bytes?: Uint8Array<ArrayBuffer>) {
      const isSmall = channels[channel].bytes !== "out" && (bytes?.length ?? 0) < socketLimit;
      const sent = isSmall ? (await opened())?.call(channel, request, bytes) : null;
      return sent ? ((await sent) as ChannelResponse<C>) : post.call(channel, request, bytes);
    },
  };
}
