import type { DutiesAnswer, DutiesRequest } from "../../engine/api/worktable-api.ts";
import { useQuery } from "../../ui/engine.tsx";
import { codeOf, type DeskView } from "./address.ts";
import { groupsOfCard } from "./due-groups.ts";

const topics = ["petitions", "exchange", "status", "rules"] as const;

interface Duties {
  /** Undefined until the first answer. */
  readonly answer: DutiesAnswer | undefined;
  /** The names that the address means, where they are known here. */
  readonly person: string | null;
  readonly unit: string | null;
}

/** The duties of a view. An address holds codes: the names that they stand for are looked up among all duties first. */
export function useDuties(view: DeskView, limit: number): Duties {
  const coded = view.person !== null || view.unit !== null;
  const all = useQuery("duties", { offset: 0, limit: 0 }, topics, { enabled: coded }).data;
  const nameOf = (code: string | null, names: DutiesAnswer["people"] | undefined) =>
    code === null ? null : (names?.find(({ name }) => codeOf(name) === code)?.name ?? null);
  const person = nameOf(view.person, all?.people);
  const unit = nameOf(view.unit, all?.units);
  const request: DutiesRequest = {
    ...(view.card === null ? {} : { groups: groupsOfCard(view.card) }),
    ...(view.kind === null ? {} : { kind: view.kind }),
    ...(person === null ? {} : { person }),
    ...(unit === null ? {} : { unit }),
    ...{ offset: 0, limit },
  };
  const { data } = useQuery("duties", request, topics, { enabled: !coded || all !== undefined });
  return { answer: data, person, unit };
}
