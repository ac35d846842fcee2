import { z } from "zod";
import { parametersSchema } from "./parameters.ts";

/** How a length is counted: calendar days, working days, months, an own date set by the sender, or no length in law. */
const units = ["calendar", "workday", "month", "assigned", "at-once", "yearly", "none"] as const;
export type Unit = (typeof units)[number];

export const ruleIds = [
  "T01",
  "T02",
  "T03",
  "T04",
  "T05",
  "T06",
  "T07",
  "T08",
  "T09",
  "T10",
  "T11",
  "T12",
  "T13",
  "T14",
  "T15",
  "T16",
  "T17",
  "T18",
] as const;
export type RuleId = (typeof ruleIds)[number];

/** One rule of the regulation as data. */
const ruleSchema = z.strictObject({
  /** What has to be done, as the work table shows it. */
  step: z.string().min(1).max(60),
  /** Article of the source, e.g. `第23条第3款`; a local profile names its own basis. */
  article: z.string().min(1).max(60),
  unit: z.enum(units),
  /** Days or months; null where the law sets none. For an extension the most that is allowed. */
  length: z.number().int().min(1).max(3660).nullable(),
  /** What the counting starts from, in Chinese. */
  anchor: z.string().max(60),
  /** Whose period: an office owes a duty, the petitioner has a right, or nobody's clock runs. */
  who: z.enum(["petition-office", "office", "petitioner", "nobody"]),
  /** 文书 */
  document: z.string().max(60),
  /** What stops the clock (Art. 36 para. 2: only a hearing, only in re-examination). */
  pause: z.array(z.enum(["hearing"])),
  /** No duty towards who cannot be reached (Art. 23 para. 2). */
  exemptWhenUnclear: z.boolean(),
  /** Set by a local profile: 地方规定, not 法定. */
  local: z.literal(true).optional(),
});
export type Rule = z.infer<typeof ruleSchema>;
/** What a local profile may change of a rule. It must name its own basis. */
const ruleChangeSchema = ruleSchema.omit({ local: true }).partial().extend({ article: ruleSchema.shape.article });

const receptions = ["direct", "transferred"] as const;

/** A ground of finality beside re-examination, and the local rule that knows it (e.g. 逾期未申请复查). */
const finalitySchema = z.strictObject({ ground: z.string().trim().min(1).max(120), basis: z.string().trim().min(1).max(120) });

/** The rules in force, and how each source counts: spoken to this office directly, or referred and assigned to it. */
export const profileSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: z.string().min(1).max(60),
  source: z.string().min(1).max(200),
  effectiveFrom: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  rules: z.record(z.enum(ruleIds), ruleSchema),
  /** The period of another law that measures route 5. */
  routeFive: ruleSchema,
  /** How often a handling period may be extended (Art. 34). */
  extensions: z.number().int().min(1).max(9),
  reception: z.record(z.string().max(40), z.enum(receptions)),
  /** Whether an oral notice ends the duty to give written notice. */
  oralNoticeSuffices: z.boolean(),
  finality: z.array(finalitySchema).max(20),
  parameters: parametersSchema,
});

/** The rules in force from a day on; `earlier` holds what was in force before it. */
export type Profile = z.infer<typeof profileSchema> & { readonly earlier?: Profile };

/** A local profile: only what it changes. Each changed rule and each parameter names its own basis. */
export const localProfileSchema = z.strictObject({
  id: profileSchema.shape.id,
  name: profileSchema.shape.name,
  source: profileSchema.shape.source,
  effectiveFrom: profileSchema.shape.effectiveFrom,
  rules: z.partialRecord(z.enum(ruleIds), ruleChangeSchema).optional(),
  routeFive: ruleChangeSchema.optional(),
  extensions: profileSchema.shape.extensions.optional(),
  reception: profileSchema.shape.reception.optional(),
  oralNoticeSuffices: z.boolean().optional(),
  finality: profileSchema.shape.finality.optional(),
  parameters: parametersSchema.optional(),
});
export type LocalProfile = z.infer<typeof localProfileSchema>;

/** The day from which the oldest of these rules are in force. */
export function beginningOf(profile: Profile): string {
  return profile.earlier === undefined ? profile.effectiveFrom : beginningOf(profile.earlier);
}

/** The rules that were in force on a day: a clock keeps the rules of the day it started on. */
export function profileAt(profile: Profile, date: string): Profile {
  let at = profile;
  while (at.earlier !== undefined && date < at.effectiveFrom) at = at.earlier;
  return at;
}
