import { Button } from "@mantine/core";
import { Link } from "wouter";
import { adoptionLabels, proposalLabels } from "../../../shared/petition/course/value-labels.ts";
import type { Proposal } from "../../engine/api/matters-api.ts";
import { paths } from "../../ui/paths.ts";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { MatterCell, MatterTable } from "./matter-table.tsx";
import { strings } from "./strings.ts";
import classes from "./supervision.module.css";

/** The paper that a proposal is made on. */
export type ProposalPaper = `proposal-${Proposal["kind"]}`;

interface Props {
  readonly lines: readonly Proposal[];
  readonly own: string;
  /** Asks for the letter of a petition's last proposal. */
  readonly onLetter: (petition: string, paper: ProposalPaper) => void;
}

/** Proposals (第40条第2、3款), those without an answer first. */
export function ProposalTable({ lines, own, onLetter }: Props) {
  const words = strings.proposals.columns;
  return (
    <MatterTable heads={[words.date, words.petition, words.to, words.kind, words.answer, words.actions]}>
      {lines.map((line) => (
        <Line key={line.event} line={line} own={own} onLetter={onLetter} />
      ))}
    </MatterTable>
  );
}

function Line({ line, own, onLetter }: Omit<Props, "lines"> & { readonly line: Proposal }) {
  const { row, event, date, to, kind, text, documentNumber, answer, by, last } = line;
  const { act, waiting } = strings.proposals;
  return (
    <tr>
      <td>{date}</td>
      <MatterCell row={row} />
      <td>{to.name}</td>
      <td>
        {proposalLabels[kind]} · {documentNumber}
        <div className={classes.small}>{text}</div>
      </td>
      <td>
        {answer === null ? (
          <StatusBadge tone="near">{waiting}</StatusBadge>
        ) : (
          <>
            <StatusBadge tone="done">{adoptionLabels[answer.adoption]}</StatusBadge>
            <div className={classes.small}>
              {answer.date} · {answer.text}
            </div>
          </>
        )}
      </td>
      <td>
        <div className={classes.acts}>
          {answer === null && (
            <Button
              component={Link}
              href={paths.step(row.id, "petition.proposal-answered", event)}
              variant="light"
              size="compact-xs"
              aria-label={strings.actLabel(act.answer, row.title)}
            >
              {act.answer}
            </Button>
          )}
          {by === own && last && (
            <Button
              variant="default"
              size="compact-xs"
              aria-label={strings.actLabel(act.letter, row.title)}
              onClick={() => onLetter(row.id, `proposal-${kind}`)}
            >
              {act.letter}
            </Button>
          )}
        </div>
      </td>
    </tr>
  );
}
