import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { mustSucceed, type RunningOffice } from "./office.ts";

/** What an office holds, as a person at its desk would count it. */
export interface Holdings {
  readonly petitions: number;
  readonly events: number;
  readonly attachments: number;
  readonly local: number;
  readonly exported: number;
  readonly acknowledged: number;
  /** Per petition number: SHA-256 over the canonical view and the bytes of every attachment. */
  readonly digests: ReadonlyMap<string, string>;
}

/** Reads every petition through the engine's own interface, disclosed, with its attachments' bytes. */
export async function holdingsOf(office: RunningOffice): Promise<Holdings> {
  const sync = { local: 0, exported: 0, acknowledged: 0 };
  const digests = new Map<string, string>();
  let events = 0;
  let attachments = 0;
  for (let offset = 0; ; offset += 200) {
    const page = await office.engine.list({ filter: {}, sort: { by: "number", reverse: false }, offset, limit: 200 });
    for (const row of page.rows) {
      sync[row.sync] += 1;
      const detail = await mustSucceed("disclose", office.engine.disclose({ petition: row.id }));
      events += detail.view.timeline.length;
      const hash = createHash("sha256").update(String(canonicalize(detail.view)));
      for (const { attachment } of detail.view.attachments) {
        const bytes = await mustSucceed("open an attachment", office.engine.openAttachment({ hash: attachment.hash }));
        hash.update(new Uint8Array(await bytes.arrayBuffer()));
        attachments += 1;
      }
      digests.set(row.number, hash.digest("hex"));
    }
    if (offset + page.rows.length >= page.total || page.rows.length === 0) break;
  }
  return { petitions: digests.size, events, attachments, ...sync, digests };
}

/** Numbers of petitions that are missing at one of the two, or differ. */
export function differences(a: Holdings, b: Holdings): string[] {
  const found: string[] = [];
  for (const [number, digest] of a.digests) if (b.digests.get(number) !== digest) found.push(number);
  return found;
}
