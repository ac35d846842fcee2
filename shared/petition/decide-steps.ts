import { dayNumber, isDate, shanghaiDate } from "../regulation/date.ts";
import { countDeadline } from "../regulation/deadline.ts";
import type { Command, DecideContext, Decision, NewEvent, Refusal, Warning } from "./command.ts";
import { effectiveToday } from "./intake-checks.ts";
import { custodyOf, lastSteps } from "./steps.ts";
import type { PetitionView } from "./view.ts";

/** A step's own date: it exists, lies between receipt and today, and the petition is registered here. */
export function stepRefusal(view: PetitionView, date: string, what: string, context: DecideContext): Refusal | null {
  const receiptDate = view.fields.receiptDate?.value;
  if (view.registered === null || receiptDate === undefined) {
    return { refused: "not-registered", message: `登记内容尚未收到，不能${what}` };
  }
  if (custodyOf(view.scope) !== context.office.organisation) {
    return { refused: "another-office", message: `这件信访事项由承办单位${what}，本单位不能代办`, article: "第23条" };
  }
  const lastDay = context.lastWall === null ? null : shanghaiDate(context.lastWall);
  if (!isDate(date)) return { refused: "no-such-day", message: `日期 ${date} 不存在，请核对`, field: "date" };
  if (date < receiptDate) {
    return { refused: "before-receipt", message: `日期 ${date} 早于收到日期 ${receiptDate}，请核对`, field: "date" };
  }
  if (date > effectiveToday(context.today, lastDay)) {
    return { refused: "after-today", message: `日期 ${date} 晚于今天，请核对`, field: "date" };
  }
  return null;
}

function step(view: PetitionView, type: NewEvent["type"], body: NewEvent["body"], warnings: readonly Warning[]): Decision {
  return { events: [{ type, subject: view.id, body: { ...body, after: lastSteps(view) } }], warnings };
}

/** 告知 (Art. 22/23): on the spot where possible, in writing within 15 days. */
export function decideNotice(
  view: PetitionView,
  { date, how }: Extract<Command, { readonly do: "give-notice" }>,
  context: DecideContext,
): Decision | Refusal {
  const refusal = stepRefusal(view, date, "告知", context);
  if (refusal !== null) return refusal;
  if (how === "on-the-spot" && date !== view.fields.receiptDate?.value) {
    const message = "当场告知的日期应当就是收到日期；事后告知的，请选书面告知";
    return { refused: "not-on-the-spot", message, article: "第23条第2款", field: "date" };
  }
  if (view.notices.some((notice) => notice.date === date && notice.how === how)) {
    return { refused: "nothing-changed", message: "这次告知已经记过" };
  }
  const oral = how === "oral" && !context.profile.oralNoticeSuffices;
  const warnings: readonly Warning[] = oral
    ? [{ code: "oral-notice", message: "口头告知不能代替书面告知，书面告知的期限照常计算", article: "第23条第2款" }]
    : [];
  return step(view, "petition.notice-given", { date, how }, warnings);
}

/** 异议 (Art. 23 para. 3): only for what was referred or assigned, within five working days, with reasons. */
export function decideObjection(
  view: PetitionView,
  { date, reason }: Extract<Command, { readonly do: "object" }>,
  context: DecideContext,
): Decision | Refusal {
  const article = "第23条第3款";
  const refusal = stepRefusal(view, date, "提出异议", context);
  if (refusal !== null) return refusal;
  const source = view.fields.source?.value.kind ?? "direct";
  if (context.profile.reception[source] !== "transferred") {
    const message = "只有信访部门或上级转送、交办的事项可以提出异议；直接提出的，应告知信访人向有权处理的机关提出";
    return { refused: "not-transferred", message, article };
  }
  if (reason.trim() === "") return { refused: "no-reason", message: "提出异议应当详细说明理由", article, field: "reason" };
  if (view.notices.some((notice) => notice.how !== "oral")) {
    return { refused: "noticed-already", message: "已书面告知信访人接收情况，不能再以不属职权为由提出异议", article };
  }
  if (view.objections.length > 0)
    return { refused: "objected-already", message: "已经提出异议，等待转送、交办单位核实", article };
  const received = view.fields.receiptDate?.value ?? date;
  // Another desk's event may name a day that does not exist.
  const receiptDate = isDate(received) ? received : date;
  const { strict } = countDeadline(context.profile.rules.T05, dayNumber(receiptDate), context.calendar);
  const warnings: readonly Warning[] =
    dayNumber(date) > strict
      ? [{ code: "objection-late", message: "已超过收到之日起 5 个工作日的异议期限，转送、交办单位可能不予同意", article }]
      : [];
  return step(view, "petition.objected", { date, reason: reason.trim() }, warnings);
}

/** 作废: a wrong registration, with a leader's reason; never a way to make a petition disappear. */
export function decideVoiding(
  view: PetitionView,
  { reason, approvedBy }: Extract<Command, { readonly do: "void" }>,
  context: DecideContext,
): Decision | Refusal {
  if (custodyOf(view.scope) !== context.office.organisation) {
    return { refused: "another-office", message: "作废应由登记的单位办理" };
  }
  if (reason.trim() === "") return { refused: "no-reason", message: "作废应当写明理由，理由会随件报到上级", field: "reason" };
  if (approvedBy.trim() === "") return { refused: "no-approver", message: "作废应当写明批准的负责人", field: "approvedBy" };
  if (context.actor.role === "clerk" && approvedBy.trim() === context.actor.name.trim()) {
    return { refused: "own-approval", message: "登记员不能自己批准作废，请写明批准的负责人", field: "approvedBy" };
  }
  return step(view, "petition.voided", { reason: reason.trim(), approvedBy: approvedBy.trim() }, []);
}
