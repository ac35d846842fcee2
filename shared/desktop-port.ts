import { z } from "zod";
import type { ChannelName, ChannelRequest, ChannelResponse, Desktop } from "./desktop.ts";
import type { DeskBridge, PortAnswer } from "./desktop-bridge.ts";
import { failureFromWire } from "./desktop-wire.ts";

/** How calls cross a message port (Electron): numbered requests, and for each one answer. */
export const portRequest = z.object({
  id: z.number().int().nonnegative(),
  channel: z.string().max(50),
  request: z.unknown(),
  bytes: z.instanceof(Uint8Array<ArrayBuffer>).optional(),
});
export type PortRequest = z.infer<typeof portRequest>;

export const portAnswer: z.ZodType<PortAnswer> = z.discriminatedUnion("ok", [
  z.object({ id: z.number(), ok: z.literal(true), response: z.unknown() }),
  z.object({ id: z.number(), ok: z.literal(false), code: z.string(), message: z.string() }),
]);

/** What this needs of a MessagePort. */
export interface PortLike {
  postMessage(message: unknown): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
}

/** The contract over a port: for the page or, after the port was handed on, for the worker. */
export function portDesktop(port: PortLike): Desktop {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: unknown): void }>();
  let next = 0;
  port.onmessage = (event) => {
    const answer = portAnswer.safeParse(event.data);
    const call = answer.success ? waiting.get(answer.data.id) : undefined;
    if (!answer.success || call === undefined) return;
    waiting.delete(answer.data.id);
    if (answer.data.ok) call.resolve(answer.data.response);
    else call.reject(failureFromWire(answer.data));
  };
  return {
    call<C extends ChannelName>(channel: C, request: ChannelRequest<C>, bytes?: Uint8Array<ArrayBuffer>) {
      return new Promise<ChannelResponse<C>>((resolve, reject) => {
        const id = next;
        next += 1;
        waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
        port.postMessage({ id, channel, request, ...(bytes === undefined ? {} : { bytes }) } satisfies PortRequest);
      });
    },
  };
}

/** The contract over the page's bridge. */
export function bridgeDesktop(bridge: DeskBridge): Desktop {
  return {
    async call<C extends ChannelName>(channel: C, request: ChannelRequest<C>, bytes?: Uint8Array<ArrayBuffer>) {
      const answer = await bridge.call(channel, request, bytes);
      if (!answer.ok) throw failureFromWire(answer);
      return answer.response as ChannelResponse<C>;
    },
  };
}
