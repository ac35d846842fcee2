import { originOf } from "../../../../shared/petition/course/facts.ts";
import { custodyOf } from "../../../../shared/petition/steps.ts";
import type { PetitionView } from "../../../../shared/petition/view.ts";
import type { MovePlan, RelatedPetition } from "../../api/accusation-api.ts";
import type { Desk, Session } from "../../desk.ts";
import { petitionLines } from "../../records/record-matters.ts";
import { leftInRecords, mentionOf, named } from "./left-in-records.ts";
import { relatedTo } from "./related-petitions.ts";

/** What moving a petition touches, with these that go along; of one that was moved, the records that still speak of it. */
export async function movePlan(
  desk: Desk,
  session: Session,
  petition: string,
  along: readonly string[],
): Promise<MovePlan | null> {
  const view = await session.core.view(petition);
  if (view === null) return null;
  const related = view.sealed === undefined ? await relatedTo(desk, session, view) : [];
  const leaving = [view, ...related.filter(({ id }) => along.includes(id))];
  const records = (await leftInRecords(desk, session, leaving.map(named))).map(mentionOf);
  return { records, related: await relatedLines(desk, session, view, related), origin: await originElsewhere(session, view) };
}

async function relatedLines(
  desk: Desk,
  session: Session,
  view: PetitionView,
  related: readonly PetitionView[],
): Promise<readonly RelatedPetition[]> {
  const lines = await petitionLines(
    desk,
    session,
    related.map(({ id }) => id),
  );
  const byId = new Map(related.map((one) => [one.id, one]));
  return lines.map((line) => {
    const other = byId.get(line.petition);
    const organisation = other ? custodyOf(other.scope) : "";
    return { ...line, organisation, sameWords: other?.statement?.text === view.statement?.text };
  });
}

/** The office whose petition this came from, where that one is not held here. */
async function originElsewhere({ core }: Session, view: PetitionView): Promise<string | null> {
  const registered = view.timeline.find((entry) => entry.type === "petition.registered");
  const origin = originOf(view);
  if (registered === undefined || origin === null || (await core.view(origin)) !== null) return null;
  return registered.stamp.organisation;
}
