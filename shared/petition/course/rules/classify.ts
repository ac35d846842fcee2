import { isDate } from "../../../regulation/date.ts";
import type { BodyOf } from "../../events.ts";
import { lastStep, stepsOf } from "../course.ts";
import { relationsExclude } from "../exclusion.ts";
import { isTransferred, opinionStands } from "../facts.ts";
import { linksOf } from "../links.ts";
import { firstOf, no, type Standing, type StepRules } from "../rule.ts";
import { relationLabels } from "../value-labels.ts";

type Relation = BodyOf<"petition.linked">["relation"];

function otherRefusal({ view }: Standing, other: string | null, field = "other") {
  if (other === null) return no("no-other", "请指出是哪一件信访事项", { field });
  return other === view.id ? no("same-petition", "不能关联到本件自身", { field }) : null;
}

/** What was brought jointly was not made of the other, and the other way about. */
function standingRefusal({ view, course }: Standing, other: string, relation: Relation) {
  const before = linksOf(view, course).find((one) => one.other === other && relationsExclude(one.relation, relation));
  if (before === undefined) return null;
  const message =
    before.link === null
      ? `两件已由转送、交办或拆分确定为“${relationLabels[before.relation]}”，不能另作“${relationLabels[relation]}”`
      : `两件已关联为“${relationLabels[before.relation]}”，不能同时是“${relationLabels[relation]}”，请先解除原来的关联`;
  return no("linked-otherwise", message, { field: "relation" });
}

/** 签收, 甄别, 筛重, 关联, 拆分, 确定职权和途径. */
export const classifyRules: StepRules<
  | "petition.signed-in"
  | "petition.examined"
  | "petition.duplicate-checked"
  | "petition.linked"
  | "petition.unlinked"
  | "petition.split"
  | "petition.classified"
> = {
  "petition.signed-in": {
    group: "classify",
    now: (at) => {
      if (!isTransferred(at)) return no("not-transferred", "本件由信访人直接提出，不需要签收", { article: "第23条第3款" });
      return lastStep(at.course, "petition.signed-in") === null ? null : no("done-already", "本件已经签收");
    },
    refuse: (_, { paperReceivedOn, date }) => {
      if (paperReceivedOn === undefined) return null;
      const field = "paperReceivedOn";
      if (!isDate(paperReceivedOn)) return no("no-such-day", `来文收到日期 ${paperReceivedOn} 不存在，请核对`, { field });
      return paperReceivedOn > date ? no("out-of-order", "来文收到日期晚于签收日期，请核对", { field }) : null;
    },
  },
  "petition.examined": {
    group: "classify",
    now: ({ course }) => opinionStands(course, "改甄别的诉求"),
    people: ({ by }) => [{ name: by, field: "by" }],
  },
  "petition.duplicate-checked": {
    group: "classify",
    people: ({ by }) => [{ name: by, field: "by" }],
    refuse: (at, { result, other }) => (result === "first" ? null : otherRefusal(at, other)),
  },
  "petition.linked": {
    group: "classify",
    afterClose: true,
    refuse: (at, { other, relation }) =>
      firstOf(
        () => otherRefusal(at, other),
        () =>
          linksOf(at.view, at.course).some((one) => one.other === other && one.relation === relation)
            ? no("nothing-changed", "两件已经这样关联", { field: "other" })
            : null,
        () => standingRefusal(at, other, relation),
      ),
  },
  "petition.unlinked": {
    group: "classify",
    afterClose: true,
    now: ({ view, course }) =>
      linksOf(view, course).some(({ link }) => link !== null) ? null : no("nothing-pending", "本件没有可解除的关联"),
    after: ({ course }, { link }) =>
      stepsOf(course, "petition.linked")
        .filter(({ event }) => event === link)
        .map(({ body }) => ({ what: "关联", date: body.date })),
    refuse: ({ view, course }, { link }) =>
      linksOf(view, course).some((one) => one.link === link)
        ? null
        : no("no-such-link", "所选的关联不在或已经解除，请重新查看", { field: "link" }),
  },
  "petition.split": {
    group: "classify",
    now: ({ course }) => opinionStands(course, "拆分"),
    refuse: ({ view }, { into }) =>
      into.includes(view.id) ? no("same-petition", "不能拆分到本件自身", { field: "into" }) : null,
  },
  "petition.classified": {
    group: "classify",
    now: ({ course }) => opinionStands(course, "改职权和途径"),
    people: ({ by }) => [{ name: by, field: "by" }],
    refuse: ({ view, position }, { competence, route, organ }) => {
      const category = view.fields.category?.value;
      if (category === "suggestion" && route !== null) {
        return no("route-of-suggestion", "建议意见类事项不分法定途径，研究后答复", { article: "第29条第1款", field: "route" });
      }
      if (competence === "handled-below" && position !== "petition-office") {
        return no("not-a-superior", "“下级正在办理”只由收到重复提出的上级机关认定", {
          article: "第19条第3款",
          field: "competence",
        });
      }
      if (category === "claim" && competence === "ours" && route === null) {
        return no("no-route", "申诉求决类事项应当逐项核对途径，请选择第几项", { article: "第31条", field: "route" });
      }
      if (organ === "" && (competence === "not-ours" || (route !== null && route < 6))) {
        return no("no-organ", "请写明有权处理的机关、单位，告知信访人时要用", { article: "第23条第1款", field: "organ" });
      }
      return null;
    },
    warn: ({ course }) =>
      course.stage === "accepted" || course.stage === "handling"
        ? [{ code: "reclassified", message: "本件已在办理中，改变途径后请重新告知信访人", article: "第23条" }]
        : [],
  },
};
