import { Button } from "@mantine/core";
import { Link } from "wouter";
import { supervisionGroundLabels, supervisionMeansLabels } from "../../../shared/petition/course/value-labels.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import type { Supervision } from "../../engine/api/matters-api.ts";
import { DueBadge } from "../../ui/due-badge.tsx";
import { paths } from "../../ui/paths.ts";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { MatterCell, MatterTable } from "./matter-table.tsx";
import { strings } from "./strings.ts";
import classes from "./supervision.module.css";

interface Props {
  readonly desk: DeskStatus;
  readonly lines: readonly Supervision[];
  /** Asks for the letter of a petition's last supervision. */
  readonly onLetter: (petition: string) => void;
}

/** Supervisions, the most pressing first. Only who supervises writes letters and supervises again. */
export function SupervisionTable({ desk, lines, onLetter }: Props) {
  const words = strings.columns;
  return (
    <MatterTable heads={[words.due, words.petition, words.to, words.ground, words.letter, words.actions]}>
      {lines.map((line) => (
        <Line key={line.event} line={line} own={desk.office?.organisation ?? ""} onLetter={onLetter} />
      ))}
    </MatterTable>
  );
}

interface LineProps {
  readonly line: Supervision;
  readonly own: string;
  readonly onLetter: (petition: string) => void;
}

function Line({ line, own, onLetter }: LineProps) {
  const { row, event, to, ground, means, requirement, replyBy, documentNumber, date, turn, last, by, daysLeft, answeredOn } =
    line;
  const isForUs = to.organisation === own;
  // The answer is recorded where the petition is handled; letters are the supervising office's.
  const mayAnswer = answeredOn === null && row.organisation === own;
  const maySupervise = by === own && last;
  const { act } = strings;
  return (
    <tr>
      <td>
        {daysLeft === null ? (
          <StatusBadge tone="done">{strings.answered(answeredOn ?? "")}</StatusBadge>
        ) : (
          <DueBadge daysLeft={daysLeft} />
        )}
        <div className={classes.small}>{replyBy}</div>
      </td>
      <MatterCell row={row} />
      <td>{isForUs ? strings.ours : to.name}</td>
      <td>
        {supervisionGroundLabels[ground]}
        <div className={classes.small}>{requirement}</div>
      </td>
      <td>
        {date} · {strings.turn(turn)}
        <div className={classes.small}>
          {supervisionMeansLabels[means]} · {documentNumber || strings.noNumber}
        </div>
      </td>
      <td>
        <div className={classes.acts}>
          {mayAnswer && (
            <Button
              component={Link}
              href={paths.step(row.id, "petition.supervision-answered", event)}
              variant="light"
              size="compact-xs"
              aria-label={strings.actLabel(act.answer, row.title)}
            >
              {act.answer}
            </Button>
          )}
          {maySupervise && (
            <>
              <Button
                variant="default"
                size="compact-xs"
                aria-label={strings.actLabel(act.letter, row.title)}
                onClick={() => onLetter(row.id)}
              >
                {act.letter}
              </Button>
              <Button
                component={Link}
                href={paths.step(row.id, "petition.supervised")}
                variant="default"
                size="compact-xs"
                aria-label={strings.actLabel(act.again, row.title)}
              >
                {act.again}
              </Button>
            </>
          )}
        </div>
      </td>
    </tr>
  );
}
