import type { Course } from "../../petition/course/course.ts";
import type { PetitionView } from "../../petition/view.ts";
import type { Clock } from "../../regulation/clock.ts";
import type { Dictionaries } from "../petition-facts.ts";
import type { OfficeProfile } from "./office.ts";

/** All that a document is made from. `view` and `course` unmasked: the caller answers for who sees them. */
export interface PaperFacts {
  readonly office: OfficeProfile;
  readonly view: PetitionView;
  readonly course: Course;
  readonly clocks: readonly Clock[];
  readonly dictionaries: Dictionaries;
  /** The officer at the desk. */
  readonly officer: string;
}
