import { UnstyledButton } from "@mantine/core";
import type { WorkTable } from "../../engine/api.ts";
import classes from "./desk.module.css";
import type { DueCard } from "./due-groups.ts";
import { strings } from "./strings.ts";

/** Four counts; pressing one shows only its lines. */
export function DueCards({
  work,
  chosen,
  onChoose,
}: {
  readonly work: WorkTable;
  readonly chosen: DueCard | null;
  readonly onChoose: (card: DueCard | null) => void;
}) {
  const cards = [
    ["overdue", work.overdue, "danger"],
    ["today", work.today, "danger"],
    ["three", work.threeDays, "near"],
    ["seven", work.sevenDays, "neutral"],
  ] as const;
  return (
    <div className={classes.cards}>
      {cards.map(([card, count, tone]) => (
        <UnstyledButton
          key={card}
          className={classes.card}
          data-tone={count > 0 ? tone : "none"}
          aria-pressed={chosen === card}
          aria-label={strings.cardHint(strings.cards[card], count)}
          onClick={() => onChoose(chosen === card ? null : card)}
        >
          <span className={classes.cardName}>{strings.cards[card]}</span>
          <span className={classes.cardCount}>{count}</span>
        </UnstyledButton>
      ))}
    </div>
  );
}
