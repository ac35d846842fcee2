import { fromUtf8, utf8 } from "../../shared/crypto/bytes.ts";
import type { CryptoSuite } from "../../shared/crypto/suite.ts";
import type { Line } from "./books.ts";
import type { Sealer } from "./sealing.ts";
import { lineName, openSegment, type Segment, sealSegment, segmentKey, segmentLimit } from "./segments.ts";
import type { Change, Store } from "./store.ts";

/** Neighbours joined at once: few enough that a registration waiting behind it is not noticed. */
const together = 64;

/**
 * Joins the next run of small segments of an own line into one. The store alone changes: the journal keeps what was
 * appended, and a rebuilt store is joined again. Answers whether there was a run to join.
 */
export async function joinOnce(
  tools: { readonly suite: CryptoSuite; readonly store: Store; readonly sealer: Sealer },
  { chain, branch, seq }: Line,
): Promise<boolean> {
  const { suite, store, sealer } = tools;
  const noteKey = `joined|${lineName(chain, branch)}`;
  const note = await store.get("meta", noteKey);
  const done = note ? Number(fromUtf8(note.value)) : 0;
  const rows = await store.range("segments", {
    by: "key",
    from: segmentKey(chain, done + 1, branch),
    to: segmentKey(chain, seq, branch),
    limit: together,
  });
  const segments: Segment[] = [];
  let events = 0;
  let full = rows.length === together;
  for (const row of rows) {
    const segment = await openSegment(suite, sealer, row.key, row.value);
    if (segment.head !== null || events + segment.events.length > segmentLimit) {
      full = true;
      break;
    }
    segments.push(segment);
    events += segment.events.length;
  }
  if (!full) return false;
  const [first] = segments;
  const changes: Change[] = [];
  let end = done;
  if (first && segments.length > 1) {
    const whole = await sealSegment(sealer, { ...first, events: segments.flatMap((segment) => segment.events) });
    for (const segment of segments.slice(1))
      changes.push({ table: "segments", remove: segmentKey(chain, segment.fromSeq, branch) });
    changes.push({ table: "segments", put: { key: whole.key, index: {}, value: whole.value } });
  }
  if (first) end = first.fromSeq + events - 1;
  else {
    // A segment with a signed head (an own one that came back) stays as it is.
    const [row] = rows;
    if (!row) return false;
    const alone = await openSegment(suite, sealer, row.key, row.value);
    end = alone.fromSeq + alone.events.length - 1;
  }
  await store.commit([...changes, { table: "meta", put: { key: noteKey, index: {}, value: utf8(String(end)) } }]);
  return true;
}
