import { lastStep } from "../../petition/course/course.ts";
import type { PaperFacts } from "./facts.ts";

/** Who may turn to whom against what, as far as it is known; empty where it is not. */
interface Deciders {
  /** Decides the review: the next higher office (Art. 35). A petition office only prepares the paper in its name. */
  readonly review: string;
  /** Decides the re-examination (Art. 36). */
  readonly reexamination: string;
}

/**
 * What was recorded goes before the office's own settings: the decision, else the request, else what the opinion itself
 * told the petitioner. So paper and record name the same office.
 */
export function decidersOf({ course, office }: Pick<PaperFacts, "course" | "office">): Deciders {
  const review = lastStep(course, "petition.review-decided") ?? lastStep(course, "petition.review-requested");
  const again = lastStep(course, "petition.reexamination-decided") ?? lastStep(course, "petition.reexamination-requested");
  const told = lastStep(course, "petition.opinion-issued")?.body.reviewBy ?? "";
  return {
    review: review?.body.office.name || told || office.reviewBy,
    reexamination: again?.body.office.name || office.reexaminationBy,
  };
}

/** The office that the remedy of an opinion names: the opinion's own word goes first, whoever has decided since. */
export function reviewerTold({ course, office }: Pick<PaperFacts, "course" | "office">): string {
  return lastStep(course, "petition.opinion-issued")?.body.reviewBy || office.reviewBy;
}
