import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, MessageChannelMain, MessagePortMain } from "electron";
import type { Desktop } from "../../shared/desktop.ts";
import { callName, openPortName, portMessage } from "../../shared/desktop-bridge.ts";
import { answer } from "../services/answer.ts";
import { isAppUrl } from "./origin.ts";

export interface IpcOptions {
  readonly ipc: Pick<IpcMain, "handle" | "on">;
  readonly desktop: Desktop;
  /** The id of the window's web contents, or null while there is none. */
  readonly contentsId: () => number | null;
  readonly createChannel: () => MessageChannelMain;
  readonly onDefect: (error: unknown) => void;
}

type Frame = NonNullable<IpcMainEvent["senderFrame"]>;

/** The frame a message came from, if that is the top frame of our window showing our origin; else null. */
function ownFrame(event: IpcMainEvent | IpcMainInvokeEvent, contentsId: number | null): Frame | null {
  const frame = event.senderFrame;
  if (frame === null || event.sender.id !== contentsId) return null;
  return frame.parent === null && isAppUrl(frame.url) ? frame : null;
}

/** Answers the messages of one port, as long as it is open. */
export function servePort(
  port: Pick<MessagePortMain, "on" | "postMessage" | "start">,
  desktop: Desktop,
  onDefect: (error: unknown) => void,
): void {
  port.on("message", (event) => {
    void answer(desktop, event.data, onDefect).then((reply) => {
      if (reply !== null) port.postMessage(reply);
    });
  });
  port.start();
}

/**
 * The only two names that the shell listens to: a call, and the wish for a port to hand to the worker. A message from
 * a sub-frame, another window or another origin is refused before anything is read from it.
 */
export function handleMessages({ ipc, desktop, contentsId, createChannel, onDefect }: IpcOptions): void {
  ipc.handle(callName, async (event, message: unknown) => {
    if (ownFrame(event, contentsId()) === null) throw new Error("refused");
    const reply = await answer(desktop, message, onDefect);
    if (reply === null) throw new Error("refused");
    return reply;
  });
  ipc.on(openPortName, (event) => {
    const frame = ownFrame(event, contentsId());
    if (frame === null) return;
    const { port1, port2 } = createChannel();
    servePort(port1, desktop, onDefect);
    frame.postMessage(portMessage, null, [port2]);
  });
}
