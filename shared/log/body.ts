import { parseCanonical } from "./canonical.ts";
import type { EventBody, StoredEvent } from "./event.ts";

/** Bytes; nobody writes a longer body (an event says what was done; files are attachments). */
export const longestBody = 1_048_576;

/** The event as it goes on once its content was moved: what was chained and signed, nothing of what it said. */
export function withoutBody({ id, header, headerBytes }: StoredEvent): StoredEvent {
  return { id, header, headerBytes, bodyBytes: null };
}

/** The body, or why there is none: lawfully destroyed or moved, or of a form that parks this event alone. */
export type BodyReading = { readonly body: EventBody } | { readonly absent: "destroyed" | "invalid" };

/** Reads a body: canonical JSON of an object with its salt. What the fields mean is not the log's business. */
export function readBody(event: StoredEvent): BodyReading {
  if (!event.bodyBytes) return { absent: "destroyed" };
  try {
    const body = parseCanonical(event.bodyBytes);
    return isBody(body) ? { body } : { absent: "invalid" };
  } catch {
    return { absent: "invalid" };
  }
}

function isBody(value: unknown): value is EventBody {
  if (typeof value !== "object" || value === null || Array.isArray(value) || !("salt" in value)) return false;
  return typeof value.salt === "string" && /^[0-9a-f]{32}$/.test(value.salt);
}
