import { type Bytes, fromBase64 } from "../crypto/bytes.ts";
import { longestBody } from "../log/body.ts";
import { chainOf } from "../log/chain.ts";
import type { ChainKey, Compartment, EventRange, SignedHead, StoredEvent } from "../log/event.ts";
import { isLogFailure, type LogFailure } from "../log/failures.ts";
import { longestHeader } from "../log/header.ts";
import { BundleRefused } from "./bundle.ts";
import { digestsLength, type HashLines, hashedAhead } from "./hashed-lines.ts";
import { maximalLine, maximalRangeBytes, maximalRangeEvents, sealedPiece, sizeClass } from "./limits.ts";
import { headerTexts, type LineText, type NextText, noTexts, wholeTexts } from "./line-texts.ts";
import { requireCanonical } from "./manifest.ts";
import { refuseLog } from "./refuse-log.ts";
import { attachmentLine, type BlobLine, blobLine, dataLine, endLine, headLine, type SealedBlobLine } from "./text-lines.ts";
import { wholeLines } from "./whole-lines.ts";

const tab = 9;
const lineFeed = 10;

export type TextItem =
  | { readonly kind: "opening"; readonly value: unknown }
  | { readonly kind: "blob"; readonly blob: BlobLine }
  | { readonly kind: "range"; readonly range: EventRange }
  /** An accusation's attachment begins; its bytes follow. */
  | { readonly kind: "attachment"; readonly attachment: SealedBlobLine }
  | { readonly kind: "data"; readonly bytes: Bytes };

/**
 * How a line becomes an event: decodeLine of the log, or the cheaper reading of lines that were verified before.
 * `digests`: its two hashes, where another thread made them. `text`: what it says, where its block was decoded.
 */
export type DecodeEvent = (line: Bytes, digests: Bytes | null, text: LineText | null) => StoredEvent | LogFailure;

/**
 * Reads the NDJSON of `events.age` or `sealed.age` strictly: opening, attachments, ranges each closed by its head, the
 * end line, padding for accusations, and nothing else. Yields once per range, so that events cost no promise.
 * Throws BundleRefused; whether heads are signed and chained is for the caller to verify. `hashLines` hashes on another
 * thread, ahead of what is read; `asText` decodes whole blocks where bodies are wanted.
 */
export async function* readText(
  plain: AsyncIterable<Bytes>,
  compartment: Compartment,
  decode: DecodeEvent,
  { hashLines, asText = false }: { readonly hashLines?: HashLines | undefined; readonly asText?: boolean } = {},
): AsyncGenerator<TextItem> {
  const grammar = new Grammar(compartment, decode);
  const blocks = wholeLines(plain);
  const given = hashLines === undefined ? unhashed(blocks, asText) : hashed(blocks, hashLines);
  for await (const { block, digests, next } of given) {
    let start = 0;
    for (let at = 0; start < block.length; at += digestsLength) {
      const end = block.indexOf(lineFeed, start);
      const item = grammar.take(block.subarray(start, end), digests?.subarray(at, at + digestsLength) ?? null, next);
      if (item !== null) yield item;
      start = end + 1;
    }
  }
  grammar.finish();
}

interface Block {
  readonly block: Bytes;
  readonly digests: Bytes | null;
  readonly next: NextText;
}

async function* unhashed(blocks: AsyncIterable<Bytes>, asText: boolean): AsyncGenerator<Block> {
  for await (const block of blocks) yield { block, digests: null, next: asText ? wholeTexts(block) : noTexts };
}

async function* hashed(blocks: AsyncIterable<Bytes>, hashLines: HashLines): AsyncGenerator<Block> {
  for await (const { block, digests, headers } of hashedAhead(blocks, hashLines)) {
    yield { block, digests, next: headerTexts(headers) };
  }
}

/** The order in which lines may stand. */
class Grammar {
  readonly #compartment: Compartment;
  readonly #decode: DecodeEvent;
  #stage: "start" | "blobs" | "ranges" | "attachments" | "ended" | "padded" = "start";
  #events: StoredEvent[] = [];
  #bytes = 0;
  #counted = { attachments: 0, events: 0, ranges: 0 };
  /** Bytes of the current attachment that are still to come. */
  #left = 0;
  #read = 0;

  constructor(compartment: Compartment, decode: DecodeEvent) {
    this.#compartment = compartment;
    this.#decode = decode;
  }

  take(line: Bytes, digests: Bytes | null, next: NextText): TextItem | null {
    this.#read += line.length + 1;
    if (line.length >= maximalLine) throw new BundleRefused("too-large", "a line");
    const inRanges = this.#stage === "blobs" || this.#stage === "ranges";
    const separator = line.indexOf(tab);
    const text = next(separator);
    if (inRanges && separator >= 0) return this.#event(line, separator, digests, text);
    if (this.#stage === "start") {
      this.#stage = "blobs";
      return { kind: "opening", value: requireCanonical(line, "opening") };
    }
    if (inRanges || this.#stage === "attachments") return this.#mark(line);
    if (this.#stage === "ended" && this.#compartment === "accusation") return this.#padding(line);
    throw new BundleRefused("altered", "lines behind the end");
  }

  finish(): void {
    const last = this.#compartment === "accusation" ? "padded" : "ended";
    if (this.#stage !== last) throw new BundleRefused("altered", "the text has no end");
  }

  #event(line: Bytes, headerEnd: number, digests: Bytes | null, text: LineText | null): null {
    if (headerEnd > longestHeader || line.length - headerEnd - 1 > longestBody) throw new BundleRefused("too-large", "an event");
    const event = this.#decode(line, digests, text);
    if (isLogFailure(event)) throw refuseLog(event);
    this.#stage = "ranges";
    this.#events.push(event);
    this.#bytes += line.length;
    if (this.#events.length > maximalRangeEvents || this.#bytes > maximalRangeBytes) {
      throw new BundleRefused("too-large", "a range without head");
    }
    return null;
  }

  #mark(line: Bytes): TextItem | null {
    const value = requireCanonical(line, "line");
    if (this.#left > 0) return this.#data(value);
    const head = headLine.safeParse(value);
    if (head.success && this.#stage !== "attachments") return { kind: "range", range: this.#close(head.data.head) };
    const blob = blobLine.safeParse(value);
    if (blob.success && this.#stage === "blobs" && this.#compartment === "general") {
      this.#counted.attachments += 1;
      return { kind: "blob", blob: blob.data.blob };
    }
    const attachment = attachmentLine.safeParse(value);
    if (attachment.success && this.#compartment === "accusation" && this.#events.length === 0) {
      this.#stage = "attachments";
      this.#counted.attachments += 1;
      this.#left = attachment.data.attachment.size;
      return { kind: "attachment", attachment: attachment.data.attachment };
    }
    const end = endLine.safeParse(value);
    const { attachments, events, ranges } = this.#counted;
    if (!end.success || this.#events.length > 0) {
      throw new BundleRefused("altered", "a line of no known kind, or events without head");
    }
    const told = end.data.end;
    if (told.attachments !== attachments || told.events !== events || told.ranges !== ranges) {
      throw new BundleRefused("altered", "end counts");
    }
    this.#stage = "ended";
    return null;
  }

  #close(head: SignedHead): EventRange {
    const events = this.#events;
    const first = events[0];
    if (first === undefined) throw new BundleRefused("altered", "a head without events");
    const chain: ChainKey = chainOf(first.header);
    if (!chain.scope.endsWith(`/${this.#compartment}`)) {
      throw new BundleRefused("not-authorised", `${chain.scope} in the part of ${this.#compartment}`);
    }
    this.#stage = "ranges";
    this.#counted.events += events.length;
    this.#counted.ranges += 1;
    this.#events = [];
    this.#bytes = 0;
    return { chain, events, head };
  }

  #data(value: unknown): TextItem {
    const read = dataLine.safeParse(value);
    if (!read.success) throw new BundleRefused("altered", "an attachment is cut");
    let bytes: Bytes;
    try {
      bytes = fromBase64(read.data.data);
    } catch {
      throw new BundleRefused("altered", "an attachment is not base64");
    }
    if (bytes.length !== Math.min(this.#left, sealedPiece)) throw new BundleRefused("altered", "a piece of an attachment");
    this.#left -= bytes.length;
    return { kind: "data", bytes };
  }

  #padding(line: Bytes): null {
    const before = this.#read - line.length - 1;
    const least = '{"pad":""}\n'.length;
    const zeros = line.length + 1 - least;
    const expected = sizeClass(before + least) - before - least;
    const start = '{"pad":"';
    const isPad =
      zeros === expected &&
      line.subarray(start.length, start.length + zeros).every((byte) => byte === 0x30) &&
      [...start].every((char, i) => line[i] === char.charCodeAt(0)) &&
      line.at(-2) === 0x22 &&
      line.at(-1) === 0x7d;
    if (!isPad) throw new BundleRefused("altered", "padding");
    this.#stage = "padded";
    return null;
  }
}
