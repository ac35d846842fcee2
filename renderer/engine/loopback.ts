import type { Desktop } from "../../shared/desktop.ts";
import { type OpenSocket, socketDesktop, socketPath } from "../../shared/desktop-socket.ts";
import { type WirePost, wireDesktop, wireType } from "../../shared/desktop-wire.ts";

/** Chromium sends large bodies twice as fast from a Blob as from bytes (measured; docs/performance.md). */
const largeBody = 65_536;

const post: WirePost = async (path, body) => {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": wireType },
    body: body.length > largeBody ? new Blob([body]) : body,
    credentials: "same-origin",
    cache: "no-store",
  });
  return { ok: answer.ok, body: new Uint8Array(await answer.arrayBuffer()) };
};

/** The session's cookie goes along with the opening by itself. */
const open: OpenSocket = ({ heard, closed }) =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://${location.host}${socketPath}`);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => resolve({ send: (message) => socket.send(message), close: () => socket.close() });
    socket.onmessage = ({ data }) => {
      if (data instanceof ArrayBuffer) heard(new Uint8Array(data));
      else socket.close();
    };
    socket.onclose = () => {
      reject(new Error("the socket was refused"));
      closed();
    };
  });

/** The shell over the loopback of the worker's own origin, with the session's cookie. */
export function loopbackDesktop(): Desktop {
  return socketDesktop(open, wireDesktop(post), () => performance.now());
}
