import type { OfficeProfile } from "../../../shared/documents/paper/office.ts";
import { strings } from "./strings.ts";

const printed = ["telephone", "address", "prefix"] as const satisfies readonly (keyof OfficeProfile)[];

/** What the office has not said of itself yet, in words: it would be a blank on the first paper that is handed out. */
export function missingOnPapers(profile: OfficeProfile): readonly string[] {
  return printed.filter((entry) => profile[entry].trim() === "").map((entry) => strings.office[entry]);
}
