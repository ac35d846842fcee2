import { type Bytes, fromUtf8 } from "../crypto/bytes.ts";
import type { CryptoSuite } from "../crypto/suite.ts";
import { checkConsecutive } from "../log/chain.ts";
import type { Compartment, EventHeader, EventRange, SignedHead, StoredEvent } from "../log/event.ts";
import { decodeLine } from "../log/line.ts";
import { BundleRefused } from "./bundle.ts";
import type { HashLines } from "./hashed-lines.ts";
import { previousOf } from "./previous.ts";
import { refuseLog } from "./refuse-log.ts";
import { type DecodeEvent, readText } from "./text-reader.ts";
import type { VerifiedText } from "./verify-text.ts";

const tab = 9;

/** The verified ranges again from the text that was kept: nothing is hashed twice. */
export async function* keptRanges(kept: NonNullable<VerifiedText["kept"]>, compartment: Compartment): AsyncGenerator<EventRange> {
  let next = 0;
  const decode: DecodeEvent = (line, _, text): StoredEvent => {
    const at = line.indexOf(tab);
    const headerBytes = line.subarray(0, at);
    // Read strictly when it was verified; the same bytes need no second proof.
    const header = JSON.parse(text?.header ?? fromUtf8(headerBytes)) as EventHeader;
    const id = kept.ids[next];
    next += 1;
    if (id === undefined) throw new Error("verified text has changed in memory");
    if (at === line.length - 1) return { id, header, headerBytes, bodyBytes: null };
    const event = { id, header, headerBytes, bodyBytes: line.subarray(at + 1) };
    return text?.body == null ? event : { ...event, bodyText: text.body };
  };
  async function* blocks() {
    yield* kept.blocks;
  }
  for await (const item of readText(blocks(), compartment, decode, { asText: true })) if (item.kind === "range") yield item.range;
}

/** The verified ranges again from a second decryption: hashes, chains and last ids must be those of the first pass. */
export async function* rereadRanges(
  suite: CryptoSuite,
  plain: AsyncIterable<Bytes>,
  compartment: Compartment,
  heads: readonly SignedHead[],
  hashLines?: HashLines,
): AsyncGenerator<EventRange> {
  let at = 0;
  // Its headers are kept longer than its blocks, and parts of a block's text would keep all of that in memory.
  const decode: DecodeEvent = (line, digests) => decodeLine(suite, line, digests);
  for await (const item of readText(plain, compartment, decode, { hashLines })) {
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
