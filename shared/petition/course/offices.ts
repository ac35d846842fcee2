import type { Refusal } from "../command.ts";
import { no, type Position } from "./rule.ts";
import type { StepType } from "./step-types.ts";

type Cell = true | Refusal;
type Row = readonly [township: Cell, petitionOffice: Cell, superior: Cell];

const handler = (what: string) => no("another-office", `这件信访事项由承办单位${what}，本单位不能代办`, { article: "第23条" });
const holder = no("another-office", "这一步由登记、承办的单位办理，本单位不能代办", { article: "第23条" });
/** A petition office sends on; it decides nothing that the office with the power must decide. */
const notDecider = (what: string, article: string) =>
  no("not-the-handling-office", `信访局不代替有权处理的机关、单位${what}，应当转送、交办`, { article });
const noSuperior = no(
  "not-a-superior",
  "乡镇（街道）没有转送、交办的下级机关；交站办所、村办理用分办，不属本单位的告知信访人或提出异议",
  {
    article: "第23条",
  },
);
const petitionOfficeOnly = (what: string) =>
  no("petition-office-only", `${what}只有党委和政府信访部门可以作出；单位内部催促请用催办`, { article: "第40条第1款" });
const notRefusedHere = no(
  "not-accepted-elsewhere",
  "不予受理只有上级机关在下级已受理或正在办理时才能作出；不属本单位职权的应告知向何处提出，属本单位职权的不得不予受理",
  { article: "第19条第3款、第44条第2项" },
);
const ownPetitionOnly = no("another-office", "请在本单位登记的那一件上作出，这一件由承办单位继续办理", {
  article: "第19条第3款",
});

const everywhere: Row = [true, true, true];
const holders: Row = [true, true, holder];

/**
 * Who may take which step towards outside, in law (procedure: who may do what): a township at its own petition, a
 * district petition office at its own, the petition office at a township's.
 */
const table: Readonly<Record<StepType, Row>> = {
  "petition.signed-in": [true, true, handler("签收")],
  "petition.examined": holders,
  "petition.duplicate-checked": everywhere,
  "petition.linked": everywhere,
  "petition.unlinked": everywhere,
  "petition.split": holders,
  "petition.classified": holders,
  "petition.notice-given": [true, true, handler("告知")],
  "petition.objected": [true, true, handler("提出异议")],
  "petition.objection-answered": everywhere,
  "petition.accepted": [true, notDecider("受理", "第31条第6项"), handler("受理")],
  "petition.not-accepted": [notRefusedHere, true, ownPetitionOnly],
  "petition.no-longer-accepted": [true, true, ownPetitionOnly],
  "petition.guided": [true, true, handler("导入法定途径")],
  "petition.suggestion-answered": [true, notDecider("研究答复建议意见", "第29条第1款"), handler("答复")],
  "petition.referred": [noSuperior, true, true],
  "petition.assigned": [noSuperior, true, true],
  "petition.reported-back": [true, true, handler("反馈办理结果")],
  "petition.report-answered": everywhere,
  "petition.dispatched": holders,
  "petition.dispatch-answered": holders,
  "petition.units-set": holders,
  "petition.urged": [true, true, no("another-office", "催办只在单位内部；对承办单位请用督办", { article: "第40条第1款" })],
  "petition.approval-recorded": everywhere,
  "petition.extended": [true, notDecider("延长办理期限", "第34条"), handler("延期")],
  "petition.contacted": everywhere,
  "petition.investigated": holders,
  "petition.mediated": everywhere,
  "petition.helped": everywhere,
  "petition.hearing-held": everywhere,
  "petition.opinion-issued": [true, notDecider("出具处理意见", "第32条"), handler("出具处理意见")],
  "petition.served": everywhere,
  "petition.review-requested": everywhere,
  "petition.review-decided": everywhere,
  "petition.reexamination-requested": everywhere,
  "petition.reexamination-decided": everywhere,
  "petition.concluded": holders,
  "petition.resolved": everywhere,
  "petition.return-visited": everywhere,
  "petition.evaluated": everywhere,
  "petition.withdrawn": holders,
  "petition.reopened": holders,
  "petition.finalised": everywhere,
  "petition.archived": holders,
  /** Whoever keeps a copy may have it kept longer. */
  "petition.appraised": everywhere,
  "petition.supervised": [petitionOfficeOnly("督办"), true, true],
  "petition.supervision-answered": [true, true, handler("反馈督办")],
  "petition.proposed": [petitionOfficeOnly("改进工作、完善政策、追究责任的建议"), true, true],
  "petition.proposal-answered": everywhere,
  "petition.recusal-decided": everywhere,
  "petition.lead-official-set": everywhere,
  "petition.lead-official-acted": everywhere,
  "petition.plan-set": everywhere,
  "petition.backlog-set": everywhere,
  "petition.backlog-cleared": everywhere,
  "petition.urgent-reported": holders,
  "petition.tagged": everywhere,
  "petition.document-issued": everywhere,
  "petition.document-voided": everywhere,
  "petition.voided": [true, true, no("another-office", "作废应由登记的单位办理")],
};

const columns: readonly Position[] = ["township", "petition-office", "superior"];

/** Why this office may not take the step at all, or null. */
export function officeRefusal(type: StepType, position: Position): Refusal | null {
  const cell = table[type][columns.indexOf(position)];
  return cell === true || cell === undefined ? null : cell;
}
