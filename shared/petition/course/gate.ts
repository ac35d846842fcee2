import type { Refusal } from "../command.ts";
import { stageLabels } from "../labels.ts";
import { custodyOf } from "../steps.ts";
import { lastStep } from "./course.ts";
import { isClosed, originOf } from "./facts.ts";
import { officeRefusal } from "./offices.ts";
import { no, type Standing } from "./rule.ts";
import { stepRoleRefusal } from "./step-roles.ts";
import { ruleOf } from "./step-rules.ts";
import type { StepType } from "./step-types.ts";
import { stepWords } from "./step-words.ts";

/** What came by bundle is signed in by a named person before it is worked on: its periods begin then (Art. 23 para. 3). */
function awaitsSignIn({ view, course, position }: Standing): boolean {
  return position !== "superior" && originOf(view) !== null && lastStep(course, "petition.signed-in") === null;
}

/**
 * Why a step may not be taken now by this role at this office, whatever would be entered; null when it may. What offers
 * show and what decide refuses is the same question.
 */
export function gate(at: Standing, type: StepType): Refusal | null {
  const { view, course, context, position } = at;
  const rule = ruleOf(type);
  const { name } = stepWords[type];
  const byRole = stepRoleRefusal(type, context.actor.role);
  if (context.actor.role === "auditor") return byRole;
  if (view.registered === null || view.fields.receiptDate === undefined) {
    return no("not-registered", `登记内容尚未收到，不能${name}`);
  }
  if (!custodyOf(view.scope).startsWith(context.office.organisation)) {
    return no("another-office", "这件信访事项不由本单位或者下级承办，本单位不能办理", { article: "第23条" });
  }
  const byOffice = officeRefusal(type, position);
  if (byOffice !== null) return byOffice;
  if (byRole !== null) return byRole;
  if (isClosed(course) && rule.afterClose !== true) {
    return no("closed", `本件${stageLabels[course.stage]}，不能再${name}；确需继续办理的，先办重新办理`);
  }
  if (type !== "petition.signed-in" && awaitsSignIn(at)) {
    return no("sign-in-first", "本件随数据包转来，请先签收并写明签收人，告知和异议的期限从签收起算", { article: "第23条第3款" });
  }
  return rule.now?.(at) ?? null;
}
