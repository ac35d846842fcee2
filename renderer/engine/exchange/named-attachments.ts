import { fromUtf8 } from "../../../shared/crypto/bytes.ts";
import type { EventRange, StoredEvent } from "../../../shared/log/event.ts";
import { type Attachment, attachmentSchema } from "../../../shared/petition/intake.ts";

/** Attachments that an event's body names, whatever its type: later types keep the field's name. */
export function attachmentsNamedBy(event: StoredEvent): readonly Attachment[] {
  if (event.bodyBytes === null) return [];
  // Bodies are canonical JSON, so most events are passed by without parsing.
  let text: string;
  try {
    text = fromUtf8(event.bodyBytes);
  } catch {
    return [];
  }
  if (!text.includes('"attachments":[{')) return [];
  return topLevelAttachments(text);
}

function topLevelAttachments(text: string): readonly Attachment[] {
  try {
    const body = JSON.parse(text) as { readonly attachments?: unknown };
    const parsed = attachmentSchema.array().safeParse(body.attachments);
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

interface NamedAttachment {
  readonly hash: string;
  readonly size: number;
  /** Scope of the event that names it. */
  readonly scope: string;
}

/** Attachments that these ranges name, each once in a scope. */
export function attachmentsOf(ranges: readonly EventRange[]): readonly NamedAttachment[] {
  const found = new Map<string, NamedAttachment>();
  for (const range of ranges) {
    for (const event of range.events) {
      const { scope } = range.chain;
      for (const { hash, size } of attachmentsNamedBy(event)) found.set(`${scope}|${hash}`, { hash, size, scope });
    }
  }
  return [...found.values()];
}
