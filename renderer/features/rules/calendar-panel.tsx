import { Button, FileButton } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { isBuiltIn } from "../../../shared/regulation/holidays.ts";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { RulesInfo } from "../../engine/api/rules-api.ts";
import { useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { Panel } from "../../ui/panel.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { readText } from "../../ui/text-file.ts";
import { shortDay, shortRange } from "./day-range-words.ts";
import classes from "./rules.module.css";
import { strings } from "./strings.ts";

const words = strings.calendar;

/** Holiday tables by year, and taking in further ones: from the notice's text, or from another office's file. */
export function CalendarPanel({
  info: { tables, mayAdopt },
  onEnter,
}: {
  readonly info: RulesInfo;
  /** Opens the form for a notice that is not in a file. */
  readonly onEnter: () => void;
}) {
  const engine = useEngine();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const importFile = async (file: File | null) => {
    if (!file) return;
    setBusy(true);
    const text = await readText(file);
    const answer = isRefused(text) ? text : await engine.adoptCalendar({ text });
    setBusy(false);
    setRefused(isRefused(answer) ? answer : null);
    if (!isRefused(answer)) notifications.show({ message: words.done(answer.years.join("、")), color: "teal" });
  };
  return (
    <Panel
      flush
      title={words.title}
      aside={
        mayAdopt && (
          <>
            <FileButton
              accept=".json"
              inputProps={{ "aria-label": words.importLabel }}
              onChange={(file) => void importFile(file)}
            >
              {(props) => (
                <Button {...props} variant="default" size="xs" loading={busy}>
                  {words.import}
                </Button>
              )}
            </FileButton>
            <Button variant="light" size="xs" onClick={onEnter}>
              {words.enter}
            </Button>
          </>
        )
      }
    >
      {refused && (
        <div className={classes.message}>
          <RefusedNotice refused={refused} />
        </div>
      )}
      <table className={classes.table}>
        <tbody>
          {Object.entries(tables)
            .sort(([a], [b]) => b.localeCompare(a))
            .map(([year, table]) => (
              <tr key={year}>
                <td className={classes.nowrap}>
                  <span className={classes.nature}>
                    {words.year(year)}
                    <StatusBadge>{isBuiltIn(year, table) ? words.builtIn : words.adopted}</StatusBadge>
                  </span>
                </td>
                <td className={classes.days}>
                  <div>
                    <span className={classes.quiet}>{words.off}</span> {table.off.map((entry) => shortRange(entry)).join("，")}
                  </div>
                  <div>
                    <span className={classes.quiet}>{words.work}</span> {table.work.map((day) => shortDay(day)).join("，") || "—"}
                  </div>
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      <p className={classes.note}>{words.note}</p>
    </Panel>
  );
}
