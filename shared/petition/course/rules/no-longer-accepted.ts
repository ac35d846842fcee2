import type { Refusal } from "../../command.ts";
import type { BodyOf } from "../../events.ts";
import { lastStep } from "../course.ts";
import { no, type Standing, type StepRules } from "../rule.ts";
import { type MatterEnd, matterEnd, sameMattersOf } from "../same-matter.ts";

const article = "第36条第3款";

/** What the petitions that this one repeats came to; `unknown`: one of them is not held at this desk, or never was registered. */
function ends({ view, course, context }: Standing): { readonly found: readonly MatterEnd[]; readonly unknown: boolean } {
  const ids = sameMattersOf(view, course);
  const held = (context.sameMatters ?? []).filter(({ id, registered }) => ids.includes(id) && registered !== null);
  const found = held.map((other) => matterEnd(other, { context })).filter((end) => end !== null);
  return { found, unknown: ids.length === 0 || held.length < ids.length };
}

function offered(at: Standing): Refusal | null {
  const { view, course, context } = at;
  const own = lastStep(course, "petition.reexamination-decided")?.body;
  if (own?.result === "revoked") {
    return no("revoked", "复核撤销了原意见，应当重新办理，不能不再受理", { article });
  }
  if (own !== undefined) {
    const message =
      "不再受理是对再次提出的事项作出的：本件已有复核意见的办终结；同一事实和理由再提出的，另行登记并筛重、关联到本件";
    return no("own-matter", message, { article });
  }
  const repeat = lastStep(course, "petition.duplicate-checked")?.body.result === "repeat";
  if (!repeat && sameMattersOf(view, course).length === 0) {
    return no("not-reexamined", "不再受理只限已作出复核意见的同一事实和理由，请先筛重并关联到已复核的那一件", { article });
  }
  const { found, unknown } = ends(at);
  if (unknown || found.some(({ by }) => by === "re-examination")) return null;
  if (found.length === 0) {
    return no("not-ended", "关联的同一事项还没有复核意见，请继续办理；正在办理的，告知信访人向办理单位了解", { article });
  }
  return context.profile.finality.length > 0
    ? null
    : no("only-local", "关联的同一事项没有复核意见；请求复查、复核的期限届满即不再受理的，须有地方规定，当前规则中没有", {
        article,
      });
}

function refusal(at: Standing, body: BodyOf<"petition.no-longer-accepted">): Refusal | null {
  const { reexaminationNumber: number, reexaminationDate: date, basis = "" } = body;
  const { found, unknown } = ends(at);
  const known = found.filter((end) => end.by === "re-examination");
  const [first] = known;
  if (number === "" && first === undefined && basis !== "" && (unknown || found.length > 0)) {
    return at.context.profile.finality.some((one) => one.basis === basis)
      ? null
      : no("no-local-rule", "当前规则中没有这条地方终结规定，请先在规则里登记其依据", { field: "basis" });
  }
  if (number === "") return no("no-number", "请写明复核意见的文号", { article, field: "reexaminationNumber" });
  if (basis !== "") return no("two-grounds", "已有复核意见的，不另写地方规定", { article, field: "basis" });
  if (first === undefined) {
    return unknown
      ? null
      : no("not-reexamined", "关联的同一事项没有复核意见，请核对文号", { article, field: "reexaminationNumber" });
  }
  return known.some((end) => end.number === number && end.date === date)
    ? null
    : no("another-reexamination", `同一事项的复核意见是${first.number}（${first.date}），请核对`, {
        article,
        field: "reexaminationNumber",
      });
}

/** 不再受理 (Art. 36 para. 3): only of a petition that brings an ended matter again, never of that matter itself. */
export const noLongerAcceptedRule: StepRules<"petition.no-longer-accepted"> = {
  "petition.no-longer-accepted": {
    group: "decide",
    now: offered,
    approver: ({ approvedBy }) => ({ name: approvedBy, field: "approvedBy" }),
    people: ({ approvedBy }) => [{ name: approvedBy, field: "approvedBy" }],
    after: (_, { reexaminationDate, reexaminationNumber }) => [
      { what: reexaminationNumber === "" ? "请求期限届满" : "复核意见", date: reexaminationDate },
    ],
    refuse: refusal,
  },
};
