import {
  type ChannelName,
  type ChannelRequest,
  type ChannelResponse,
  type Desktop,
  type ServiceErrorCode,
  ServiceFailure,
  serviceErrorCodes,
} from "./desktop.ts";

/**
 * How a call crosses the loopback: `POST /desktop/<channel>` with the session's cookie and content type
 * `application/x-desk`. Request and answer bodies have one form:
 *
 *     u32 LE length of the JSON · JSON (UTF-8) · bytes (the rest, may be empty)
 *
 * A failure is status 4xx or 5xx with `application/json` `{ "code": ServiceErrorCode, "message": string }`; status 401
 * means that another window has taken over the session.
 */
export const wireType = "application/x-desk";
/** Path of a channel; the channel's name follows. */
export const wirePath = "/desktop/";
/** Most bytes that a request may have: an append of 64 MiB and its JSON. */
export const wireLimit = 65 * 1024 * 1024;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

/** A message's body. */
export function encodeMessage(json: unknown, bytes?: Uint8Array): Uint8Array<ArrayBuffer> {
  const text = encoder.encode(JSON.stringify(json));
  const body = new Uint8Array(4 + text.length + (bytes?.length ?? 0));
  new DataView(body.buffer).setUint32(0, text.length, true);
  body.set(text, 4);
  if (bytes !== undefined) body.set(bytes, 4 + text.length);
  return body;
}

/** JSON and bytes of a body; the bytes are a view of it. Throws ServiceFailure bad-request for anything else. */
export function decodeMessage(body: Uint8Array<ArrayBuffer>): {
  readonly json: unknown;
  readonly bytes: Uint8Array<ArrayBuffer>;
} {
  const malformed = new ServiceFailure("bad-request", "请求内容不符合要求，未执行。");
  if (body.length < 4) throw malformed;
  const length = new DataView(body.buffer, body.byteOffset).getUint32(0, true);
  if (length > body.length - 4) throw malformed;
  try {
    return { json: JSON.parse(decoder.decode(body.subarray(4, 4 + length))), bytes: body.subarray(4 + length) };
  } catch {
    throw malformed;
  }
}

/** The failure that a `{ code, message }` answer tells of; connection-lost when it is not such an answer. */
export function failureFromWire(answer: unknown): ServiceFailure {
  if (typeof answer === "object" && answer !== null && "code" in answer && "message" in answer) {
    const code = serviceErrorCodes.find((known): known is ServiceErrorCode => known === answer.code);
    if (code !== undefined && typeof answer.message === "string") return new ServiceFailure(code, answer.message);
  }
  return new ServiceFailure(
    "connection-lost",
    "与本机服务的连接中断，这一步可能没有完成。请核对后再做一次，仍不行请重新打开程序。",
  );
}

/** Sends one body to a path of the loopback: `fetch`, in the page or in the worker. Rejects when nobody answers. */
export type WirePost = (
  path: string,
  body: Uint8Array<ArrayBuffer>,
) => Promise<{ readonly ok: boolean; readonly body: Uint8Array<ArrayBuffer> }>;

/** The contract over the loopback. A lost connection is a failure of code connection-lost. */
export function wireDesktop(post: WirePost): Desktop {
  return {
    async call<C extends ChannelName>(channel: C, request: ChannelRequest<C>, bytes?: Uint8Array<ArrayBuffer>) {
      const answer = await post(wirePath + channel, encodeMessage(request, bytes)).catch(() => {
        throw failureFromWire(null);
      });
      if (!answer.ok) throw failureFromWire(parsed(answer.body));
      const message = decodeMessage(answer.body);
      const response = message.json as object;
      return (message.bytes.length > 0 ? { ...response, bytes: message.bytes } : response) as ChannelResponse<C>;
    },
  };
}

function parsed(body: Uint8Array<ArrayBuffer>): unknown {
  try {
    return JSON.parse(decoder.decode(body));
  } catch {
    return null;
  }
}
