import { fromUtf8, utf8 } from "../../../shared/crypto/bytes.ts";
import type { CryptoSuite } from "../../../shared/crypto/suite.ts";
import type { Change, Row, Store } from "../store/store.ts";
import type { Sealer } from "../vault/sealing.ts";
import type { Line } from "./books.ts";
import { lineName, openSegment, openSegmentHeader, sealSegment, segmentKey, segmentLimit } from "./segments.ts";

/** Neighbours joined at once: few enough that a registration waiting behind it is not noticed. */
const together = 64;

interface Tools {
  readonly suite: CryptoSuite;
  readonly store: Store;
  readonly sealer: Sealer;
}

/**
 * Joins the next run of small segments of an own line into one. The store alone changes: the journal keeps what was
 * appended, and a rebuilt store is joined again. Answers whether to go on.
 */
export async function joinOnce(tools: Tools, { chain, branch, seq }: Line): Promise<boolean> {
  const { store, sealer } = tools;
  const noteKey = `joined|${lineName(chain, branch)}`;
  const note = await store.get("meta", noteKey);
  const done = note ? Number(fromUtf8(note.value)) : 0;
  const rows = await store.range("segments", {
    by: "key",
    from: segmentKey(chain, done + 1, branch),
    to: segmentKey(chain, seq, branch),
    limit: together,
  });
  const { run, end } = await firstRun(sealer, rows, done);
  if (end === done) return false;
  const changes = run.length > 1 ? await joined(tools, run) : [];
  await store.commit([...changes, { table: "meta", put: { key: noteKey, index: {}, value: utf8(String(end)) } }]);
  return true;
}

/**
 * The first neighbours that are to become one segment, and the number up to which nothing is left to join then. Read off
 * the headers; what is large, or ends with a signed head (an own segment that came back), stays as it is. The last ones
 * of a line wait for more.
 */
async function firstRun(
  sealer: Sealer,
  rows: readonly Row[],
  done: number,
): Promise<{ readonly run: readonly Row[]; readonly end: number }> {
  let run: Row[] = [];
  let events = 0;
  let end = done;
  let last = done;
  for (const row of rows) {
    const { head, fromSeq, toSeq } = await openSegmentHeader(sealer, row.key, row.value);
    const count = toSeq - fromSeq + 1;
    if (head !== null || events + count > segmentLimit) {
      if (run.length > 1) return { run, end: last };
      end = last;
      run = [];
      events = 0;
    }
    last = toSeq;
    if (head === null && count <= segmentLimit) {
      run.push(row);
      events += count;
    } else end = toSeq;
  }
  return rows.length === together && run.length > 1 ? { run, end: last } : { run: [], end };
}

/** The run's events under its first key; the other keys go. */
async function joined({ suite, sealer }: Tools, run: readonly Row[]): Promise<readonly Change[]> {
  const [first, ...others] = await Promise.all(run.map((row) => openSegment(suite, sealer, row.key, row.value)));
  if (!first) return [];
  const events = [first, ...others].flatMap((segment) => segment.events);
  const { key, value } = await sealSegment(sealer, { ...first, events });
  const gone = run.slice(1).map((row): Change => ({ table: "segments", remove: row.key }));
  return [...gone, { table: "segments", put: { key, index: {}, value } }];
}
