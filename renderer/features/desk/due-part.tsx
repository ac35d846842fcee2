import type { ReactNode } from "react";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import type { WorkTable } from "../../engine/api/worktable-api.ts";
import type { DeskView } from "./address.ts";
import classes from "./desk.module.css";
import { DueCards } from "./due-cards.tsx";
import { DueFilters } from "./due-filters.tsx";
import { countOf, type DueCard, type DueLine, dueCards } from "./due-groups.ts";
import { DueList } from "./due-list.tsx";
import { useDuties } from "./use-duties.ts";

interface Props {
  readonly desk: DeskStatus;
  readonly work: WorkTable;
  readonly view: DeskView;
  readonly limit: number;
  readonly onView: (view: DeskView) => void;
  readonly onMore: () => void;
  /** What stands at the side of the list. */
  readonly children: ReactNode;
}

/**
 * Counts, filters and lines of what is due. Until every duty has been counted, the first petitions and the counts of the
 * work table stand there: they are known at once, however many petitions there are.
 */
export function DuePart({ desk, work, view, limit, onView, onMore, children }: Props) {
  const { answer, person, unit } = useDuties(view, limit);
  const isFiltered = view.card !== null || view.kind !== null || person !== null || unit !== null;
  const known: Readonly<Record<DueCard, number>> = {
    overdue: work.overdue,
    today: work.today,
    three: work.threeDays,
    seven: work.sevenDays,
  };
  const counts = answer
    ? (Object.fromEntries(dueCards.map((card) => [card, countOf(card, answer.groups)])) as typeof known)
    : known;
  const lines: readonly DueLine[] = answer?.rows ?? (isFiltered ? [] : work.due);
  return (
    <>
      <DueCards counts={counts} chosen={view.card} onChoose={(card) => onView({ ...view, card })} />
      <div className={classes.columns}>
        <DueList
          lines={lines}
          total={answer?.total ?? lines.length}
          isFiltered={isFiltered}
          own={desk.office?.organisation ?? ""}
          filters={<DueFilters view={view} answer={answer} person={person} unit={unit} onView={onView} />}
          onMore={onMore}
        />
        {children}
      </div>
    </>
  );
}
