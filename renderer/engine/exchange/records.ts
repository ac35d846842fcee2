import { z } from "zod";
import type { LedgerPort, RecordChange } from "../ledger/ledger.ts";

/** One table of the exchange's local records: its name in the journal and the shape of its values. */
interface RecordTable<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
}

const table = <T>(name: string, schema: z.ZodType<T>): RecordTable<T> => ({ name, schema });

const chainPositions = z.record(z.string(), z.object({ seq: z.number().int().nonnegative(), id: z.string() }));
export type ChainPositions = z.infer<typeof chainPositions>;

/** key: `organisation|device`. The acknowledgement in force from one device, and the highest number seen of each epoch. */
const heldAcknowledgement = z.object({
  epoch: z.string(),
  number: z.number().int(),
  chains: chainPositions,
  lacking: z.array(z.string()),
  /** Epochs of the acknowledging device whose chains it lists. */
  ownEpochs: z.array(z.string()),
  seen: z.record(z.string(), z.number().int()),
  acceptedAt: z.string(),
  /** When the bundle that brought it was made, by that device's clock; missing in what older programs kept. */
  madeAt: z.string().optional(),
});
export type HeldAcknowledgement = z.infer<typeof heldAcknowledgement>;
export const acknowledgements = table("acknowledgement", heldAcknowledgement);

/** key: organisation. What was told by telephone since the last acknowledgement that came as a file. */
export const spokenReceipts = table("spoken-receipt", z.object({ chains: chainPositions, at: z.string() }));

/** key: `own`. Number of the last acknowledgement given in an epoch. */
export const givenAcknowledgements = table("acknowledgement-given", z.object({ epoch: z.string(), number: z.number().int() }));

/** key: organisation. How far chains have left towards it, and the last bundle that did. */
export const exportedChains = table(
  "exported",
  z.object({ chains: z.record(z.string(), z.number().int()), lastBundle: z.string().nullable() }),
);

/** key: `scope|hash`, for every scope asks for itself. An attachment named by a held event, bytes not held. */
export const lackingAttachments = table("lacking", z.object({ scope: z.string(), size: z.number().int() }));

/** The attachment that a key of `lackingAttachments` names. */
export function lackingHash(key: string): string {
  return key.slice(-64);
}

/** key: manifest digest. Bundles applied to the end. */
export const appliedBundles = table(
  "applied",
  z.object({ bundle: z.string(), at: z.string(), receiptCode: z.string().nullable() }),
);

/** key: `out|bundle` or `in|bundle`. What the person sees as the history of the exchange. */
const exchangeEntry = z.object({
  id: z.string(),
  direction: z.enum(["out", "in"]),
  kind: z.string(),
  other: z.string(),
  at: z.string(),
  path: z.string().nullable(),
  petitions: z.number().int(),
  events: z.number().int(),
  acknowledgedAt: z.string().nullable(),
  receiptCode: z.string().nullable(),
  /** SHA-256 of the manifest: names exactly this bundle. */
  digest: z.string(),
  /** Of an outgoing bundle: the telephone receipt that the other side will read out. Never shown here. */
  expectedCode: z.string().nullable(),
  /** Where each chain stood at the end of the bundle. */
  chains: chainPositions,
});
export type ExchangeEntry = z.infer<typeof exchangeEntry>;
export const exchangeEntries = table("exchange", exchangeEntry);

/** key: `chain#seq#id`. An event of a revoked writer after its last trusted one: waits for a person, never dropped. */
const quarantinedEvent = z.object({
  scope: z.string(),
  device: z.string(),
  epoch: z.string(),
  seq: z.number().int(),
  header: z.string(),
  body: z.string().nullable(),
  /** The writer's signature where a signed range ended: without it the events cannot be merged later. */
  headSignature: z.string().nullable().optional(),
  /** Organisation of the writer. */
  writer: z.string().optional(),
  bundle: z.string(),
  at: z.string(),
});
export type QuarantinedEvent = z.infer<typeof quarantinedEvent>;
export const quarantined = table("quarantine", quarantinedEvent);

/** key: event id. Head of a rival history that a person has accepted: it does not wait in 隔离 again. */
export const acceptedHeads = table("accepted-head", z.object({ at: z.string() }));

/**
 * key: chain name, or `restored|device|epoch`. A person has to look: two histories of one writer (`fork` among the
 * events, `foreign-head` in an acknowledgement), or own events that this desk had lost (`restored`).
 */
const alarm = z.object({
  kind: z.enum(["fork", "foreign-head", "restored"]),
  device: z.string(),
  scope: z.string(),
  /** How many events it concerns, where that is known. */
  events: z.number().int().optional(),
  bundle: z.string(),
  at: z.string(),
});
export type Alarm = z.infer<typeof alarm>;
export const alarms = table("alarm", alarm);

/** key: `moment|concern`. Who decided what about a concern, and why. Only ever added to. */
const settlement = z.object({
  concern: z.string(),
  kind: z.enum(["quarantine", "fork", "foreign-head", "set-back"]),
  device: z.string(),
  scope: z.string(),
  events: z.number().int(),
  since: z.string(),
  decision: z.enum(["accept", "keep-apart", "seen"]),
  reason: z.string(),
  user: z.string(),
  userName: z.string(),
  at: z.string(),
});
export type Settlement = z.infer<typeof settlement>;
export const settlements = table("settlement", settlement);

/** key: `own`. The enrolment request that waits for its answer: the text of its file. */
export const pendingRequests = table("enrolment-request", z.object({ file: z.string() }));

/** The record's value, or null where there is none or an older program wrote what this one cannot read. */
export async function readRecord<T>(ledger: LedgerPort, from: RecordTable<T>, key: string): Promise<T | null> {
  const parsed = from.schema.safeParse(await ledger.recordOf(from.name, key));
  return parsed.success ? parsed.data : null;
}

/** All readable records of a table, by key. */
export async function readRecords<T>(ledger: LedgerPort, from: RecordTable<T>): Promise<ReadonlyMap<string, T>> {
  const found = new Map<string, T>();
  for (const { key, value } of await ledger.records(from.name)) {
    const parsed = from.schema.safeParse(value);
    if (parsed.success) found.set(key, parsed.data);
  }
  return found;
}

/** The change that writes (or, with null, removes) one record. */
export function recordChange<T>(into: RecordTable<T>, key: string, value: T | null): RecordChange {
  return { table: into.name, key, value };
}
