import type { PaperKind } from "../paper/kind.ts";
import type { OrganisationLevelName } from "../paper/makers.ts";
import { insidePapers } from "./inside.ts";
import { letterPapers } from "./letters.ts";
import { noticePapers } from "./notices.ts";
import { opinionPapers } from "./opinions.ts";
import { petitionerPapers } from "./petitioner.ts";

/** Every kind of document, in the order in which they are offered. */
export const paperKinds: readonly PaperKind[] = [
  ...noticePapers,
  ...opinionPapers,
  ...letterPapers,
  ...petitionerPapers,
  ...insidePapers,
];

export function paperKind(id: string): PaperKind | null {
  return paperKinds.find((kind) => kind.id === id) ?? null;
}

/** What an office of this level may make: a township never refers, assigns, supervises, proposes or reviews. */
export function papersOf(level: OrganisationLevelName): readonly PaperKind[] {
  return paperKinds.filter(({ makers }) => makers.includes(level));
}
