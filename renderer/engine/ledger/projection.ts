import { toHex, utf8 } from "../../../shared/crypto/bytes.ts";
import { type MatterMark, marksOf } from "../../../shared/petition/course/matter-marks.ts";
import type { FieldName } from "../../../shared/petition/intake.ts";
import type { KeptFacts } from "../../../shared/petition/kept-facts.ts";
import { conflictsOf, rowOf } from "../../../shared/petition/rows.ts";
import type { PetitionIndex, PetitionView } from "../../../shared/petition/view.ts";
import type { Sealer } from "../vault/sealing.ts";
import type { KeptIndex } from "./counters.ts";

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
  /** Keyed hashes of whom it speaks of. */
  readonly lookups: readonly string[];
}

export type LookupKind = "identity" | "phone" | "name-and-place";

/** Spelt so already, as nearly everything is: digits, capitals, everyday Han characters. */
const alreadyBare = /^[0-9A-Z\u4e00-\u9fff]*$/;

/** Letters and digits only, full width folded: what was typed with blanks or dashes is the same number. */
function bare(text: string): string {
  if (alreadyBare.test(text)) return text;
  return text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Keyed hash of one look-up value, hex; null when there is nothing to look up. */
export function lookupHash(sealer: Sealer, kind: LookupKind, text: string): string | null {
  const plain = bare(text);
  return plain === "" ? null : toHex(sealer.lookup(kind, utf8(plain)).subarray(0, 16));
}

/** Name and place are hashed together, so neither can be looked up alone. */
export function nameAndPlace(name: string, place: string): string {
  return bare(name) === "" || place === "" ? "" : `${bare(name)}${place}`;
}

/** Keyed hashes of the people of a petition, each once. */
export function lookupsOf(sealer: Sealer, view: PetitionView): readonly string[] {
  const hashes = new Set<string>();
  const add = (kind: LookupKind, text: string | undefined) => {
    const hash = text ? lookupHash(sealer, kind, text) : null;
    if (hash) hashes.add(hash);
  };
  const place = view.fields.place?.value ?? "";
  for (const petitioner of view.fields.petitioners?.value ?? []) {
    add("identity", petitioner.identityNumber);
    add("identity", petitioner.creditCode);
    add("phone", petitioner.phone);
    add("name-and-place", nameAndPlace(petitioner.name, place));
  }
  return [...hashes];
}

/** The searchable summary of a view. */
export function summaryOf(view: PetitionView, index: PetitionIndex): Summary {
  const petitioners = view.fields.petitioners?.value ?? [];
  const phones = petitioners.map((one) => (one.phone ?? "").replace(/\D/g, "").slice(-4)).filter((end) => end.length === 4);
  const { title, petitioner, groupSize } = rowOf(view, index, "local");
  const names = petitioners.map((one) => one.name).filter((name) => name !== "");
  const marks = marksOf(view);
  const conflicts = conflictsOf(view);
  return {
    ...{ title, petitioner, groupSize },
    words: [view.fields.title?.value ?? "", ...names],
    phones: [...new Set(phones)],
    ...(marks.length === 0 ? {} : { marks }),
    ...(conflicts.length === 0 ? {} : { conflicts }),
  };
}
