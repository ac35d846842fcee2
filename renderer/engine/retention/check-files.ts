import { namedIn } from "../../../shared/petition/course/links.ts";
import { destructible } from "../../../shared/petition/retention/decide-destruction.ts";
import type { ArchivedFile } from "../../../shared/petition/retention/retention.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import type { Refused } from "../api/answer.ts";
import type { Desk, Session } from "../desk.ts";
import { refused } from "../strings.ts";

/** A file that may be destroyed, with the petition as it stands. */
export interface CheckedFile {
  readonly view: PetitionView;
  readonly file: ArchivedFile & { readonly until: string };
}

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
  const checked: CheckedFile[] = [];
  for (const view of views.values()) {
    const linked = await linkedTo(session, view);
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

/** Petitions that this one names, and those that name it: a link stands at its younger end only. */
async function linkedTo({ catalog, core }: Session, view: PetitionView): Promise<readonly PetitionView[]> {
  await catalog.settled;
  const named = [...namedIn(view), ...catalog.naming.of(view.id)];
  const linked = await Promise.all(named.map(({ other }) => core.view(other)));
  return linked.filter((one) => one !== null);
}
