import { moveRefusal } from "../../../../shared/petition/accusation/decide-move.ts";
import { courseOf } from "../../../../shared/petition/course/course.ts";
import { linksOf } from "../../../../shared/petition/course/links.ts";
import type { PetitionView } from "../../../../shared/petition/view.ts";
import type { Desk, Session } from "../../desk.ts";

/** Most petitions that one visit was made into, with what they were made of. */
const mostRelated = 50;

/** Petitions made of this one or of which it was made (拆分, 转送, 交办), as far as they are held here and not moved yet. */
export async function relatedTo(desk: Desk, session: Session, view: PetitionView): Promise<readonly PetitionView[]> {
  const seen = new Map<string, PetitionView>([[view.id, view]]);
  for (const one of seen.values()) {
    for (const { other, relation } of linksOf(one, courseOf(one))) {
      if ((relation !== "parent" && relation !== "child") || seen.has(other) || seen.size > mostRelated) continue;
      const held = await session.core.view(other);
      if (held && moveRefusal(held, desk.organisation) === null) seen.set(other, held);
    }
  }
  return [...seen.values()].slice(1);
}
