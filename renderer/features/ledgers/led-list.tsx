import { Button, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { ledgerStateOf } from "../../../shared/petition/course/stage.ts";
import { leadDuties } from "../../../shared/petition/course/step-bodies.ts";
import { leadDutyLabels } from "../../../shared/petition/course/value-labels.ts";
import { stageLabels } from "../../../shared/petition/labels.ts";
import type { PetitionRow } from "../../../shared/petition/view.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { DueBadge } from "../../ui/due-badge.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useQuery } from "../../ui/engine.tsx";
import { Panel } from "../../ui/panel.tsx";
import { PaperDialog } from "../../ui/papers/paper-dialog.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { daysBetween } from "./days.ts";
import classes from "./ledgers.module.css";
import { LinesTable } from "./lines-table.tsx";
import { PetitionCell } from "./petition-cell.tsx";
import { strings } from "./strings.ts";
import { useOfficeOf } from "./use-offices.ts";

const words = strings.led;

type Shown = keyof typeof words.shown;

/** 包案: who took each petition over, with whom, and which of the three personal duties were done since; open or closed. */
export function LedList({ desk }: { readonly desk: DeskStatus }) {
  const all = useQuery("ledMatters", undefined, ["petitions"]).data ?? [];
  const [shown, setShown] = useState<Shown>("open");
  const closed = (row: PetitionRow) => ledgerStateOf(row.stage) === "closed";
  const matters = all.filter(({ row }) => closed(row) === (shown === "closed"));
  const officeOf = useOfficeOf(
    desk,
    matters.map(({ row }) => row),
  );
  const [printing, setPrinting] = useState<{ readonly petition: string; readonly kind: string } | null>(null);
  return (
    <Panel
      flush
      title={words.title}
      aside={
        <>
          <SegmentedControl
            size="xs"
            aria-label={words.which}
            value={shown}
            onChange={(chosen) => setShown(chosen as Shown)}
            data={Object.entries(words.shown).map(([value, label]) => ({ value, label }))}
          />
          {strings.petitions.count(matters.length)}
        </>
      }
    >
      {matters.length === 0 ? (
        <EmptyState title={words.empty[shown]}>{shown === "open" ? words.how : words.howClosed}</EmptyState>
      ) : (
        <LinesTable
          columns={[strings.columns.petition, words.official, words.assisting, words.duties, words.measures, words.due]}
        >
          {matters.map(({ row, official, position, assisting, acted, measures, due }) => (
            <tr key={row.id}>
              <td>
                <PetitionCell row={row} office={officeOf(row)} />
              </td>
              <td>
                {official}
                <div className={classes.small}>{position}</div>
              </td>
              <td>{assisting.join("、") || strings.none}</td>
              <td>
                <ul className={classes.duties}>
                  {leadDuties.map((duty) => (
                    <li key={duty}>
                      <span>{leadDutyLabels[duty]}</span>
                      {acted[duty] > 0 ? (
                        <StatusBadge tone="done">{words.acted(acted[duty])}</StatusBadge>
                      ) : (
                        <StatusBadge tone="near">{words.notYet}</StatusBadge>
                      )}
                    </li>
                  ))}
                </ul>
              </td>
              <td data-short>{strings.meeting.progress(measures.done, measures.all)}</td>
              <td data-short>
                {due === null ? strings.none : due}{" "}
                {closed(row) && <StatusBadge tone="done">{stageLabels[row.stage]}</StatusBadge>}
                {due !== null && !closed(row) && <DueBadge daysLeft={daysBetween(desk.today, due)} />}
              </td>
              <td>
                <div className={classes.actions}>
                  {(["responsibility", "resolution-plan"] as const).map((kind) => (
                    <Button
                      key={kind}
                      variant="subtle"
                      size="compact-xs"
                      aria-label={`${words.papers[kind]} ${row.number}`}
                      onClick={() => setPrinting({ petition: row.id, kind })}
                    >
                      {words.papers[kind]}
                    </Button>
                  ))}
                </div>
              </td>
            </tr>
          ))}
        </LinesTable>
      )}
      {printing !== null && <PaperDialog desk={desk} {...printing} onClose={() => setPrinting(null)} />}
    </Panel>
  );
}
