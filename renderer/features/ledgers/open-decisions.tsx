import { Button, Modal, Stack } from "@mantine/core";
import { useState } from "react";
import type { OfficeRecordRow } from "../../engine/api/record-api.ts";
import { DayField } from "../../ui/day-field.tsx";
import { DueBadge } from "../../ui/due-badge.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { Panel } from "../../ui/panel.tsx";
import { daysBetween } from "./days.ts";
import { type OpenDecision, openDecisions, withDone } from "./decisions.ts";
import classes from "./ledgers.module.css";
import { LinesTable } from "./lines-table.tsx";
import { strings } from "./strings.ts";
import { useKeep } from "./use-keep.ts";

const words = strings.meeting;

interface Props {
  readonly rows: readonly OfficeRecordRow[];
  readonly today: string;
  readonly mayChange: (row: OfficeRecordRow) => boolean;
}

/** What meetings decided and nobody has done yet, by its day. */
export function OpenDecisions({ rows, today, mayChange }: Props) {
  const [closing, setClosing] = useState<OpenDecision | null>(null);
  const open = openDecisions(rows);
  if (rows.length === 0) return null;
  return (
    <Panel flush title={words.open} aside={strings.count(open.length)}>
      {open.length === 0 ? (
        <p className={classes.nothing}>{words.allDone}</p>
      ) : (
        <LinesTable
          columns={[strings.fields.due, strings.fields.decisions, strings.fields.owner, strings.fields.unit, words.from]}
        >
          {open.map((one) => (
            <tr key={`${one.row.id} ${one.at}`}>
              <td data-short>
                {one.decision.due} <DueBadge daysLeft={daysBetween(today, one.decision.due)} />
              </td>
              <td>
                <span className={classes.long}>{one.decision.text}</span>
              </td>
              <td data-short>{one.decision.owner}</td>
              <td>{one.decision.unit || strings.none}</td>
              <td data-short>{words.of(strings.form[one.row.data.form], one.row.data.date)}</td>
              <td>
                {mayChange(one.row) && (
                  <div className={classes.actions}>
                    <Button
                      variant="light"
                      size="compact-xs"
                      aria-label={`${words.done} ${one.decision.text}`}
                      onClick={() => setClosing(one)}
                    >
                      {words.done}
                    </Button>
                  </div>
                )}
              </td>
            </tr>
          ))}
        </LinesTable>
      )}
      {closing !== null && <CloseDecision decision={closing} today={today} onClose={() => setClosing(null)} />}
    </Panel>
  );
}

interface CloseProps {
  readonly decision: OpenDecision;
  readonly today: string;
  readonly onClose: () => void;
}

function CloseDecision({ decision: { row, at, decision }, today, onClose }: CloseProps) {
  const [day, setDay] = useState(today);
  const { busy, refused, keep } = useKeep("meeting", row);
  return (
    <Modal opened onClose={onClose} title={words.doneTitle}>
      <Stack gap="sm">
        <p className={classes.hint}>{decision.text}</p>
        <DayField label={words.doneOn} value={day} onChange={setDay} today={today} data-autofocus />
        {refused && <RefusedNotice refused={refused} />}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {strings.cancel}
          </Button>
          <Button
            loading={busy}
            onClick={async () => {
              if (await keep(withDone(row.data, at, day))) onClose();
            }}
          >
            {words.confirm}
          </Button>
        </div>
      </Stack>
    </Modal>
  );
}
