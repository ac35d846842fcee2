import { z } from "zod";

const position = z.object({ seq: z.number().int(), id: z.string() });
const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);

/**
 * key: event id. An event of the accusation compartment: the bytes of its header, and of its body, which is sealed to the
 * cleared officers and opens with no key of this desk (《条例》第30条).
 */
const sealedEvent = z.object({
  scope: z.string(),
  device: z.string(),
  epoch: z.string(),
  seq: z.number().int(),
  header: z.string(),
  body: z.string(),
});
export type SealedEvent = z.infer<typeof sealedEvent>;
export const sealedEvents = { name: "sealed", schema: sealedEvent };

/** key: SHA-256 of a `sealed.age` that came and waits for an officer; its bytes lie as an attachment of that hash. */
const office = z.object({ organisation: z.string(), keys: z.array(z.string()) });
const keptPart = z.object({
  address: z.object({
    bundle: z.string(),
    kind: z.enum(["sync", "backup", "enrolment", "receipt"]),
    part: z.object({ n: z.number().int(), of: z.number().int() }),
    from: office.extend({ device: z.string(), epoch: z.string() }),
    to: office,
  }),
  size: z.number().int(),
  inflated: z.number().int(),
  at: z.string(),
});
export const keptParts = { name: "sealed-part", schema: keptPart };

/** key: the accusation's random id. That one was taken in here and when, for the receipt's sake; nothing of what it says. */
const issuedReceipt = z.object({ number: z.string(), date: z.string(), event: z.string() });
export const issuedReceipts = { name: "sealed-receipt", schema: issuedReceipt };

/**
 * key: petition id. Events of a petition that was moved here, and of office records along with it, whose bodies lie sealed
 * with the officers, so they may leave this desk; and its files as the general compartment named them, until they are gone.
 */
const movedPetition = z.object({ events: z.array(z.string()), attachments: z.array(z.string()) });
export type MovedPetition = z.infer<typeof movedPetition>;
export const movedPetitions = { name: "moved", schema: movedPetition };

/** key: `organisation|device`. What the office above acknowledged of this desk's accusation chains. */
const sealedAcknowledgement = z.object({
  epoch: z.string(),
  number: z.number().int(),
  chains: z.record(z.string(), position),
  lacking: z.array(z.string()),
  ownEpochs: z.array(z.string()),
  seen: z.record(z.string(), z.number().int()),
  acceptedAt: z.string(),
});
export const sealedAcknowledgements = { name: "sealed-acknowledgement", schema: sealedAcknowledgement };

/**
 * key: age recipient. A cleared officer of this district. `sealed` is the officer's own age identity under a key
 * stretched from the officer's own passphrase: the vault key around this record does not open it.
 */
const officerRecord = z.object({
  name: z.string(),
  madeAt: z.string(),
  salt: base64,
  cost: z.object({ memory: z.number().int().positive(), passes: z.number().int().positive() }),
  sealed: base64,
  /** Wrong passphrases since the last right one. */
  failures: z.number().int(),
  lastAt: z.string(),
  /** Somebody holds the sheet on paper, so the key was announced. */
  announced: z.boolean(),
});
export type OfficerRecord = z.infer<typeof officerRecord>;
export const officerRecords = { name: "officer", schema: officerRecord };
