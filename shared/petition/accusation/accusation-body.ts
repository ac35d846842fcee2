import { z } from "zod";
import { attachmentSchema, channels, dateSchema } from "../intake.ts";

/** The one type of every event of the compartment: its header tells nothing but that there is one (《条例》第30条). */
export const accusationType = "accusation.sealed";

/** An attachment of an accusation: what it is, and the sealed bytes that lie on disk and travel. */
const sealedAttachmentSchema = attachmentSchema.extend({
  /** SHA-256 of the sealed bytes, hex. */
  sealedHash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type SealedAttachment = z.infer<typeof sealedAttachmentSchema>;

/** Who accuses. Everything may stay empty but the name: Art. 19 asks, it never blocks. */
const accuserSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  address: z.string().max(300),
  phone: z.string().max(40),
});

/** What a clerk takes down of an accusation. It is held in memory until it is sealed, and nowhere else. */
export const accusationSchema = z.strictObject({
  /** 收到日期 */
  receiptDate: dateSchema,
  channel: z.enum(channels),
  /** Null when anonymous. */
  accuser: accuserSchema.nullable(),
  /** 被检举控告人（单位）: name, and where and as what. */
  complainedOf: z.strictObject({
    name: z.string().trim().min(1).max(200),
    unit: z.string().max(200),
  }),
  /** 检举控告内容, in the accuser's words. */
  statement: z.string().trim().min(1).max(100_000),
  /** Number of the claim that the same person brought beside it, if any. Known to the officer only. */
  claimNumber: z.string().max(40),
});
export type Accusation = z.infer<typeof accusationSchema>;

const filesSchema = z.array(sealedAttachmentSchema).max(50);

/** What is sealed when an accusation is taken in, or when a petition turns out to be one. */
const takenSchema = accusationSchema.extend({
  did: z.literal("taken"),
  /** Empty where another office moved the petition and only its officer was told of whom it speaks. */
  complainedOf: z.strictObject({ name: z.string().max(200), unit: z.string().max(200) }),
  /** The petition of the general compartment that this was; its whole record is the first of the files. */
  movedFrom: z
    .strictObject({ petition: z.string().regex(/^[0-9a-f]{32}$/), number: z.string().max(60), date: dateSchema })
    .optional(),
  number: z.string().max(60),
  office: z.strictObject({ organisation: z.string().max(9), name: z.string().max(100) }),
  takenBy: z.string().max(40),
  attachments: filesSchema,
});
export type TakenAccusation = z.infer<typeof takenSchema>;

/** Further files of a petition that was moved: more than one event holds, or what came after it was moved. */
const addedSchema = z.strictObject({
  did: z.literal("added"),
  petition: z.string().regex(/^[0-9a-f]{32}$/),
  by: z.string().max(40),
  at: z.string().max(40),
  attachments: filesSchema.min(1),
});
export type AddedFiles = z.infer<typeof addedSchema>;

/** What a cleared officer does with it. */
export const accusationActions = z.discriminatedUnion("did", [
  /** 移送有权处理的机关（第22条第2款、第30条）. */
  z.strictObject({
    did: z.literal("transferred"),
    date: dateSchema,
    to: z.string().trim().min(2).max(100),
    documentNumber: z.string().max(60),
    note: z.string().max(2000),
  }),
  /** 告知、答复检举控告人（第23条第4款）. */
  z.strictObject({
    did: z.literal("replied"),
    date: dateSchema,
    how: z.enum(["oral", "written", "phone"]),
    text: z.string().trim().min(1).max(10_000),
  }),
  /** 办理记录. */
  z.strictObject({ did: z.literal("noted"), text: z.string().trim().min(1).max(10_000) }),
]);
export type AccusationAction = z.infer<typeof accusationActions>;

const actedSchema = z.intersection(accusationActions, z.looseObject({ by: z.string().max(40), at: z.string().max(40) }));

/** Everything that a sealed body may say. */
export const sealedStatementSchema = z.union([takenSchema, addedSchema, actedSchema]);
export type SealedStatement = TakenAccusation | AddedFiles | (AccusationAction & { readonly by: string; readonly at: string });

/** What stands in the event itself: the age file, and the attachments that travel with it. */
export const sealedBodySchema = z.strictObject({
  attachments: z.array(attachmentSchema).max(50),
  salt: z.string(),
  /** age file, base64. */
  sealed: z.string().max(1_000_000),
});

/** Longest plain attachment of an accusation: sealed and padded it is still one that travels. */
export const accusationAttachmentLimit = 200_000_000;
