import type { Desktop } from "../../shared/desktop.ts";
import { type DeskBridge, portMessage } from "../../shared/desktop-bridge.ts";
import { bridgeDesktop } from "../../shared/desktop-port.ts";
import { type WirePost, wireDesktop, wireType } from "../../shared/desktop-wire.ts";

declare global {
  interface Window {
    /** Given by Electron's preload script; missing in a Chromium window over the loopback. */
    readonly desk?: DeskBridge;
  }
}

/** The shell as this window reaches it, and how the worker shall reach it. */
export interface OpenedDesktop {
  readonly desktop: Desktop;
  /** Electron: a port of its own for the worker. Loopback: null, the worker posts by itself. */
  readonly workerPort: MessagePort | null;
}

/** Finds the shell this page runs in. */
export async function openDesktop(): Promise<OpenedDesktop> {
  const bridge = window.desk;
  if (bridge === undefined) return { desktop: wireDesktop(postToLoopback), workerPort: null };
  return { desktop: bridgeDesktop(bridge), workerPort: await portOf(bridge) };
}

function portOf(bridge: DeskBridge): Promise<MessagePort> {
  return new Promise((resolve) => {
    const hear = (event: MessageEvent) => {
      const port = event.ports[0];
      if (event.source !== window || event.data !== portMessage || !port) return;
      window.removeEventListener("message", hear);
      resolve(port);
    };
    window.addEventListener("message", hear);
    bridge.openPort();
  });
}

/** One call over the loopback, with the session's cookie. */
const postToLoopback: WirePost = async (path, body) => {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": wireType },
    body,
    credentials: "same-origin",
    cache: "no-store",
  });
  return { ok: answer.ok, body: new Uint8Array(await answer.arrayBuffer()) };
};
