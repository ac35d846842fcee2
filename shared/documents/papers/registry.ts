import type { Route } from "../../regulation/routes.ts";
import type { PaperKind } from "../paper/kind.ts";
import type { OrganisationLevelName } from "../paper/makers.ts";
import { insidePapers } from "./inside.ts";
import { letterPapers } from "./letters.ts";
import { noticePapers } from "./notices.ts";
import { opinionPapers } from "./opinions.ts";
import { petitionerPapers } from "./petitioner.ts";
import { registrationPaper } from "./registration.ts";

/** Every kind of document, in the order in which they are offered. */
export const paperKinds: readonly PaperKind[] = [
  ...noticePapers,
  ...opinionPapers,
  ...letterPapers,
  ...petitionerPapers,
  ...insidePapers,
  registrationPaper,
];

export function paperKind(id: string): PaperKind | null {
  return paperKinds.find((kind) => kind.id === id) ?? null;
}

/** What an office of this level may make: a township never refers, assigns, supervises, proposes or reviews. */
export function papersOf(level: OrganisationLevelName): readonly PaperKind[] {
  return paperKinds.filter(({ makers }) => makers.includes(level));
}

/** Whether a document may answer a matter on this route: else it would print a remedy that the petitioner does not have. */
export function fitsRoute(kind: PaperKind, route: Route | null): boolean {
  return kind.routes === undefined || (route !== null && kind.routes.includes(route));
}
