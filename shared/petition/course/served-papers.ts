import type { BodyOf } from "../events.ts";
import type { StepType } from "./step-types.ts";

/** A paper whose service is recorded (Art. 32). */
export type ServedPaper = BodyOf<"petition.served">["paper"];

/** Which steps bring forth each paper that is served. */
export const stepsOfPaper: Readonly<Record<ServedPaper, readonly StepType[]>> = {
  notice: [
    "petition.notice-given",
    "petition.guided",
    "petition.not-accepted",
    "petition.no-longer-accepted",
    "petition.suggestion-answered",
  ],
  acceptance: ["petition.accepted"],
  extension: ["petition.extended"],
  opinion: ["petition.opinion-issued"],
  review: ["petition.review-decided"],
  "re-examination": ["petition.reexamination-decided"],
  other: ["petition.document-issued"],
};

export const servedPapers = Object.keys(stepsOfPaper) as ServedPaper[];
