import { type Bytes, fromUtf8, utf8 } from "../../../shared/crypto/bytes.ts";
import type { EventRange, StoredEvent } from "../../../shared/log/event.ts";
import { type Attachment, attachmentSchema } from "../../../shared/petition/intake.ts";

const field = utf8('"attachments":[{');
const opening = 0x5b;

/**
 * Whether a body may name attachments: canonical JSON spells the field in one way. Most bodies have few brackets, and
 * looking for them costs a tenth of making a string of the body.
 */
function mayName(body: Bytes): boolean {
  const before = field.length - 2;
  for (let at = body.indexOf(opening); at >= 0; at = body.indexOf(opening, at + 1)) {
    let i = 0;
    while (i < field.length && body[at - before + i] === field[i]) i += 1;
    if (i === field.length) return true;
  }
  return false;
}

/** Attachments that an event's body names, whatever its type: later types keep the field's name. */
export function attachmentsNamedBy({ bodyBytes }: StoredEvent): readonly Attachment[] {
  if (bodyBytes === null || !mayName(bodyBytes)) return [];
  try {
    return topLevelAttachments(fromUtf8(bodyBytes));
  } catch {
    return [];
  }
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
