import { ledgerStateOf } from "../../../shared/petition/course/stage.ts";
import { destructible, namedBy } from "../../../shared/petition/retention/decide-destruction.ts";
import type { ArchivedFile } from "../../../shared/petition/retention/retention.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import type { Refused } from "../api/answer.ts";
import type { Desk, Session } from "../desk.ts";
import { openPetitions } from "../store/petition-rows.ts";
import { refused } from "../strings.ts";

/** A file that may be destroyed, with the petition as it stands. */
export interface CheckedFile {
  readonly view: PetitionView;
  readonly file: ArchivedFile & { readonly until: string };
}

/** Rows that are opened at once. */
const batch = 400;

/** All of these files, or why one of them may not be destroyed. */
export async function checkFiles(
  desk: Desk,
  session: Session,
  petitions: readonly string[],
): Promise<readonly CheckedFile[] | Refused> {
  const views = new Map<string, PetitionView>();
  for (const id of petitions) {
    const view = await session.core.view(id);
    if (view === null) return refused("unknown-petition");
    views.set(id, view);
  }
  const naming = await openOnesNaming(desk, session, new Set(petitions));
  const checked: CheckedFile[] = [];
  for (const view of views.values()) {
    const named = await Promise.all(namedBy(view).map((other) => session.core.view(other)));
    const linked = [...named.filter((one) => one !== null), ...(naming.get(view.id) ?? [])];
    const { organisation, today } = desk;
    const file = destructible({ view, clocks: desk.clocks(view), linked, organisation, today });
    if ("refused" in file) return file;
    const { until } = file;
    // destructible has refused what is kept for ever.
    if (until === null) throw new RangeError("a file without an end");
    checked.push({ view, file: { ...file, until } });
  }
  return checked;
}

/** Petitions in hand that name one of these, by the one that they name: a link stands at its younger end only. */
async function openOnesNaming(
  desk: Desk,
  { catalog, sealer }: Session,
  wanted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly PetitionView[]>> {
  await catalog.settled;
  const open = [...catalog.values()].flatMap(({ index }) => (ledgerStateOf(index.stage) === "closed" ? [] : [index.id]));
  const store = await desk.store();
  const found = new Map<string, PetitionView[]>();
  for (let at = 0; at < open.length; at += batch) {
    const rows = await store.getMany("petitions", open.slice(at, at + batch));
    const held = await openPetitions(
      sealer,
      rows.filter((row) => row !== undefined),
    );
    for (const { view } of held) {
      for (const other of namedBy(view)) if (wanted.has(other)) found.set(other, [...(found.get(other) ?? []), view]);
    }
  }
  return found;
}
