import { z } from "zod";

/** A parameter always names the paper it rests on. */
const basis = z.string().trim().min(1).max(120);
const days = z.strictObject({
  value: z.number().int().min(1).max(3660),
  unit: z.enum(["calendar", "workday"]),
  basis,
});
/** A length in days that a local profile sets; never called 法定. */
export type LocalDays = z.infer<typeof days>;

/** Where a group visit goes to. */
export const visitDestinations = ["township", "county", "city", "province", "capital"] as const;
export type VisitDestination = (typeof visitDestinations)[number];

export const visitDestinationWords: Readonly<Record<VisitDestination, string>> = {
  township: "到乡镇（街道）",
  county: "到县（区）",
  city: "到市",
  province: "到省",
  capital: "进京",
};

/** Where a group goes, from how many people on, and what officials then do: only out of a superior's notice. */
const groupVisit = z.strictObject({
  destination: z.enum(visitDestinations),
  /** People, at least. */
  people: z.number().int().min(2).max(1_000_000),
  /** What officials do: go and receive people. Never about a person. */
  action: z.string().trim().min(1).max(200),
});

/**
 * What the regulation sets no figure for. Absent nationally: only a local profile may set them, each with its basis,
 * and a clock made from one is shown as 地方 or 内部, never as 法定.
 */
export const parametersSchema = z.strictObject({
  /** 简易办理: days to decide on acceptance, from receipt. */
  simplifiedDecision: days.optional(),
  /** 简易办理: days to the opinion, from acceptance. */
  simplifiedOpinion: days.optional(),
  /** 简易办理: days for each office to pass the matter on, from receipt. */
  simplifiedPassingOn: days.optional(),
  /** 满意度评价: days in which the petitioner may evaluate, from the conclusion. */
  evaluation: days.optional(),
  /** 快转: days to send on or dispatch, from receipt. */
  passingOn: days.optional(),
  /** 快督: days to ask after what was sent on or dispatched. */
  askingAfter: days.optional(),
  /** 快回访: days to the return visit, from the conclusion. */
  returnVisit: days.optional(),
  /** 录入: days from receipt to registration. */
  recording: days.optional(),
  /** Hours to report a grave and urgent matter (Art. 25 says only 及时). */
  urgentReport: z.strictObject({ hours: z.number().min(0.5).max(240), basis }).optional(),
  /** 集体访现场处置提示. */
  groupVisits: z.strictObject({ basis, thresholds: z.array(groupVisit).min(1).max(20) }).optional(),
});
export type Parameters = z.infer<typeof parametersSchema>;
export type ParameterName = keyof Parameters;

/** Those that measure days and so may become clocks. */
export type DayParameterName = {
  readonly [K in ParameterName]-?: NonNullable<Parameters[K]> extends LocalDays ? K : never;
}[ParameterName];

/** Names on screen, and what the counting starts from. 内部: an office's own target; 地方: a rule of a superior office. */
export const parameterWords: Readonly<Record<ParameterName, { readonly name: string; readonly from: string }>> = {
  simplifiedDecision: { name: "简易办理：决定受理", from: "收到之日" },
  simplifiedOpinion: { name: "简易办理：作出处理意见", from: "受理之日" },
  simplifiedPassingOn: { name: "简易办理：逐级转送", from: "收到之日" },
  evaluation: { name: "满意度评价", from: "办结之日" },
  passingOn: { name: "快转", from: "收到之日" },
  askingAfter: { name: "快督", from: "转送、交办或分办之日" },
  returnVisit: { name: "快回访", from: "办结之日" },
  recording: { name: "及时录入", from: "收到之日" },
  urgentReport: { name: "重大紧急信访事项报告", from: "接报之时" },
  groupVisits: { name: "集体访现场处置提示", from: "上级通知" },
};
