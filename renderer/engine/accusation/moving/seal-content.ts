import type { Bytes } from "../../../../shared/crypto/bytes.ts";
import { encodeLines } from "../../../../shared/log/line.ts";
import { accusationAttachmentLimit, type SealedAttachment } from "../../../../shared/petition/accusation/accusation-body.ts";
import type { Session } from "../../desk.ts";
import type { HeldContent } from "../../leaving/held-content.ts";
import { streamOf } from "../../threads/streams.ts";
import { sealAttachment } from "../take.ts";
import { portion } from "./portion.ts";
import { movingWords } from "./strings.ts";

/** What one event of the compartment names at most; as many files as one that was taken down. */
const mostFiles = 50;
const mostBytes = 1_073_741_824;

interface Source {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  open(): Promise<ReadableStream<Bytes>>;
}

/**
 * Seals the record of a petition and its files to the officers, each file as it is; one that is too long in pieces. The
 * record is the events as they travel: header, TAB, body. In groups of what one event may name; the record comes first.
 * Files that this desk never received are left out.
 */
export async function sealContent(
  session: Session,
  recipients: readonly string[],
  { events, attachments }: Pick<HeldContent, "events" | "attachments">,
): Promise<readonly (readonly SealedAttachment[])[]> {
  const lines = encodeLines(events);
  const sources: Source[] = [
    { name: movingWords.record, mediaType: "text/plain", size: lines.length, open: async () => streamOf(lines) },
  ];
  const sizes = await session.attachments.sizes(attachments.map(({ hash }) => hash));
  for (const [i, { hash, name, mediaType }] of attachments.entries()) {
    const size = sizes[i] ?? null;
    if (size !== null) sources.push({ name, mediaType, size, open: () => session.attachments.open(hash) });
  }
  const groups: SealedAttachment[][] = [];
  let bytes = 0;
  for (const source of sources) {
    const pieces = Math.max(1, Math.ceil(source.size / accusationAttachmentLimit));
    for (let n = 0; n < pieces; n += 1) {
      const whole = await source.open();
      const stream = pieces === 1 ? whole : whole.pipeThrough(portion(n * accusationAttachmentLimit, accusationAttachmentLimit));
      const name = pieces === 1 ? source.name : movingWords.piece(source.name, n + 1, pieces);
      const sealed = await sealAttachment(session, recipients, { stream, name, mediaType: source.mediaType });
      const group = groups.at(-1);
      if (group === undefined || group.length === mostFiles || bytes + sealed.size > mostBytes) {
        groups.push([sealed]);
        bytes = sealed.size;
      } else {
        group.push(sealed);
        bytes += sealed.size;
      }
    }
  }
  return groups;
}
