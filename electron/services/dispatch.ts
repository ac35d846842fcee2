import { type ChannelName, type ChannelRequest, type ChannelResponse, channels, type Desktop } from "../../shared/desktop.ts";
import { asFailure, failure } from "./failure.ts";
import type { Handlers } from "./handlers.ts";

/** Whether a string names a channel of the contract. */
export function isChannel(name: string): name is ChannelName {
  return Object.hasOwn(channels, name);
}

const none = new Uint8Array(0);

/**
 * The contract in front of the handlers: requests are checked by their schema (bad-request), answers too (a bug), and
 * bytes go only where the channel has them.
 */
export function createDispatch(handlers: Handlers): Desktop {
  return {
    async call<C extends ChannelName>(channel: C, request: ChannelRequest<C>, bytes?: Uint8Array<ArrayBuffer>) {
      const rule = channels[channel];
      const parsed = rule.request.safeParse(request);
      if (!parsed.success || (bytes !== undefined && bytes.length > 0 && rule.bytes !== "in")) throw failure("bad-request");
      let answer: ChannelResponse<C>;
      try {
        answer = await handlers[channel](parsed.data as ChannelRequest<C>, bytes ?? none);
      } catch (error) {
        throw asFailure(error);
      }
      const checked = rule.response.parse(answer);
      return (rule.bytes === "out" ? { ...checked, bytes: answer.bytes ?? none } : checked) as ChannelResponse<C>;
    },
  };
}
