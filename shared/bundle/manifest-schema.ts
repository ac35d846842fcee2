import { z } from "zod";
import type { Scope } from "../log/event.ts";
import type { Manifest } from "./bundle.ts";
import { maximalBlobs, maximalInflated } from "./limits.ts";

const hex32 = z.string().regex(/^[0-9a-f]{32}$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const organisation = z.string().regex(/^(?:\d{6}|\d{9})$/);
const count = z.int().min(0);
const seq = z.int().min(1);
/** Versions are names given by people or programs; bounded, and never personal. */
const versionName = z.string().max(64);
/** The manifest stands in clear, so it names no chain of the accusation compartment (《条例》第30条). */
const generalScope = z.custom<Scope>((value) => typeof value === "string" && /^(?:\d{6}|\d{9})\/general$/.test(value));
const accusationScope = z.custom<Scope>((value) => typeof value === "string" && /^(?:\d{6}|\d{9})\/accusation$/.test(value));
/** RFC 3339, UTC, milliseconds: the one form that JavaScript writes, and a day that exists. */
const instant = z.string().refine((text) => {
  const time = Date.parse(text);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && new Date(Number.isNaN(time) ? 0 : time).toISOString() === text;
});

function acknowledgementOf(scope: typeof generalScope) {
  return z.strictObject({
    organisation,
    device: hex32,
    epoch: hex32,
    number: seq,
    chains: z.array(z.strictObject({ scope, device: hex32, epoch: hex32, seq, id: hash })),
    lacking: z.array(hash).max(maximalBlobs),
  });
}

/** Acknowledgement of general chains, as the manifest carries it. */
export const acknowledgementSchema = acknowledgementOf(generalScope);
/** Acknowledgement of accusation chains, which stands only inside `sealed.age`. */
export const sealedAcknowledgementSchema = acknowledgementOf(accusationScope);

export const partSchema = z.strictObject({ n: seq, of: seq }).refine((part) => part.n <= part.of);
export const kindSchema = z.enum(["sync", "backup", "enrolment", "receipt"]);
export const senderSchema = z.strictObject({
  organisation,
  device: hex32,
  epoch: hex32,
  keys: z.array(hex32).max(4096),
});
export const receiverSchema = z.strictObject({ organisation, keys: z.array(hex32).min(1).max(4096) });
export const bundleIdSchema = hex32;
export const hashSchema = hash;

const rangeSchema = z
  .strictObject({
    scope: generalScope,
    device: hex32,
    epoch: hex32,
    fromSeq: seq,
    toSeq: seq,
    prevHead: hash.nullable(),
    head: hash,
  })
  .refine((range) => range.fromSeq <= range.toSeq && (range.fromSeq === 1) === (range.prevHead === null));

/** What `manifest.json` may say; unknown members are refused, because whoever adds one must raise `minReader`. */
export const manifestSchema: z.ZodType<Manifest> = z.strictObject({
  format: z.literal("petition-desk-bundle"),
  version: z.literal(1),
  minReader: z.literal(1),
  suite: z.string(),
  bundle: bundleIdSchema,
  kind: kindSchema,
  part: partSchema,
  from: senderSchema,
  to: receiverSchema,
  createdAt: instant,
  previousBundle: hex32.nullable(),
  ranges: z.array(rangeSchema),
  acknowledgement: acknowledgementSchema.nullable(),
  counts: z.strictObject({ events: count, petitions: count, attachments: count }),
  versions: z.strictObject({
    schema: count,
    dictionary: versionName,
    calendar: versionName,
    profile: versionName,
    trustList: count,
  }),
  entries: z.array(z.strictObject({ name: z.string().max(64), size: count, inflated: count.max(maximalInflated), sha256: hash })),
});
