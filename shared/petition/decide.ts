import { isDate, shanghaiDate, yearOf } from "../regulation/date.ts";
import type { Command, DecideContext, Decision, NewEvent, Refusal, Warning } from "./command.ts";
import { decideAmendment, decideSettlement } from "./decide-amendment.ts";
import { decideNotice, decideObjection, decideVoiding } from "./decide-steps.ts";
import { type Intake, intakeSchema, type PetitionFields } from "./intake.ts";
import { effectiveToday, fieldIssues } from "./intake-checks.ts";
import { asRefusal, asWarning } from "./issue.ts";
import { confirmsMore } from "./merge-registration.ts";
import { attachmentRefusal, badText, roleRefusal, schemaRefusal } from "./refusals.ts";
import { custodyOf } from "./steps.ts";
import type { PetitionView } from "./view.ts";

export function isRefusal(answer: Decision | Refusal): answer is Refusal {
  return "refused" in answer;
}

/**
 * What a command amounts to: the events to be written, or why it is refused. Checked once, against the petition as it
 * is now (null: not held) and the regulation. Pure: dates, actor and numbers come with `context`. Nothing is decided
 * about who reads or exports.
 */
export function decide(view: PetitionView | null, command: Command, context: DecideContext): Decision | Refusal {
  const refusal = roleRefusal(command.do, context.actor.role) ?? badText(command);
  if (refusal !== null) return refusal;
  if (command.do === "register") return decideRegistration(view, command, context);
  if (view === null) return { refused: "unknown-petition", message: "本台没有这件信访事项，可能尚未收到它的登记" };
  if (!mayWriteInto(view, context)) {
    return { refused: "another-office", message: "这件信访事项由别的单位登记，本单位不能改动" };
  }
  if (view.voided !== null && command.do !== "settle-conflict" && command.do !== "note") {
    return { refused: "voided", message: "这件信访事项已作废，不能再改动；确需继续办理的，请重新登记并关联" };
  }
  switch (command.do) {
    case "amend":
      return decideAmendment(view, command, context);
    case "settle-conflict":
      return decideSettlement(view, command);
    case "give-notice":
      return decideNotice(view, command, context);
    case "object":
      return decideObjection(view, command, context);
    case "void":
      return decideVoiding(view, command, context);
    default:
      return decideAddition(view, command, context);
  }
}

/** An office writes into its own scope; a petition office also into those of its townships (the code's first six digits). */
function mayWriteInto(view: PetitionView, { office }: DecideContext): boolean {
  const owner = custodyOf(view.scope);
  return owner === office.organisation || (office.organisation.length === 6 && owner.startsWith(office.organisation));
}

/** What is doubtful about an intake: shown beside the form while it is filled in. Empty when it is not yet well formed. */
export function warningsOf(intake: Intake, context: DecideContext): readonly Warning[] {
  const lastDay = context.lastWall === null ? null : shanghaiDate(context.lastWall);
  const issues = fieldIssues(fieldsOf(intake), effectiveToday(context.today, lastDay), context);
  const warnings = issues.filter((issue) => issue.severity === "warning").map(asWarning);
  if (lastDay === null || context.today >= lastDay) return warnings;
  const message = `本机日期 ${context.today} 早于最近一次记录的 ${lastDay}，请先核对系统时间；收到日期以人工核对为准`;
  return [{ code: "clock-behind", message }, ...warnings];
}

function fieldsOf({ statement: _, confirmation: __, attachments: ___, sameMatterAs: ____, ...fields }: Intake): PetitionFields {
  return fields;
}

/** 登记 (Art. 19, 21, 22, 23). */
function decideRegistration(
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
  const registrationDate = context.today < fields.receiptDate ? fields.receiptDate : context.today;
  const number = {
    region: context.office.organisation,
    year: yearOf(registrationDate),
    device: context.deviceCode,
    sequence: context.sequence,
  };
  const body = { fields, statement, confirmation, attachments, sameMatterAs, registrationDate, number };
  return { events: [{ type: "petition.registered", subject: petition, body }], warnings: warningsOf(parsed.data, context) };
}

function confirmationRefusal(date: string, petitionDate: string, latestDay: string): Refusal | null {
  const field = "confirmation";
  if (!isDate(date)) return { refused: "no-such-day", message: `核对日期 ${date} 不存在，请核对`, field };
  if (date > latestDay) return { refused: "confirmed-after-today", message: `核对日期 ${date} 晚于今天，请核对`, field };
  if (date < petitionDate) return { refused: "confirmed-before", message: `核对日期 ${date} 早于信访日期，请核对`, field };
  return null;
}

/** Whatever only adds to a petition and changes nothing that stands. */
function decideAddition(
  view: PetitionView,
  command: Exclude<Command, { readonly do: "register" | "amend" | "settle-conflict" | "give-notice" | "object" | "void" }>,
  context: DecideContext,
): Decision | Refusal {
  const lastDay = context.lastWall === null ? null : shanghaiDate(context.lastWall);
  const latestDay = effectiveToday(context.today, lastDay);
  const held = view.attachments.map((item) => item.attachment.hash);
  switch (command.do) {
    case "confirm-statement": {
      const { how, date } = command;
      if (view.statement === null) return { refused: "no-statement", message: "登记内容尚未收到，不能核对陈述" };
      if (!confirmsMore(view.statement.confirmation, { how, date })) {
        return {
          refused: "confirmed-already",
          message: "原始陈述已经核对，不必重复；新的话请记作补充陈述",
          article: "第19条第1款",
        };
      }
      const fault = confirmationRefusal(date, view.fields.petitionDate?.value ?? "", latestDay);
      return fault ?? one(view, "petition.statement-confirmed", { how, date });
    }
    case "supplement": {
      const { text, receiptDate, signed, attachments } = command;
      if (text.trim() === "") return { refused: "empty", message: "请填写补充陈述", field: "text" };
      if (!isDate(receiptDate))
        return { refused: "no-such-day", message: `收到日期 ${receiptDate} 不存在，请核对`, field: "receiptDate" };
      if (receiptDate > latestDay) {
        return { refused: "receipt-after-today", message: `收到日期 ${receiptDate} 晚于今天，请核对`, field: "receiptDate" };
      }
      const first = view.fields.receiptDate?.value ?? "";
      if (receiptDate < first) {
        return { refused: "before-receipt", message: `补充陈述的收到日期不能早于本件收到日期 ${first}`, field: "receiptDate" };
      }
      return (
        attachmentRefusal(attachments, held) ?? one(view, "petition.supplemented", { text, receiptDate, signed, attachments })
      );
    }
    case "attach": {
      const { attachments } = command;
      if (attachments.length === 0) return { refused: "empty", message: "请选择要加入的材料", field: "attachments" };
      return attachmentRefusal(attachments, held) ?? one(view, "petition.attached", { attachments });
    }
    case "note": {
      if (command.text.trim() === "") return { refused: "empty", message: "请填写办理记录", field: "text" };
      return one(view, "petition.noted", { text: command.text });
    }
    case "record-upper-number": {
      const [system, number] = [command.system.trim(), command.number.trim().normalize("NFKC")];
      if (system === "" || number === "") return { refused: "empty", message: "请填写上级系统名称和编号", field: "number" };
      if (view.upperNumbers.some((item) => item.system === system && item.number === number)) {
        return { refused: "nothing-changed", message: "这个上级系统编号已经记过", field: "number" };
      }
      return one(view, "petition.upper-number-recorded", { system, number });
    }
    case "link-same-matter": {
      if (command.other === view.id) return { refused: "same-petition", message: "不能关联到本件自身" };
      if (view.sameMatter.some((item) => item.petition === command.other)) {
        return { refused: "nothing-changed", message: "两件已经关联" };
      }
      return one(view, "petition.same-matter-linked", { petition: command.other });
    }
  }
}

function one(view: PetitionView, type: NewEvent["type"], body: NewEvent["body"]): Decision {
  return { events: [{ type, subject: view.id, body }], warnings: [] };
}
