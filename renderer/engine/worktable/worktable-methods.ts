import { answerableOf } from "../../../shared/petition/course/answerable.ts";
import { courseOf, lastStep } from "../../../shared/petition/course/course.ts";
import { custodyOf } from "../../../shared/petition/steps.ts";
import type { PetitionRow, PetitionView } from "../../../shared/petition/view.ts";
import { hasLastDay } from "../../../shared/regulation/clock.ts";
import { owedHere } from "../../../shared/regulation/duties.ts";
import { syncMarks } from "../books.ts";
import { rowOfKept } from "../catalog.ts";
import type { Desk, Session } from "../desk.ts";
import { exchangeEntries, readRecords } from "../exchange/records.ts";
import { openPetitions } from "../petition-rows.ts";
import { pause } from "../turns.ts";
import type { OwedDuty, UnsignedPetition, WorkTableApi } from "../worktable-api.ts";
import { owedOf } from "./owed.ts";
import { selectDuties } from "./select-duties.ts";
import { taskOfDuty, tasksOfRecord } from "./tasks.ts";
import { byWait, type HandedOver, waiting } from "./unsigned.ts";

/** Petitions opened at once. */
const batch = 200;

/** The questions of the work table's screens, of whichever session is open. */
export function workTableMethods(desk: Desk): WorkTableApi {
  const session = () => (desk.user ? desk.session : null);
  return {
    async duties(request) {
      const present = session();
      return selectDuties(present ? await linesOf(desk, present) : [], request);
    },
    async tasks() {
      const present = session();
      if (!present) return [];
      const records = await present.core.officeRecords();
      const lines = await linesOf(desk, present);
      const measures = lines.map(({ row, duty }) => taskOfDuty(row, duty)).filter((task) => task !== null);
      const tasks = [...records.flatMap((record) => tasksOfRecord(record, desk.today)), ...measures];
      return tasks.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
    },
    async unsigned() {
      const present = session();
      if (!present) return [];
      const entries = [...(await readRecords(present.ledger, exchangeEntries)).values()];
      const found: UnsignedPetition[] = [];
      for await (const { row, view } of everyPetition(desk, present)) {
        const handed = handedOver(view);
        const way = handed && waiting(handed, desk.organisation, desk.today, entries);
        if (way) found.push({ row, ...way });
      }
      return found.sort(byWait);
    },
  };
}

async function* everyPetition(desk: Desk, session: Session) {
  const store = await desk.store();
  const marks = syncMarks(session.core.books);
  for (let after: string | null = null; ; await pause()) {
    const from: string | null = after;
    const rows = await store.range("petitions", { by: "key", limit: batch, ...(from === null ? {} : { from, fromOpen: true }) });
    for (const petition of await openPetitions(session.sealer, rows)) {
      yield { row: rowOfKept(petition, marks), view: petition.view };
    }
    after = rows.at(-1)?.key ?? null;
    if (after === null) return;
  }
}

async function linesOf(desk: Desk, session: Session): Promise<readonly { readonly row: PetitionRow; readonly duty: OwedDuty }[]> {
  const lines: { readonly row: PetitionRow; readonly duty: OwedDuty }[] = [];
  for await (const { row, view } of everyPetition(desk, session)) {
    const owed = desk
      .clocks(view)
      .filter(hasLastDay)
      .filter((duty) => owedHere(duty, desk.organisation));
    if (owed.length === 0) continue;
    const answerable = answerableOf(courseOf(view));
    for (const duty of owed) lines.push({ row, duty: owedOf(duty, answerable) });
  }
  return lines.sort((a, b) => compare(a.duty.strict, b.duty.strict) || compare(a.row.receiptDate, b.row.receiptDate));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** How a petition came to be handed over, while nobody has signed it in. */
function handedOver(view: PetitionView): HandedOver | null {
  const registered = view.timeline.find((entry) => entry.type === "petition.registered");
  if (registered?.body["origin"] === undefined || view.voided !== null) return null;
  if (lastStep(courseOf(view), "petition.signed-in") !== null) return null;
  return { by: registered.stamp.organisation, at: registered.stamp.wall, to: custodyOf(view.scope) };
}
