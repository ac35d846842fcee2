import type { Refusal } from "../../command.ts";
import { custodyOf } from "../../steps.ts";
import { type Course, stepsOf } from "../course.ts";
import { firstOf, no, nothingPending, type StepRules } from "../rule.ts";
import { dueRefusal } from "../step-dates.ts";

/** Where an office's own petition was sent on to, and when (转送, 交办). */
function sendings(course: Course) {
  return [...stepsOf(course, "petition.referred"), ...stepsOf(course, "petition.assigned")].map(({ body }) => body);
}

interface Letter {
  readonly date: string;
  readonly to: { readonly organisation: string; readonly name: string };
  readonly documentNumber: string;
}

/**
 * Why a letter is not written down: it is already (`same`: what else it says), or another paper bears its number. One
 * letter may rest on several grounds, each written down for itself.
 */
function twice<L extends Letter>(before: readonly L[], letter: L, same: (one: L) => boolean, name: string): Refusal | null {
  const { date, to, documentNumber } = letter;
  const onePaper = (one: L) => one.date === date && one.to.name === to.name && one.documentNumber === documentNumber;
  if (before.some((one) => onePaper(one) && same(one))) return no("nothing-changed", `这次${name}已经记过`);
  return documentNumber !== "" && before.some((one) => one.documentNumber === documentNumber && !onePaper(one))
    ? no("number-twice", `文号 ${documentNumber} 在本件已用于另一份${name}，请核对`, { field: "documentNumber" })
    : null;
}

/** 督办, 建议 and their answers (Art. 40): petition offices only. */
export const superviseRules: StepRules<
  "petition.supervised" | "petition.supervision-answered" | "petition.proposed" | "petition.proposal-answered"
> = {
  "petition.supervised": {
    group: "supervise",
    afterClose: true,
    now: ({ course, position }) =>
      position === "superior" || sendings(course).length > 0
        ? null
        : no("nobody-to-supervise", "本件没有转送、交办，没有可督办的承办单位", { article: "第40条第1款" }),
    after: ({ course, position }) => {
      const [first] = sendings(course)
        .map(({ date }) => date)
        .sort();
      return position === "superior" || first === undefined ? [] : [{ what: "转送、交办", date: first }];
    },
    towards: ({ to }) => [{ name: to.name, field: "to" }],
    refuse: ({ view, course, position, context }, body) => {
      const article = "第40条第1款";
      const { to, replyBy, date, means, documentNumber } = body;
      return firstOf(
        () =>
          to.organisation === context.office.organisation
            ? no("to-itself", "不能督办本单位自己", { article, field: "to" })
            : null,
        () =>
          position === "superior" && to.organisation !== "" && to.organisation !== custodyOf(view.scope)
            ? no("not-the-handling-office", "督办的对象应是承办这件信访事项的单位", { article, field: "to" })
            : null,
        () => dueRefusal(replyBy, date, "replyBy"),
        () =>
          means === "letter" && documentNumber === ""
            ? no("no-number", "督办函应当有文号", { article, field: "documentNumber" })
            : null,
        () =>
          twice(
            stepsOf(course, "petition.supervised").map((step) => step.body),
            body,
            (one) => one.ground === body.ground && one.means === means && one.requirement === body.requirement,
            "督办",
          ),
      );
    },
    warn: ({ course, position }, { to }) =>
      position === "superior" || sendings(course).some((sent) => sent.to.name === to.name)
        ? []
        : [{ code: "not-sent-there", message: `本件没有转送、交办给${to.name}，请核对`, article: "第40条第1款", field: "to" }],
  },
  "petition.supervision-answered": {
    group: "supervise",
    afterClose: true,
    now: ({ course }) => {
      const answered = new Set(stepsOf(course, "petition.supervision-answered").map(({ body }) => body.supervision));
      return stepsOf(course, "petition.supervised").some(({ event }) => !answered.has(event))
        ? null
        : nothingPending("没有等待反馈的督办");
    },
    after: ({ course }, { supervision }) =>
      stepsOf(course, "petition.supervised")
        .filter(({ event }) => event === supervision)
        .map(({ body }) => ({ what: "督办", date: body.date })),
    refuse: ({ course }, { supervision }) => {
      const field = "supervision";
      if (!stepsOf(course, "petition.supervised").some(({ event }) => event === supervision)) {
        return no("no-such-step", "所选的督办不在，请重新查看", { field });
      }
      return stepsOf(course, "petition.supervision-answered").some(({ body }) => body.supervision === supervision)
        ? no("nothing-changed", "这次督办已经反馈", { field })
        : null;
    },
  },
  "petition.proposed": {
    group: "supervise",
    afterClose: true,
    towards: ({ to }) => [{ name: to.name, field: "to" }],
    refuse: ({ course, context }, body) => {
      const { to, documentNumber } = body;
      return firstOf(
        () =>
          to.organisation === context.office.organisation
            ? no("to-itself", "不能向本单位自己提出建议", { article: "第40条", field: "to" })
            : null,
        () =>
          documentNumber === "" ? no("no-number", "建议书应当有文号", { article: "第40条", field: "documentNumber" }) : null,
        () =>
          twice(
            stepsOf(course, "petition.proposed").map((step) => step.body),
            body,
            (one) => one.kind === body.kind && one.text === body.text,
            "建议",
          ),
      );
    },
  },
  "petition.proposal-answered": {
    group: "supervise",
    afterClose: true,
    now: ({ course }) => {
      const answered = new Set(stepsOf(course, "petition.proposal-answered").map(({ body }) => body.proposal));
      return stepsOf(course, "petition.proposed").some(({ event }) => !answered.has(event))
        ? null
        : nothingPending("没有等待反馈采纳情况的建议");
    },
    after: ({ course }, { proposal }) =>
      stepsOf(course, "petition.proposed")
        .filter(({ event }) => event === proposal)
        .map(({ body }) => ({ what: "提出建议", date: body.date })),
    refuse: ({ course }, { proposal }) => {
      const about = { article: "第40条第4款", field: "proposal" };
      if (!stepsOf(course, "petition.proposed").some(({ event }) => event === proposal)) {
        return no("no-such-step", "所选的建议不在，请重新查看", about);
      }
      return stepsOf(course, "petition.proposal-answered").some(({ body }) => body.proposal === proposal)
        ? no("nothing-changed", "这份建议已经反馈", about)
        : null;
    },
  },
};
