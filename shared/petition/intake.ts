import { z } from "zod";

/** A calendar date in Asia/Shanghai, `2026-11-20`. Existence of the day is checked by regulation/calendar. */
export const dateSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** 信访形式 */
export const channels = ["visit", "letter", "phone", "online", "video-reception", "fax"] as const;
export type Channel = (typeof channels)[number];

/** 来源 */
export const sourceKinds = [
  "direct",
  "referred",
  "assigned",
  "hotline-12345",
  "petition-hotline",
  "leader-mailbox",
  "leader-comment",
  "leader-reception",
  "joint-reception",
  "outreach",
  "dispute-screening",
  "inspection",
  "village-agency",
] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** 类别. An accusation (检举控告) never enters the general compartment, so it is not a value here. */
export const categories = ["claim", "suggestion"] as const;
export type Category = (typeof categories)[number];

/** 信访目的 */
export const purposes = ["resolve", "suggest", "appeal", "consult", "other"] as const;
export type Purpose = (typeof purposes)[number];

export const identityKinds = ["resident", "military", "hong-kong-macao-taiwan", "passport", "household", "other"] as const;

/** 信访人. Name and address are asked (Art. 19); all else is optional and never blocks registering. */
export const petitionerSchema = z.strictObject({
  /** A natural person, or a legal person or other organisation (《条例》第17条). */
  kind: z.enum(["person", "organisation"]),
  name: z.string().max(100),
  address: z.string().max(300),
  identityKind: z.enum(identityKinds).optional(),
  identityNumber: z.string().max(40).optional(),
  /** GB 32100, of an organisation. */
  creditCode: z.string().max(18).optional(),
  phone: z.string().max(40).optional(),
  sex: z.enum(["female", "male"]).optional(),
  birthDate: dateSchema.optional(),
  occupation: z.string().max(40).optional(),
});
export type Petitioner = z.infer<typeof petitionerSchema>;

/** An attachment by content: its bytes lie sealed in the desk folder. */
export const attachmentSchema = z.strictObject({
  /** SHA-256 of the plain bytes, hex. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Bytes, at most 200 MB. */
  size: z.number().int().nonnegative().max(209_715_200),
  name: z.string().min(1).max(200),
  mediaType: z.string().max(100),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** How the original statement was confirmed (《条例》第19条 如实记录; 来访须与来访人核实登记内容). */
export const confirmationSchema = z.strictObject({
  how: z.enum(["signed", "read-back", "as-received", "refused-to-sign"]),
  date: dateSchema,
});
export type Confirmation = z.infer<typeof confirmationSchema>;

/** The fields of a petition that officials may amend; the statement is not among them. */
export const fieldsSchema = z.strictObject({
  channel: z.enum(channels),
  source: z.strictObject({
    kind: z.enum(sourceKinds),
    office: z.string().max(100).optional(),
    documentNumber: z.string().max(60).optional(),
    deadline: dateSchema.optional(),
  }),
  /** 信访日期: when the petitioner spoke, or the postmark. */
  petitionDate: dateSchema,
  /** 收到日期: starts the clocks. */
  receiptDate: dateSchema,
  /** Empty when anonymous. The first is the principal. */
  petitioners: z.array(petitionerSchema).max(200),
  anonymous: z.boolean(),
  /** 信访人数 */
  groupSize: z.number().int().min(1).max(100_000),
  /** 代表, by name; at most five for visits (《条例》第20条第3款). */
  representatives: z.array(z.string().min(1).max(100)).max(20),
  agent: z
    .strictObject({
      name: z.string().min(1).max(100),
      relation: z.string().max(60).optional(),
      phone: z.string().max(40).optional(),
      authorised: z.boolean(),
    })
    .nullable(),
  category: z.enum(categories),
  /** Code from the content-class dictionary. */
  contentClass: z.string().max(20),
  /** 问题属地, 12 digits (统计用区划代码), or empty when not known. */
  place: z.string().regex(/^(\d{12})?$/),
  purpose: z.enum(purposes),
  /** 反映对象: person or unit complained of. */
  complainedOf: z.string().max(200),
  /** 概况, one sentence. */
  title: z.string().min(1).max(200),
  /** 办理摘要: the officials' own words. */
  summary: z.string().max(4000),
  /** 要求保密 */
  confidential: z.boolean(),
});
export type PetitionFields = z.infer<typeof fieldsSchema>;
export type FieldName = keyof PetitionFields;

/** What a clerk takes down at the desk. */
export const intakeSchema = fieldsSchema.extend({
  /** 原始陈述: frozen when read back. */
  statement: z.string().min(1).max(100_000),
  confirmation: confirmationSchema.nullable(),
  attachments: z.array(attachmentSchema).max(200),
  /** The petition that the clerk and the petitioner found to be the same matter, if any. */
  sameMatterAs: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .nullable(),
});
export type Intake = z.infer<typeof intakeSchema>;
