import { z } from "zod";

/** How a length is counted: calendar days, working days, an own date set by the sender, or no length in law. */
export const units = ["calendar", "workday", "assigned", "at-once", "yearly", "none"] as const;

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
  /** Days; null where the law sets none. For an extension the most that is allowed. */
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
});
export type Rule = z.infer<typeof ruleSchema>;

const receptions = ["direct", "transferred"] as const;

/** The rules in force, and how each source counts: spoken to this office directly, or referred and assigned to it. */
export const profileSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: z.string().min(1).max(60),
  source: z.string().min(1).max(200),
  effectiveFrom: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  rules: z.record(z.enum(ruleIds), ruleSchema),
  reception: z.record(z.string().max(40), z.enum(receptions)),
  /** Whether an oral notice ends the duty to give written notice. */
  oralNoticeSuffices: z.boolean(),
});
export type Profile = z.infer<typeof profileSchema>;

/** A local profile: only what it changes. Each changed rule must name its own basis. */
export const localProfileSchema = z.strictObject({
  id: profileSchema.shape.id,
  name: profileSchema.shape.name,
  source: profileSchema.shape.source,
  effectiveFrom: profileSchema.shape.effectiveFrom,
  rules: z.partialRecord(z.enum(ruleIds), ruleSchema.partial().extend({ article: ruleSchema.shape.article })).optional(),
  reception: profileSchema.shape.reception.optional(),
  oralNoticeSuffices: z.boolean().optional(),
});
export type LocalProfile = z.infer<typeof localProfileSchema>;
