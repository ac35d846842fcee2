import { type Bytes, fromHex } from "../crypto/bytes.ts";
import type { CryptoSuite } from "../crypto/suite.ts";
import type { Compartment, SignedHead } from "../log/event.ts";
import { decodeLine } from "../log/line.ts";
import { verifyRange } from "../log/verify.ts";
import { keyId } from "../registry/keys.ts";
import type { QuarantinedRange, RangeEntry } from "./bundle.ts";
import type { HashLines } from "./hashed-lines.ts";
import { previousOf } from "./previous.ts";
import { refuseLog } from "./refuse-log.ts";
import { extendRuns } from "./runs.ts";
import { SealedBlobs } from "./sealed-blobs.ts";
import type { BlobLine, SealedBlobLine } from "./text-lines.ts";
import { type DecodeEvent, readText } from "./text-reader.ts";
import { quarantineOf, requireAuthorised, type TrustedWriters } from "./trust.ts";

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
  context: {
    readonly writers: TrustedWriters;
    readonly seen: number;
    readonly keep: boolean;
    readonly hashLines?: HashLines | undefined;
  },
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
  const decode: DecodeEvent = (line, digests, told) => decodeLine(suite, line, digests, told?.header);
  for await (const item of readText(text, compartment, decode, context)) {
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
        if (header.type.startsWith("petition.") && !petitions.has(header.subject)) petitions.add(alone(header.subject));
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

/** The same text by itself: as a part of what was read with it, it would keep all of that in memory. */
function alone(id: string): string {
  return JSON.parse(`"${id}"`) as string;
}

async function* keeping(plain: AsyncIterable<Bytes>, blocks: Bytes[]): AsyncGenerator<Bytes> {
  for await (const chunk of plain) {
    blocks.push(chunk);
    yield chunk;
  }
}
