import { ledgerStateOf } from "../../../shared/petition/course/stage.ts";
import type { KeptFacts } from "../../../shared/petition/kept-facts.ts";
import type { OpenMatter, PetitionLine } from "../api/record-api.ts";
import type { Desk, Session } from "../desk.ts";
import type { Kept } from "../ledger/projection.ts";
import { openKept } from "../store/petition-rows.ts";
import { linesToday } from "../worktable/shown-duties.ts";

/** Most matters that a search offers. */
const mostFound = 8;

function lineOf({ index, summary }: Kept): PetitionLine {
  return { petition: index.id, number: index.number, title: summary.title };
}

export async function petitionLines(
  desk: Desk,
  session: Session,
  petitions: readonly string[],
): Promise<readonly PetitionLine[]> {
  const rows = await (await desk.store()).getMany("petitions", petitions);
  const held = rows.filter((row) => row !== undefined);
  return (await openKept(session.sealer, held)).map(lineOf);
}

function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** Looks at numbers and masked titles alone: a name in a title is no way to find whoever bears it. */
export async function findMatters({ catalog }: Session, text: string): Promise<readonly PetitionLine[]> {
  const words = folded(text)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return [];
  await catalog.settled;
  const found: Kept[] = [];
  for (const kept of catalog.values()) {
    const held = folded(`${kept.index.number} ${kept.summary.title}`);
    if (words.every((word) => held.includes(word))) found.push(kept);
  }
  return found
    .sort((a, b) => (a.index.receiptDate < b.index.receiptDate ? 1 : -1))
    .slice(0, mostFound)
    .map(lineOf);
}

/** Who handles it, else who took it on; empty where only another desk of the office knows. */
function personOf({ person = "", receiver }: KeptFacts, users: ReadonlyMap<string, string>): string {
  return person || receiver?.name || (users.get(receiver?.user ?? "") ?? "");
}

/** What a handover takes: everything of this office that is not closed, as it stands now. Answered from memory. */
export async function openMatters(desk: Desk, session: Session): Promise<readonly OpenMatter[]> {
  const { catalog } = session;
  await catalog.settled;
  const users = new Map(session.contents.users.map(({ id, name }) => [id, name]));
  const clocks = new Map<string, { readonly step: string; readonly strict: string }[]>();
  for (const { petition, duty } of linesToday(desk, session)) {
    const own = clocks.get(petition) ?? [];
    own.push({ step: duty.step, strict: duty.strict });
    clocks.set(petition, own);
  }
  const open: Kept[] = [];
  for (const kept of catalog.values()) {
    if (kept.index.organisation === desk.organisation && ledgerStateOf(kept.index.stage) !== "closed") open.push(kept);
  }
  return open
    .sort((a, b) => (a.index.number < b.index.number ? -1 : 1))
    .map((kept) => ({ ...lineOf(kept), person: personOf(kept.facts, users), clocks: clocks.get(kept.index.id) ?? [] }));
}
