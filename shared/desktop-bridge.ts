/** The answer to a call that crossed a port or the bridge. */
export type PortAnswer =
  | { readonly id: number; readonly ok: true; readonly response: unknown }
  | { readonly id: number; readonly ok: false; readonly code: string; readonly message: string };

/** What the preload script gives the page as `window.desk`. This file imports nothing: the preload script carries it. */
export interface DeskBridge {
  readonly shell: "electron";
  /** One call through the shell's validated wrapper. */
  call(channel: string, request: unknown, bytes?: Uint8Array<ArrayBuffer>): Promise<PortAnswer>;
  /** Asks for a message port; it arrives as a `message` event on window whose data is `portMessage`, to be handed to the worker. */
  openPort(): void;
}

/** Data of the `message` event that brings the port. */
export const portMessage = "desk:port";
/** The event on window that says: the computer goes to sleep or its screen was locked. */
export const suspendEvent = "desk:suspend";
/** Names between the preload script and the shell. */
export const callName = "desk:call";
export const openPortName = "desk:open-port";
