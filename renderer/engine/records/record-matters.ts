import { courseOf, lastStep } from "../../../shared/petition/course/course.ts";
import { ledgerStateOf } from "../../../shared/petition/course/stage.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { type Clock, hasLastDay } from "../../../shared/regulation/clock.ts";
import { owedHere } from "../../../shared/regulation/duties.ts";
import type { OpenMatter, PetitionLine } from "../api/record-api.ts";
import type { Desk, Session } from "../desk.ts";
import type { Kept } from "../ledger/projection.ts";
import { openKept, openPetitions } from "../store/petition-rows.ts";
import { pause } from "../threads/turns.ts";

/** Most matters that a search offers. */
const mostFound = 8;
/** Petitions opened at once between two pauses. */
const batch = 50;

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

/** `nameOf` tells a user of this desk by id. */
function personOf(view: PetitionView, nameOf: (user: string) => string): string {
  const handler = lastStep(courseOf(view), "petition.dispatched")?.body.handler ?? "";
  return handler === "" ? nameOf(view.registered?.actor ?? "") : handler;
}

function clocksHere(clocks: readonly Clock[], organisation: string): OpenMatter["clocks"] {
  return clocks
    .filter(hasLastDay)
    .filter((duty) => (duty.state === "running" || duty.state === "paused") && owedHere(duty, organisation))
    .map(({ step, strict }) => ({ step, strict }))
    .sort((a, b) => (a.strict < b.strict ? -1 : 1));
}

/** What a handover takes: everything of this office that is not closed, as it stands now. */
export async function openMatters(desk: Desk, session: Session): Promise<readonly OpenMatter[]> {
  await session.catalog.settled;
  const users = new Map(session.contents.users.map(({ id, name }) => [id, name]));
  const open: Kept[] = [];
  for (const kept of session.catalog.values()) {
    if (kept.index.organisation === desk.organisation && ledgerStateOf(kept.index.stage) !== "closed") open.push(kept);
  }
  open.sort((a, b) => (a.index.number < b.index.number ? -1 : 1));
  const store = await desk.store();
  const matters: OpenMatter[] = [];
  for (let at = 0; at < open.length; at += batch) {
    const part = open.slice(at, at + batch);
    const rows = await store.getMany(
      "petitions",
      part.map(({ index }) => index.id),
    );
    for (const kept of await openPetitions(
      session.sealer,
      rows.filter((row) => row !== undefined),
    )) {
      const person = personOf(kept.view, (user) => users.get(user) ?? "");
      matters.push({ ...lineOf(kept), person, clocks: clocksHere(desk.clocks(kept.view), desk.organisation) });
    }
    await pause();
  }
  return matters;
}
