import { type Bytes, fromHex, toHex } from "../crypto/bytes.ts";
import type { CryptoSuite, Hasher } from "../crypto/suite.ts";
import { checkConsecutive, type Previous } from "../log/chain.ts";
import type { Compartment, EventRange, SignedHead, StoredEvent } from "../log/event.ts";
import { decodeHeader } from "../log/header.ts";
import { decodeLine } from "../log/line.ts";
import { verifyRange } from "../log/verify.ts";
import { keyId } from "../registry/keys.ts";
import { BundleRefused, type QuarantinedRange, type RangeEntry } from "./bundle.ts";
import { refuseLog } from "./refuse-log.ts";
import { extendRuns } from "./runs.ts";
import { type BlobLine, readText, type SealedBlobLine } from "./text-reader.ts";
import { quarantineOf, requireAuthorised, type TrustedWriters } from "./trust.ts";

const tab = 9;

/** What a verified text holds; the events themselves are read again when they are wanted. */
export interface VerifiedText {
  readonly opening: unknown;
  readonly blobs: readonly BlobLine[];
  readonly sealedBlobs: readonly SealedBlobLine[];
  /** Consecutive ranges of a chain taken together, as the manifest lists them. */
  readonly runs: readonly RangeEntry[];
  readonly heads: readonly SignedHead[];
  readonly quarantined: readonly QuarantinedRange[];
  readonly events: number;
  readonly petitions: number;
  /** The text's blocks and the ids of its events, where it was small enough to keep. */
  readonly kept: { readonly blocks: readonly Bytes[]; readonly ids: readonly string[] } | null;
}

/**
 * Verifies a whole text: grammar, hashes, chains, each head with its writer's key, each writer's authority over scope
 * and types. `seen` is the greatest count the reader has seen. Throws BundleRefused.
 */
export async function verifyText(
  suite: CryptoSuite,
  plain: AsyncIterable<Bytes>,
  compartment: Compartment,
  context: { readonly writers: TrustedWriters; readonly seen: number; readonly keep: boolean },
): Promise<VerifiedText> {
  const { writers, seen, keep } = context;
  const blocks: Bytes[] = [];
  const ids: string[] = [];
  const blobs: BlobLine[] = [];
  const sealed = new SealedBlobs(suite);
  const runs: RangeEntry[] = [];
  const heads: SignedHead[] = [];
  const quarantined: QuarantinedRange[] = [];
  const petitions = new Set<string>();
  let opening: unknown = null;
  let events = 0;
  let count = 0;
  const text = keep ? keeping(plain, blocks) : plain;
  for await (const item of readText(text, compartment, (line) => decodeLine(suite, line))) {
    if (item.kind === "opening") opening = item.value;
    else if (item.kind === "blob") blobs.push(item.blob);
    else if (item.kind === "attachment") sealed.begin(item.attachment);
    else if (item.kind === "data") sealed.add(item.bytes);
    else {
      const { range } = item;
      const continues = extendRuns(runs, range);
      const writer = requireAuthorised(writers, range);
      const failure = await verifyRange(suite, range, {
        writerKey: writer.certificate.signingKey,
        writer: keyId(suite, fromHex(writer.certificate.signingKey)),
        previous: previousOf(range, continues ? count : 0),
        seen,
        hashed: true,
      });
      if (failure !== null) throw refuseLog(failure);
      count = range.events.at(-1)?.header.count ?? 0;
      heads.push(range.head);
      events += range.events.length;
      const distrusted = quarantineOf(writers, range);
      if (distrusted !== null) quarantined.push(distrusted);
      for (const { id, header } of range.events) {
        if (header.type.startsWith("petition.")) petitions.add(header.subject);
        if (keep) ids.push(id);
      }
    }
  }
  return {
    opening,
    blobs,
    sealedBlobs: sealed.lines,
    runs,
    heads,
    quarantined,
    events,
    petitions: petitions.size,
    kept: keep ? { blocks, ids } : null,
  };
}

/** The verified ranges again from the text that was kept: nothing is hashed twice. */
export async function* keptRanges(kept: NonNullable<VerifiedText["kept"]>, compartment: Compartment): AsyncGenerator<EventRange> {
  let next = 0;
  const decode = (line: Bytes): StoredEvent => {
    const at = line.indexOf(tab);
    const headerBytes = line.subarray(0, at);
    const header = decodeHeader(headerBytes);
    const id = kept.ids[next];
    next += 1;
    if (header === null || id === undefined) throw new Error("verified text has changed in memory");
    return { id, header, headerBytes, bodyBytes: at === line.length - 1 ? null : line.subarray(at + 1) };
  };
  async function* blocks() {
    yield* kept.blocks;
  }
  for await (const item of readText(blocks(), compartment, decode)) if (item.kind === "range") yield item.range;
}

/** The verified ranges again from a second decryption: hashes, chains and last ids must be those of the first pass. */
export async function* rereadRanges(
  suite: CryptoSuite,
  plain: AsyncIterable<Bytes>,
  compartment: Compartment,
  heads: readonly SignedHead[],
): AsyncGenerator<EventRange> {
  let at = 0;
  for await (const item of readText(plain, compartment, (line) => decodeLine(suite, line))) {
    if (item.kind !== "range") continue;
    const { range } = item;
    const expected = heads[at];
    at += 1;
    const failure = checkConsecutive(range.chain, previousOf(range, 0), range.events);
    if (failure !== null) throw refuseLog(failure);
    if (range.events.at(-1)?.id !== expected?.id || range.head.signature !== expected?.signature) {
      throw new BundleRefused("altered", "the file has changed since it was verified");
    }
    yield range;
  }
  if (at !== heads.length) throw new BundleRefused("altered", "the file has changed since it was verified");
}

/** The bytes of the n-th attachment (from 0) inside a sealed text. */
export async function* sealedBlobAgain(suite: CryptoSuite, plain: AsyncIterable<Bytes>, n: number): AsyncGenerator<Bytes> {
  let at = -1;
  for await (const item of readText(plain, "accusation", (line) => decodeLine(suite, line))) {
    if (item.kind === "attachment") at += 1;
    if (item.kind === "data" && at === n) yield item.bytes;
    if (at > n) return;
  }
}

/** Hashes the attachments that stand between the lines of a sealed text. */
class SealedBlobs {
  readonly lines: SealedBlobLine[] = [];
  readonly #suite: CryptoSuite;
  #hasher: Hasher;
  #left = 0;
  constructor(suite: CryptoSuite) {
    this.#suite = suite;
    this.#hasher = suite.createHash();
  }
  begin(line: SealedBlobLine): void {
    this.lines.push(line);
    this.#hasher = this.#suite.createHash();
    this.#left = line.size;
    if (this.#left === 0) this.#finish();
  }
  add(bytes: Bytes): void {
    this.#hasher.update(bytes);
    this.#left -= bytes.length;
    if (this.#left === 0) this.#finish();
  }
  #finish(): void {
    if (toHex(this.#hasher.digest()) !== this.lines.at(-1)?.hash) throw new BundleRefused("bad-hash", "an attachment's content");
  }
}

async function* keeping(plain: AsyncIterable<Bytes>, blocks: Bytes[]): AsyncGenerator<Bytes> {
  for await (const chunk of plain) {
    blocks.push(chunk);
    yield chunk;
  }
}

function previousOf(range: EventRange, count: number): Previous | null {
  const first = range.events[0]?.header;
  return first === undefined || first.prev === null ? null : { seq: first.seq - 1, id: first.prev, count };
}
