import { type Bytes, toBase64, utf8 } from "../crypto/bytes.ts";
import { canonicalBytes } from "../log/canonical.ts";
import type { Compartment, EventRange, SignedHead, StoredEvent } from "../log/event.ts";
import { subjectOfType } from "../log/header.ts";
import { Blocks } from "./blocks.ts";
import type { OutgoingBlob, PackRequest, RangeEntry } from "./bundle.ts";
import { maximalRangeBytes, maximalRangeEvents, sealedPiece, sizeClass } from "./limits.ts";
import { blobName } from "./manifest.ts";
import { extendRuns } from "./runs.ts";
import { exactly, fromStream, inPieces } from "./streams.ts";

/** Neighbouring ranges of a chain are joined up to this many events: a head is one signature to verify. */
const joinedEvents = 1024;

/** What a text turned out to hold, known when its last block has been taken. */
export interface TextTotals {
  readonly runs: RangeEntry[];
  events: number;
  petitions: number;
  size: number;
}

export interface TextRequest {
  readonly compartment: Compartment;
  /** First line: repeats sender, receivers and bundle id, so that a sealed part cannot be put into another bundle. */
  readonly opening: unknown;
  readonly blobs: readonly OutgoingBlob[];
  readonly ranges: AsyncIterable<EventRange>;
  readonly signal: AbortSignal | undefined;
  readonly progress: PackRequest["progress"];
}

export function newTotals(): TextTotals {
  return { runs: [], events: 0, petitions: 0, size: 0 };
}

/**
 * The NDJSON of `events.age` or `sealed.age` in blocks of about 512 KiB. The accusation compartment's is padded to a
 * size class. Throws RangeError on ranges that do not chain on to their head, stand in the other compartment or are too large.
 */
export async function* writeText(request: TextRequest, totals: TextTotals): AsyncGenerator<Bytes> {
  const { compartment, blobs, signal, progress } = request;
  const blocks = new Blocks(totals);
  blocks.line(canonicalBytes(request.opening));
  if (compartment === "general") {
    for (const [i, { hash, size }] of blobs.entries()) {
      blocks.line(canonicalBytes({ blob: { entry: blobName(i + 1), hash, size } }));
    }
  }
  const petitions = new Set<string>();
  let open: { readonly head: SignedHead; readonly events: number; readonly bytes: number } | null = null;
  let heads = 0;
  for await (const range of request.ranges) {
    signal?.throwIfAborted();
    requireSound(range, compartment);
    const continues = extendRuns(totals.runs, range);
    let joined = { head: range.head, events: range.events.length, bytes: bytesOf(range) };
    if (joined.bytes > maximalRangeBytes) throw new RangeError("a range is too large to be read again");
    if (open !== null) {
      const [events, bytes]: [number, number] = [open.events + joined.events, open.bytes + joined.bytes];
      if (continues && events <= joinedEvents && bytes <= maximalRangeBytes) joined = { head: range.head, events, bytes };
      else heads += blocks.head(open.head);
    }
    for (const event of range.events) {
      blocks.event(event.headerBytes, event.bodyBytes);
      const petition = petitionOf(event);
      if (petition !== null) petitions.add(petition);
    }
    totals.events += range.events.length;
    open = joined;
    progress?.({ events: totals.events, bytes: totals.size });
    yield* blocks.take();
  }
  if (open !== null) heads += blocks.head(open.head);
  totals.petitions = petitions.size;
  if (compartment === "accusation") for (const blob of blobs) yield* inline(blob, blocks, signal);
  blocks.line(canonicalBytes({ end: { attachments: blobs.length, events: totals.events, ranges: heads } }));
  if (compartment === "accusation") blocks.line(padding(totals.size));
  yield* blocks.takeAll();
}

/** An accusation's attachment between the lines: hash and size, then its bytes in base64. */
async function* inline({ hash, size, open }: OutgoingBlob, blocks: Blocks, signal?: AbortSignal): AsyncGenerator<Bytes> {
  blocks.line(canonicalBytes({ attachment: { hash, size } }));
  for await (const piece of inPieces(exactly(size, fromStream(await open())), sealedPiece)) {
    signal?.throwIfAborted();
    blocks.line(utf8(`{"data":"${toBase64(piece)}"}`));
    yield* blocks.take();
  }
}

/** `{"pad":"000…"}` of such a length that with its line feed the text just fills the smallest size class that fits. */
function padding(size: number): Bytes {
  const least = '{"pad":""}\n'.length;
  return utf8(`{"pad":"${"0".repeat(sizeClass(size + least) - size - least)}"}`);
}

const petitionTypes = utf8("petition.");

/** The petition that an event is about, if it is about one. */
function petitionOf(event: StoredEvent): string | null {
  const read = subjectOfType(event.headerBytes, petitionTypes);
  if (read !== undefined) return read;
  return event.header.type.startsWith("petition.") ? event.header.subject : null;
}

/** Bytes of a range's event lines. */
function bytesOf({ events }: EventRange): number {
  return events.reduce((sum, { headerBytes, bodyBytes }) => sum + headerBytes.length + 2 + (bodyBytes?.length ?? 0), 0);
}

function requireSound({ chain, events, head }: EventRange, compartment: Compartment): void {
  const first = events[0];
  const last = events.at(-1);
  if (first === undefined || last === undefined) throw new RangeError("an empty range");
  if (events.length > maximalRangeEvents) throw new RangeError("a range of too many events");
  if (!chain.scope.endsWith(`/${compartment}`)) throw new RangeError(`${chain.scope} does not belong in this part`);
  const sameChain = head.scope === chain.scope && head.device === chain.device && head.epoch === chain.epoch;
  const consecutive = last.header.seq === first.header.seq + events.length - 1;
  if (!sameChain || !consecutive || head.id !== last.id || head.seq !== last.header.seq) {
    throw new RangeError(`range of ${chain.scope} does not end at its head`);
  }
}
