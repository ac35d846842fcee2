import type { DutyInfo } from "../../engine/api.ts";
import { weekdayWord } from "../../ui/day-text.ts";
import { DueBadge } from "../../ui/due-badge.tsx";
import { Panel } from "../../ui/panel.tsx";
import classes from "./petition.module.css";
import { strings } from "./strings.ts";

function dayWord(day: string): string {
  return `${day}（${weekdayWord(day)}）`;
}

/** What is due, by which article: the strict day, and the latest working day on or before it as advice. */
export function Duties({ duties }: { readonly duties: readonly DutyInfo[] }) {
  return (
    <Panel title={strings.duties}>
      {duties.length === 0 && <div className={classes.small}>{strings.noDuties}</div>}
      {duties.map((duty) => (
        <div key={duty.rule} className={classes.part}>
          <div className={classes.duty}>
            <span>
              {duty.step} <span className={classes.small}>{duty.article || "内部"}</span>
            </span>
            <DueBadge daysLeft={duty.daysLeft} done={duty.done} />
          </div>
          <div className={classes.small}>
            {duty.done ? (
              strings.doneOn(duty.done)
            ) : (
              <>
                {duty.latest !== duty.strict && (
                  <>
                    {strings.latestDay(dayWord(duty.latest))}
                    <br />
                  </>
                )}
                {strings.strictDay(dayWord(duty.strict))}
              </>
            )}
          </div>
          {duty.warnings.map((warning) => (
            <div key={warning} className={classes.small}>
              {warning}
            </div>
          ))}
        </div>
      ))}
    </Panel>
  );
}
