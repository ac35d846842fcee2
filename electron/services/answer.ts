import { type ChannelRequest, type Desktop, ServiceFailure } from "../../shared/desktop.ts";
import type { PortAnswer } from "../../shared/desktop-bridge.ts";
import { portRequest } from "../../shared/desktop-port.ts";
import { isChannel } from "./dispatch.ts";
import { failure } from "./failure.ts";

/**
 * Carries out one message from the page or the worker: its form, the channel and (inside the contract) the request
 * are checked. Answers failures by code; a defect answers io and is reported. Null when not even an id can be read.
 */
export async function answer(desktop: Desktop, message: unknown, onDefect: (error: unknown) => void): Promise<PortAnswer | null> {
  const parsed = portRequest.safeParse(message);
  if (!parsed.success) return null;
  const { id, channel, request, bytes } = parsed.data;
  try {
    if (!isChannel(channel)) throw failure("bad-request");
    return { id, ok: true, response: await desktop.call(channel, request as ChannelRequest<typeof channel>, bytes) };
  } catch (error) {
    if (error instanceof ServiceFailure) return { id, ok: false, code: error.code, message: error.message };
    onDefect(error);
    const { code, message: sentence } = failure("io");
    return { id, ok: false, code, message: sentence };
  }
}
