import { UnstyledButton } from "@mantine/core";
import classes from "./desk.module.css";
import { type DueCard, dueCards } from "./due-groups.ts";
import { strings } from "./strings.ts";

const tones = { overdue: "danger", today: "danger", three: "near", seven: "neutral" } as const;

/** Four counts; pressing one shows only its lines. */
export function DueCards({
  counts,
  chosen,
  onChoose,
}: {
  readonly counts: Readonly<Record<DueCard, number>>;
  readonly chosen: DueCard | null;
  readonly onChoose: (card: DueCard | null) => void;
}) {
  return (
    <div className={classes.cards}>
      {dueCards.map((card) => (
        <UnstyledButton
          key={card}
          className={classes.card}
          data-tone={counts[card] > 0 ? tones[card] : "none"}
          aria-pressed={chosen === card}
          aria-label={strings.cardHint(strings.cards[card], counts[card])}
          onClick={() => onChoose(chosen === card ? null : card)}
        >
          <span className={classes.cardName}>{strings.cards[card]}</span>
          <span className={classes.cardCount}>{counts[card]}</span>
        </UnstyledButton>
      ))}
    </div>
  );
}
