import type { BodyOf } from "../../events.ts";
import { type StandingStep, stepsOf } from "../course.ts";
import { dateIn } from "../facts.ts";
import { no, type Standing, type StepRules } from "../rule.ts";
import { type ServedPaper, servedPapers, stepsOfPaper } from "../served-papers.ts";
import type { StepType } from "../step-types.ts";

const paperNames: Readonly<Record<ServedPaper, string>> = {
  notice: "告知书",
  acceptance: "受理告知书",
  extension: "延期告知书",
  opinion: "处理意见书",
  review: "复查意见书",
  "re-examination": "复核意见书",
  other: "文书",
};

/** What is decided above may be served by whoever decided it or by the township on its behalf; the rest by its author. */
const ofOthers: ReadonlySet<ServedPaper> = new Set<ServedPaper>(["review", "re-examination", "other"]);

/** The step whose paper is served: the one that is named, else the last that brings forth such a paper. */
function paperOf({ course }: Standing, { paper, of }: BodyOf<"petition.served">): StandingStep | null {
  const fitting = course.all.filter((step) => stepsOfPaper[paper].includes(step.type));
  return (of === null ? fitting.at(-1) : fitting.find(({ event }) => event === of)) ?? null;
}

/** 送达, with proof or with a refusal before a witness. */
export const serveRules: StepRules<"petition.served"> = {
  "petition.served": {
    group: "notify",
    afterClose: true,
    now: ({ course, position }) => {
      const papers = servedPapers.filter((paper) => position !== "superior" || ofOthers.has(paper));
      const types = new Set<StepType>(papers.flatMap((paper) => stepsOfPaper[paper]));
      return course.all.some(({ type }) => types.has(type))
        ? null
        : no("nothing-to-serve", "还没有可以由本单位送达的文书", { article: "第35条" });
    },
    after: (at, body) => {
      const paper = paperOf(at, body);
      return paper === null ? [] : [{ what: `${paperNames[body.paper]}出具`, date: dateIn(paper) }];
    },
    refuse: (at, body) => {
      const { paper, of, refused, witness, how } = body;
      if (at.position === "superior" && !ofOthers.has(paper)) {
        return no("another-office", "承办单位的文书由承办单位送达", { article: "第23条", field: "paper" });
      }
      if (paperOf(at, body) === null && (paper !== "other" || of !== null)) {
        return no("no-such-paper", `还没有出具${paperNames[paper]}，不能记录送达`, { field: of === null ? "paper" : "of" });
      }
      if ((refused !== null || how === "left") && witness === "") {
        return no("no-witness", "拒收或者留置送达应当有见证人，请写明见证人", { field: "witness" });
      }
      const again = stepsOf(at.course, "petition.served").some(
        (one) =>
          one.body.paper === paper && one.body.of === of && one.body.date === body.date && one.body.receiver === body.receiver,
      );
      return again ? no("nothing-changed", "这次送达已经记过") : null;
    },
    warn: (_, { attachments, how }) => [
      ...((attachments ?? []).length === 0
        ? [
            {
              code: "no-proof",
              message: "没有附送达回证，请求复查、复核的期限需要凭它认定",
              article: "第35条",
              field: "attachments",
            },
          ]
        : []),
      // The regulation says nothing of it: borrowed from the law that its service follows.
      ...(how === "public"
        ? [
            {
              code: "public-service",
              message: "公告送达的，日期填视为送达之日：自发出公告之日起经过30日（参照《民事诉讼法》第95条）",
              field: "date",
            },
          ]
        : []),
    ],
  },
};
