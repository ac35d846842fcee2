import { type Named, namedIn } from "../../../shared/petition/course/links.ts";
import { type MatterMark, marksOf } from "../../../shared/petition/course/matter-marks.ts";
import type { FieldName } from "../../../shared/petition/intake.ts";
import type { KeptFacts } from "../../../shared/petition/kept-facts.ts";
import { conflictsOf, rowOf } from "../../../shared/petition/rows.ts";
import type { PetitionIndex, PetitionView } from "../../../shared/petition/view.ts";
import type { KeptIndex } from "./counters.ts";
import { lookupsOf } from "./lookups.ts";

/** What a list line and a search need beside the columns. Sealed with them in front of the view. */
export interface Summary {
  /** Masked, as lists show it. */
  readonly title: string;
  /** Principal petitioner, masked. */
  readonly petitioner: string;
  readonly groupSize: number;
  /** Title and names unmasked, for search only. */
  readonly words: readonly string[];
  /** Last four digits of phones. */
  readonly phones: readonly string[];
  /** What its people are found by (lookups.ts). */
  readonly people: readonly number[];
  /** Petitions that it names (links.ts); absent where there are none. */
  readonly named?: readonly Named[];
  /** Lists that it stands in because of a step; absent where there are none. */
  readonly marks?: readonly MatterMark[];
  /** What waits for a person's choice; absent where nothing does. */
  readonly conflicts?: readonly (FieldName | "step")[];
}

/** What lists and searches know of a petition. */
export interface Kept {
  readonly index: KeptIndex;
  readonly summary: Summary;
  readonly facts: KeptFacts;
}

/** What a desk derives of a view for lists and clocks. */
export interface Projected {
  readonly index: PetitionIndex;
  readonly facts: KeptFacts;
}

/** A petition as it stands in its row. */
export interface KeptPetition extends Kept {
  readonly view: PetitionView;
}

/** The searchable summary of a view. */
export function summaryOf(view: PetitionView, index: PetitionIndex): Summary {
  const petitioners = view.fields.petitioners?.value ?? [];
  const phones = petitioners.map((one) => (one.phone ?? "").replace(/\D/g, "").slice(-4)).filter((end) => end.length === 4);
  const { title, petitioner, groupSize } = rowOf(view, index, "local");
  const names = petitioners.map((one) => one.name).filter((name) => name !== "");
  const marks = marksOf(view);
  const named = namedIn(view);
  const conflicts = conflictsOf(view);
  return {
    ...{ title, petitioner, groupSize },
    words: [view.fields.title?.value ?? "", ...names],
    phones: [...new Set(phones)],
    people: lookupsOf(view),
    ...(named.length === 0 ? {} : { named }),
    ...(marks.length === 0 ? {} : { marks }),
    ...(conflicts.length === 0 ? {} : { conflicts }),
  };
}
