import { Button } from "@mantine/core";
import { useState } from "react";
import { backlogClasses } from "../../../shared/petition/course/step-bodies.ts";
import { backlogLabels } from "../../../shared/petition/course/value-labels.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { DueBadge } from "../../ui/due-badge.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useQuery } from "../../ui/engine.tsx";
import { Panel } from "../../ui/panel.tsx";
import { PaperDialog } from "../../ui/papers/paper-dialog.tsx";
import { daysBetween } from "./days.ts";
import classes from "./ledgers.module.css";
import { LinesTable } from "./lines-table.tsx";
import { PetitionCell } from "./petition-cell.tsx";
import { strings } from "./strings.ts";
import { useOfficeOf } from "./use-offices.ts";

const words = strings.backlog;

/** 积案: one line for each, with its kind of three, who settles it, how and by when. */
export function BacklogList({ desk }: { readonly desk: DeskStatus }) {
  const matters = useQuery("backlogMatters", undefined, ["petitions"]).data ?? [];
  const officeOf = useOfficeOf(
    desk,
    matters.map(({ row }) => row),
  );
  const [printing, setPrinting] = useState<string | null>(null);
  const counts = backlogClasses.map((kind) => ({ kind, n: matters.filter((one) => one.class === kind).length }));
  return (
    <Panel
      flush
      title={words.title}
      aside={[strings.petitions.count(matters.length), ...counts.map(({ kind, n }) => `${backlogLabels[kind]} ${n}`)].join(" · ")}
    >
      {matters.length === 0 ? (
        <EmptyState title={words.empty}>{words.how}</EmptyState>
      ) : (
        <LinesTable
          columns={[strings.columns.petition, words.class, strings.fields.owner, strings.fields.measure, words.since, words.due]}
        >
          {matters.map(({ row, class: kind, owner, measure, since, due }) => (
            <tr key={row.id}>
              <td>
                <PetitionCell row={row} office={officeOf(row)} />
              </td>
              <td>{backlogLabels[kind]}</td>
              <td data-short>{owner}</td>
              <td>
                <span className={classes.long}>{measure}</span>
              </td>
              <td data-short>{since}</td>
              <td data-short>
                {due} <DueBadge daysLeft={daysBetween(desk.today, due)} />
              </td>
              <td>
                <div className={classes.actions}>
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    aria-label={`${words.print} ${row.number}`}
                    onClick={() => setPrinting(row.id)}
                  >
                    {words.print}
                  </Button>
                </div>
              </td>
            </tr>
          ))}
        </LinesTable>
      )}
      {printing !== null && (
        <PaperDialog desk={desk} petition={printing} kind="resolution-plan" onClose={() => setPrinting(null)} />
      )}
    </Panel>
  );
}
