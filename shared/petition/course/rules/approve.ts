import type { Refusal } from "../../command.ts";
import type { BodyOf } from "../../events.ts";
import { lastStep, stepsOf } from "../course.ts";
import { firstOf, no, type Standing, type StepRules } from "../rule.ts";
import { approvalActLabels } from "../value-labels.ts";

type Approval = BodyOf<"petition.approval-recorded">;
type Act = Approval["act"];

/** Acts that decide: never a clerk's own (procedure: who may do what). */
const signing: ReadonlySet<Act> = new Set<Act>(["instructed", "reviewed", "signed-off"]);

/** The ways of a paper: 拟办 and 批示 on a matter; 拟稿, 审核, 签发 and 用印 of a draft. */
const ways: readonly (readonly Act[])[] = [
  ["proposed", "instructed"],
  ["drafted", "reviewed", "signed-off", "sealed"],
];

function onPaper({ course }: Standing, paper: string): readonly Approval[] {
  return stepsOf(course, "petition.approval-recorded").flatMap(({ body }) => (body.paper === paper ? [body] : []));
}

/**
 * The days of one paper's acts stand in the order of its way, in whatever order they are entered from paper. A draft that
 * is made again begins another round: what already has its own act before it binds no longer.
 */
function orderRefusal(at: Standing, { paper, act, date }: Approval): Refusal | null {
  const known = onPaper(at, paper);
  const way = ways.find((acts) => acts.includes(act)) ?? [];
  const rank = way.indexOf(act);
  for (const earlier of way.slice(0, rank)) {
    const days = known.flatMap((one) => (one.act === earlier ? [one.date] : [])).sort();
    const [first] = days;
    if (first !== undefined && first > date) return outOfOrder(date, "早于", earlier, first);
  }
  for (const { act: later, date: day } of known) {
    if (way.indexOf(later) <= rank || day >= date) continue;
    if (!known.some((one) => one.act === act && one.date <= day)) return outOfOrder(date, "晚于", later, day);
  }
  return null;
}

function outOfOrder(date: string, how: "早于" | "晚于", other: Act, day: string): Refusal {
  return no("out-of-order", `日期 ${date} ${how}同一文书的${approvalActLabels[other]}日期 ${day}，请核对`, { field: "date" });
}

/** 拟办, 批示, 拟稿, 审核, 签发, 用印: each may happen on paper; who and when is entered. */
export const approveRules: StepRules<"petition.approval-recorded"> = {
  "petition.approval-recorded": {
    group: "record",
    afterClose: true,
    approver: ({ act, by }) => (signing.has(act) ? { name: by, field: "by" } : null),
    people: ({ by }) => [{ name: by, field: "by" }],
    refuse: (at, body) =>
      firstOf(
        () => orderRefusal(at, body),
        () =>
          onPaper(at, body.paper).some(({ act, by, date }) => act === body.act && by === body.by && date === body.date)
            ? no("nothing-changed", `这次${approvalActLabels[body.act]}已经记过`)
            : null,
      ),
    warn: (at, { paper, act }) => {
      const signed =
        onPaper(at, paper).some((one) => one.act === "signed-off") || lastStep(at.course, "petition.opinion-issued") !== null;
      return act !== "sealed" || signed
        ? []
        : [{ code: "not-signed-off", message: `还没有记录“${paper}”的签发，未经签发不得用印，请核对`, field: "act" }];
    },
  },
};
