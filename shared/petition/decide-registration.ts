import { dayNumber, isDate, shanghaiDate, yearOf } from "../regulation/date.ts";
import { profileAt } from "../regulation/profile.ts";
import type { Command, DecideContext, Decision, Refusal, Warning } from "./command.ts";
import { type Intake, intakeSchema, type PetitionFields } from "./intake.ts";
import { effectiveToday, fieldIssues } from "./intake-checks.ts";
import { asRefusal, asWarning } from "./issue.ts";
import { attachmentRefusal, schemaRefusal } from "./refusals.ts";
import type { PetitionView } from "./view.ts";

/** What is doubtful about an intake: shown beside the form while it is filled in. Texts may still be empty. */
export function warningsOf(intake: Intake, context: DecideContext): readonly Warning[] {
  const lastDay = context.lastWall === null ? null : shanghaiDate(context.lastWall);
  const issues = fieldIssues(fieldsOf(intake), effectiveToday(context.today, lastDay), context);
  const warnings = issues.filter((issue) => issue.severity === "warning").map(asWarning);
  return [...clockWarning(context.today, lastDay), ...delayWarning(intake.receiptDate, context), ...warnings];
}

function clockWarning(today: string, lastDay: string | null): readonly Warning[] {
  if (lastDay === null || today >= lastDay) return [];
  const message = `本机日期 ${today} 早于最近一次记录的 ${lastDay}，请先核对系统时间；收到日期以人工核对为准`;
  return [{ code: "clock-behind", message }];
}

/** Where an office set itself no target (录入), more than one working day is pointed out: the law says 及时 and no number. */
const unlessSet = { value: 1, unit: "workday" } as const;

/** More time between receipt and registration than the office's own target allows. */
function delayWarning(receiptDate: string, { today, calendar, profile }: DecideContext): readonly Warning[] {
  if (!isDate(receiptDate) || receiptDate >= today) return [];
  const target = profileAt(profile, receiptDate).parameters.recording;
  const { value, unit } = target ?? unlessSet;
  let passed = 0;
  for (let day = dayNumber(receiptDate) + 1; day <= dayNumber(today) && passed <= value; day += 1) {
    if (unit === "calendar" || calendar.isWorkingDay(day)) passed += 1;
  }
  if (passed <= value) return [];
  const length = `${value} ${unit === "workday" ? "个工作日" : "日"}`;
  const rule = target === undefined ? "应当及时登记，《条例》没有规定天数" : `${target.basis}，不是法定期限`;
  const message = `收到已超过 ${length}才登记（${rule}）；各项期限从收到日期起算`;
  return [{ code: "registered-late", message, article: "第21条第2款", field: "receiptDate" }];
}

function fieldsOf({ statement: _, confirmation: __, attachments: ___, sameMatterAs: ____, ...fields }: Intake): PetitionFields {
  return fields;
}

/** 登记日期: today, but never before the receipt, should the clock have fallen behind. */
function registrationDateOf(receiptDate: string, today: string): string {
  return effectiveToday(today, receiptDate);
}

/** 登记 (Art. 19, 21, 22, 23). */
export function decideRegistration(
  view: PetitionView | null,
  { petition, intake }: Extract<Command, { readonly do: "register" }>,
  context: DecideContext,
): Decision | Refusal {
  if (view !== null && view.registered !== null) return { refused: "registered-already", message: "这件信访事项已经登记" };
  const parsed = intakeSchema.safeParse(intake);
  if (!parsed.success) return schemaRefusal(parsed.error);
  const fields = fieldsOf(parsed.data);
  const { statement, confirmation, attachments, sameMatterAs } = parsed.data;
  const lastDay = context.lastWall === null ? null : shanghaiDate(context.lastWall);
  const latestDay = effectiveToday(context.today, lastDay);
  const fault = fieldIssues(fields, latestDay, context).find((issue) => issue.severity === "refusal");
  if (fault !== undefined) return asRefusal(fault);
  if (statement.trim() === "")
    return { refused: "no-statement", message: "请如实记录信访人的原始陈述", article: "第19条第1款", field: "statement" };
  const confirmationFault = confirmation === null ? null : confirmationRefusal(confirmation.date, fields.petitionDate, latestDay);
  if (confirmationFault !== null) return confirmationFault;
  const attachmentFault = attachmentRefusal(attachments, []);
  if (attachmentFault !== null) return attachmentFault;
  if (sameMatterAs === petition) return { refused: "same-petition", message: "不能关联到本件自身", field: "sameMatterAs" };
  const registrationDate = registrationDateOf(fields.receiptDate, context.today);
  const number = {
    region: context.office.organisation,
    // The year that `sequence` was counted in, even by a clock that fell behind: no number is given twice.
    year: yearOf(context.today),
    device: context.deviceCode,
    sequence: context.sequence,
  };
  const receiver = context.actor.name.trim().slice(0, 60);
  const body = {
    ...{ fields, statement, confirmation, attachments, sameMatterAs, registrationDate, number },
    ...(receiver === "" ? {} : { receiver }),
  };
  return { events: [{ type: "petition.registered", subject: petition, body }], warnings: warningsOf(parsed.data, context) };
}

/** The day on which a statement was read back or signed. */
export function confirmationRefusal(date: string, petitionDate: string, latestDay: string): Refusal | null {
  const field = "confirmation";
  if (!isDate(date)) return { refused: "no-such-day", message: `核对日期 ${date} 不存在，请核对`, field };
  if (date > latestDay) return { refused: "confirmed-after-today", message: `核对日期 ${date} 晚于今天，请核对`, field };
  if (date < petitionDate) return { refused: "confirmed-before", message: `核对日期 ${date} 早于信访日期，请核对`, field };
  return null;
}
