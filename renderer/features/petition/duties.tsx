import { Fragment } from "react";
import { type Clock, hasLastDay } from "../../../shared/regulation/clock.ts";
import { clockNature, clockStateWords } from "../../../shared/regulation/clock-words.ts";
import { weekdayWord } from "../../ui/day-text.ts";
import { DueBadge } from "../../ui/due-badge.tsx";
import { Panel } from "../../ui/panel.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import classes from "./petition.module.css";
import { strings } from "./strings.ts";

function dayWord(day: string): string {
  return `${day}（${weekdayWord(day)}）`;
}

const over: ReadonlySet<Clock["state"]> = new Set<Clock["state"]>(["ended", "exempt", "in-force"]);

/** Owed first, by how it presses; then what was done. What never came to anything stands in 时限图 only. */
function inOrder(clocks: readonly Clock[]): readonly Clock[] {
  const rank = (clock: Clock) => (hasLastDay(clock) ? (clock.done === null ? clock.daysLeft : 20_000) : 10_000);
  return clocks.filter(({ state }) => !over.has(state)).sort((a, b) => rank(a) - rank(b));
}

/** What is due, by which article and whether by law: the strict day, and the latest working day on or before it as advice. */
export function Duties({ clocks }: { readonly clocks: readonly Clock[] }) {
  const shown = inOrder(clocks);
  return (
    <Panel title={strings.duties}>
      {shown.length === 0 && <div className={classes.small}>{strings.noDuties}</div>}
      {shown.map((clock) => (
        <div key={`${clock.rule} ${clock.start} ${clock.who} ${clock.step}`} className={classes.part}>
          <div className={classes.duty}>
            <span>
              {clock.step}{" "}
              <span className={classes.small}>
                {[clockNature(clock), clock.article === clockNature(clock) ? "" : clock.article, clock.who]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </span>
            {hasLastDay(clock) && (clock.state === "running" || clock.state === "paused") && clock.whose !== "petitioner" ? (
              <DueBadge daysLeft={clock.daysLeft} />
            ) : (
              <StatusBadge tone={clock.state === "done" ? "done" : "neutral"}>{clockStateWords(clock)}</StatusBadge>
            )}
          </div>
          {hasLastDay(clock) && (
            <div className={classes.small}>
              {clock.done !== null
                ? strings.doneOn(clock.done)
                : [
                    clock.latest === clock.strict ? "" : strings.latestDay(dayWord(clock.latest)),
                    strings.strictDay(dayWord(clock.strict)),
                  ]
                    .filter(Boolean)
                    .map((words, at) => (
                      <Fragment key={words}>
                        {at > 0 && " · "}
                        <span className={classes.whole}>{words}</span>
                      </Fragment>
                    ))}
            </div>
          )}
          {clock.warnings.map((warning) => (
            <div key={warning} className={classes.small}>
              {warning}
            </div>
          ))}
        </div>
      ))}
    </Panel>
  );
}
