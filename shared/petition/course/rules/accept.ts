import type { Refusal } from "../../command.ts";
import { lastStep } from "../course.ts";
import { objectionOf, sinceReopening } from "../facts.ts";
import { namesOwnOffice } from "../own-duty.ts";
import { firstOf, no, type Standing, type StepRules } from "../rule.ts";
import { noLongerAcceptedRule } from "./no-longer-accepted.ts";

const classifyFirst = no("not-classified", "请先确定职权和途径（是否属本单位职权、第31条第几项）", { article: "第31条" });

/** What stands against every decision on the matter: an objection that waits, or was agreed to. */
function objectedRefusal({ course }: Standing): Refusal | null {
  const objection = objectionOf(course);
  if (objection === null || objection.agreed === false) return null;
  const message = objection.agreed === null ? "已提出异议，核实答复之前不能作出决定" : "异议已获同意，材料交还，不再由本单位办理";
  return no("objected", message, { article: "第23条第3款" });
}

function notOurs(): Refusal {
  const message = "已确定不属本单位职权：直接提出的应告知信访人向有权处理的机关、单位提出，转送、交办的应提出异议";
  return no("not-ours", message, { article: "第23条第1款" });
}

const ownDuty = "属本单位法定职责的，不能导入给本单位自己：依法履行或者答复，签发依法履职答复书后，按“依法履行职责并答复”办结";

/** What a petition office does with a letter about a lawsuit: it refers it to the judicial organ of its level (Art. 22 para. 2). */
function letterRefusal({ view, course, position }: Standing): Refusal | null {
  const letter = position === "petition-office" && view.fields.channel?.value === "letter";
  if (!letter || lastStep(course, "petition.classified")?.body.route !== 1) return null;
  return (lastStep(course, "petition.referred") ?? lastStep(course, "petition.assigned"))
    ? null
    : no("refer-letter", "信访部门收到的涉法涉诉信件，应当转送同级政法部门依法处理；走访反映的才引导其向政法部门反映", {
        article: "第22条第2款",
      });
}

/** Why 简易办理 is not for this petition (《信访事项简易办理办法》第5条); what of it a clerk has to confirm stays with him. */
function simplifiedRefusal({ view, course }: Standing): Refusal | null {
  const field = "simplified";
  const rule = (item: string) => `《信访事项简易办理办法》第${item}`;
  if (view.fields.source?.value.kind === "assigned") {
    return no("assigned-not-simplified", "上级交办的事项不适用简易办理", { article: rule("5条第2项"), field });
  }
  if ((view.fields.groupSize?.value ?? 1) >= 5) {
    return no("group-not-simplified", "集体、联名提出的事项不适用简易办理", { article: rule("5条第4项"), field });
  }
  if (lastStep(course, "petition.duplicate-checked")?.body.result === "repeat") {
    return no("repeat-not-simplified", "简易办理只适用于初次信访事项", { article: rule("4条"), field });
  }
  return null;
}

/** 受理, 不予受理, 不再受理, 导入法定途径, 答复建议意见. */
export const acceptRules: StepRules<
  | "petition.accepted"
  | "petition.not-accepted"
  | "petition.no-longer-accepted"
  | "petition.guided"
  | "petition.suggestion-answered"
> = {
  "petition.accepted": {
    group: "decide",
    now: (at) => {
      const { view, course } = at;
      const classified = lastStep(course, "petition.classified")?.body;
      if (view.fields.category?.value === "suggestion") {
        return no("suggestion", "建议意见类事项不作受理，研究论证后予以答复", { article: "第29条第1款" });
      }
      if (sinceReopening(course, "petition.accepted") !== null)
        return no("done-already", "本件已经受理", { article: "第31条第6项" });
      return firstOf(
        () => objectedRefusal(at),
        () => (classified === undefined ? classifyFirst : null),
        () => (classified?.competence === "ours" ? null : notOurs()),
        () => {
          const route = classified?.route ?? 6;
          const message = `只有第31条第6项的事项走信访程序作出受理；本件属第${route}项，应导入相应程序，60日期限不适用`;
          return route === 6 ? null : no("statutory-route", message, { article: `第31条第${route}项` });
        },
      );
    },
    approver: ({ approvedBy }) => ({ name: approvedBy, field: "approvedBy" }),
    people: ({ approvedBy }) => [{ name: approvedBy, field: "approvedBy" }],
    refuse: (at, { simplified }) => (simplified ? simplifiedRefusal(at) : null),
    warn: (_, { simplified }) =>
      simplified
        ? [{ code: "simplified", message: "请核对简易办理的条件：初次、事实清楚、责任明确、争议不大，不可能不予支持" }]
        : [],
  },
  "petition.not-accepted": {
    group: "decide",
    now: ({ course }) =>
      lastStep(course, "petition.classified")?.body.competence === "handled-below"
        ? null
        : no("not-handled-below", "不予受理只限下级已受理或正在办理的同一事项，请先在职权判断中认定", { article: "第19条第3款" }),
    approver: ({ approvedBy }) => ({ name: approvedBy, field: "approvedBy" }),
    people: ({ approvedBy }) => [{ name: approvedBy, field: "approvedBy" }],
    refuse: ({ context }, { handlingOffice: { organisation } }) => {
      const own = context.office.organisation;
      const below = organisation === "" || (organisation.startsWith(own) && organisation.length > own.length);
      return below
        ? null
        : no("not-below", "正在办理的单位不是本级的下级，不能据此不予受理", { article: "第19条第3款", field: "handlingOffice" });
    },
  },
  ...noLongerAcceptedRule,
  "petition.guided": {
    group: "decide",
    now: (at) => {
      const { view, course } = at;
      const classified = lastStep(course, "petition.classified")?.body;
      if (view.fields.category?.value === "suggestion") {
        return no("suggestion", "建议意见类事项不分法定途径，研究论证后予以答复", { article: "第29条第1款" });
      }
      return firstOf(
        () => (classified === undefined ? classifyFirst : null),
        () => objectedRefusal(at),
        () =>
          classified?.route === 6 || classified?.route === null || classified === undefined
            ? no("petition-route", "本件未确定属于第31条第1至5项，不能以有其他途径为由不办", { article: "第31条、第44条第2项" })
            : null,
        () => {
          const before = sinceReopening(course, "petition.guided");
          return before?.body.route === classified?.route ? no("done-already", "本件已经导入这一途径") : null;
        },
        () => letterRefusal(at),
      );
    },
    refuse: ({ course, context }, { route, organ }) => {
      const classified = lastStep(course, "petition.classified")?.body.route ?? null;
      if (route !== classified) {
        return no("another-route", `已确定的途径是第31条第${classified}项，请先更正途径`, { article: "第31条", field: "route" });
      }
      return route === 5 && namesOwnOffice(organ, context.office.name)
        ? no("own-duty", ownDuty, { article: "第31条第5项", field: "organ" })
        : null;
    },
  },
  "petition.suggestion-answered": {
    group: "decide",
    now: (at) => {
      const { view, course } = at;
      if (view.fields.category?.value !== "suggestion") {
        return no("claim", "申诉求决类事项应当按途径办理，不能以答复建议代替", { article: "第31条" });
      }
      if (sinceReopening(course, "petition.suggestion-answered") !== null) return no("done-already", "本件建议意见已经答复");
      if (lastStep(course, "petition.classified")?.body.competence === "not-ours") return notOurs();
      return objectedRefusal(at);
    },
  },
};
