import type { ReactNode } from "react";
import type { StepType } from "../../../../shared/petition/course/step-types.ts";
import { missingYearsNotice } from "../../../../shared/regulation/calendar.ts";
import { type Clock, hasLastDay } from "../../../../shared/regulation/clock.ts";
import { clockNature, clockStateWords } from "../../../../shared/regulation/clock-words.ts";
import { Panel } from "../../../ui/panel.tsx";
import page from "../petition.module.css";
import classes from "./charts.module.css";
import { DrawingView } from "./drawing-view.tsx";
import { type ChartFacts, type DutyLine, dutyTiers } from "./duty.ts";
import { drawDuties } from "./duty-geometry.ts";
import { flowOf } from "./flow.ts";
import { drawFlow } from "./flow-geometry.ts";
import { drawTimes } from "./time-geometry.ts";
import { marksOf, timeRows } from "./times.ts";
import { chartWords } from "./words.ts";

interface TableProps {
  readonly chart: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly [key: string, cells: readonly ReactNode[]])[];
}

/** The facts of a chart as a table: to read, to copy, and for who cannot see the drawing. */
function FactsTable({ chart, heads, rows }: TableProps) {
  return (
    <Panel title={chartWords.tableOf(chart)} flush>
      <table className={page.list}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, cells]) => (
            <tr key={key}>
              {cells.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell's name is its column
                <td key={at}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

interface ChartProps {
  readonly title: string;
  readonly note: string;
  /** Those whose days the chart shows. */
  readonly clocks?: readonly Clock[];
  readonly children: ReactNode;
}

function Chart({ title, note, clocks = [], children }: ChartProps) {
  const missing = missingYearsNotice(clocks);
  return (
    <Panel title={title}>
      {children}
      <p className={classes.note}>{note}</p>
      {missing !== null && (
        <p className={classes.missing} role="note">
          {missing}。
        </p>
      )}
    </Panel>
  );
}

/** 流程图 with its table. `next`: the step that comes next at this office, where it is known. */
export function FlowTab({ view, course, next }: ChartFacts & { readonly next: StepType | null }) {
  const stations = flowOf(view, course, next);
  return (
    <div className={page.column}>
      <Chart title={chartWords.flow} note={chartWords.flowNote}>
        <DrawingView label={chartWords.flow} draw={(width) => drawFlow(stations, width)} />
      </Chart>
      <FactsTable
        chart={chartWords.flow}
        heads={["", chartWords.station, chartWords.article, chartWords.day, chartWords.state, chartWords.part]}
        rows={stations.map(({ id, name, article, day, state, lane, back }, at) => [
          id,
          [
            at + 1,
            name,
            article,
            day,
            [chartWords.states[state], back?.words].filter(Boolean).join("，"),
            chartWords.lanes[lane],
          ],
        ])}
      />
    </div>
  );
}

function Lines({ lines }: { readonly lines: readonly DutyLine[] }) {
  if (lines.length === 0) return chartWords.nothing;
  return lines.map(({ text, late }, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the same step may be taken twice on one day
    <div key={at} className={late ? classes.late : undefined}>
      {text}
    </div>
  ));
}

/** 责任图 with its table. */
export function DutyTab(facts: ChartFacts) {
  const tiers = dutyTiers(facts);
  return (
    <div className={page.column}>
      <Chart title={chartWords.duties} note={chartWords.dutyNote} clocks={facts.clocks}>
        <DrawingView label={chartWords.duties} draw={(width) => drawDuties(tiers, width)} />
      </Chart>
      <FactsTable
        chart={chartWords.duties}
        heads={[chartWords.role, chartWords.name, chartWords.owes, chartWords.did]}
        rows={tiers
          .flat()
          .map(({ role, name, did, owes }) => [
            `${role} ${name}`,
            [chartWords.roles[role], name, <Lines key="owes" lines={owes} />, <Lines key="did" lines={did} />],
          ])}
      />
    </div>
  );
}

/** 时限图 with its table. */
export function TimeTab({ course, clocks, who }: ChartFacts) {
  const rows = timeRows(clocks, course);
  return (
    <div className={page.column}>
      <Chart title={chartWords.times} note={chartWords.timeNote} clocks={clocks}>
        {rows.length === 0 ? (
          <p className={classes.note}>{chartWords.noClocks}</p>
        ) : (
          <DrawingView label={chartWords.times} draw={(width) => drawTimes(rows, marksOf(course), who.today, width)} />
        )}
      </Chart>
      <FactsTable
        chart={chartWords.times}
        heads={[
          chartWords.step,
          chartWords.nature,
          chartWords.article,
          chartWords.who,
          chartWords.start,
          chartWords.strict,
          chartWords.latest,
          chartWords.done,
          chartWords.state,
        ]}
        rows={clocks.map((clock) => [
          `${clock.rule} ${clock.start} ${clock.who} ${clock.step}`,
          [
            clock.step,
            clockNature(clock),
            clock.article,
            clock.who || chartWords.roles[clock.whose === "petitioner" ? "petitioner" : "office"],
            clock.start,
            hasLastDay(clock) ? clock.strict : "",
            hasLastDay(clock) ? clock.latest : "",
            hasLastDay(clock) ? clock.done : "",
            clockStateWords(clock),
          ],
        ])}
      />
    </div>
  );
}
