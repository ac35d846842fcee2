import { Button } from "@mantine/core";
import { IconCalendarCheck } from "@tabler/icons-react";
import { Fragment, type ReactNode } from "react";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Panel } from "../../ui/panel.tsx";
import classes from "./desk.module.css";
import { type DueLine, grouped } from "./due-groups.ts";
import { DueRow } from "./due-row.tsx";
import { strings } from "./strings.ts";

interface Props {
  readonly lines: readonly DueLine[];
  /** Of how many these lines are the first. */
  readonly total: number;
  readonly isFiltered: boolean;
  /** This desk's office: what it handles itself it may urge. */
  readonly own: string;
  readonly filters: ReactNode;
  readonly onMore: () => void;
}

/** What is due, most urgent group first. A line opens its petition. */
export function DueList({ lines, total, isFiltered, own, filters, onMore }: Props) {
  const words = strings.due;
  return (
    <Panel flush title={words.title} aside={filters}>
      {lines.length === 0 ? (
        <EmptyState
          icon={<IconCalendarCheck size={28} stroke={1.4} />}
          title={isFiltered ? words.emptyFiltered : words.emptyTitle}
        >
          {isFiltered ? words.emptyFilteredText : words.empty}
        </EmptyState>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col" className={classes.dueColumn}>
                {words.columns.due}
              </th>
              <th scope="col" className={classes.stepColumn}>
                {words.columns.step}
              </th>
              <th scope="col">{words.columns.petition}</th>
              <th scope="col" className={classes.petitionerColumn}>
                {words.columns.petitioner}
              </th>
              <th scope="col" className={classes.answerableColumn}>
                {words.columns.answerable}
              </th>
              <th scope="col" className={classes.actionColumn} aria-label={words.columns.action} />
            </tr>
          </thead>
          <tbody>
            {grouped(lines).map(([group, groupLines]) => (
              <Fragment key={group}>
                <tr className={classes.group}>
                  <th colSpan={6} scope="colgroup">
                    {words.groups[group]} <span>{words.count(groupLines.length)}</span>
                  </th>
                </tr>
                {groupLines.map((line, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: one petition may owe the same step twice from the same day
                  <DueRow key={`${line.row.id} ${line.duty.rule} ${line.duty.start} ${at}`} line={line} own={own} />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
      {total > lines.length && (
        <div className={classes.more}>
          <span>{words.shown(lines.length, total)}</span>
          <Button variant="default" size="compact-xs" onClick={onMore}>
            {words.more}
          </Button>
        </div>
      )}
    </Panel>
  );
}
