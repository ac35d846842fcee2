import { Button } from "@mantine/core";
import { IconCalendarCheck } from "@tabler/icons-react";
import { Fragment } from "react";
import { Link, useLocation } from "wouter";
import { DueBadge, DueStep } from "../../ui/due-badge.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Panel } from "../../ui/panel.tsx";
import { paths } from "../../ui/paths.ts";
import classes from "./desk.module.css";
import { type DueCard, type DueLine, grouped, isCounted } from "./due-groups.ts";
import { strings } from "./strings.ts";

/** What is due, most urgent group first. A line opens its petition. */
export function DueList({
  lines,
  chosen,
  onAll,
}: {
  readonly lines: readonly DueLine[];
  readonly chosen: DueCard | null;
  readonly onAll: () => void;
}) {
  const [, navigate] = useLocation();
  const words = strings.due;
  const shown = chosen === null ? lines : lines.filter((line) => isCounted(chosen, line.duty.daysLeft));
  return (
    <Panel
      flush
      title={words.title}
      aside={
        chosen !== null && (
          <>
            {words.only(strings.cards[chosen])}
            <Button variant="default" size="compact-xs" onClick={onAll}>
              {words.all}
            </Button>
          </>
        )
      }
    >
      {shown.length === 0 ? (
        <EmptyState
          icon={<IconCalendarCheck size={28} stroke={1.4} />}
          title={chosen === null ? words.emptyTitle : words.emptyFiltered}
        >
          {chosen === null ? words.empty : words.emptyFilteredText}
        </EmptyState>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th className={classes.dueColumn}>{words.columns.due}</th>
              <th className={classes.stepColumn}>{words.columns.step}</th>
              <th>{words.columns.petition}</th>
              <th className={classes.petitionerColumn}>{words.columns.petitioner}</th>
              <th className={classes.dateColumn}>{words.columns.received}</th>
            </tr>
          </thead>
          <tbody>
            {grouped(shown).map(([group, groupLines]) => (
              <Fragment key={group}>
                <tr className={classes.group}>
                  <th colSpan={5} scope="colgroup">
                    {words.groups[group]} <span>{words.count(groupLines.length)}</span>
                  </th>
                </tr>
                {groupLines.map(({ row, duty }) => (
                  <tr key={row.id + duty.rule} className={classes.line} onClick={() => navigate(paths.petition(row.id))}>
                    <td>
                      <DueBadge daysLeft={duty.daysLeft} done={duty.done} />
                    </td>
                    <td>
                      <DueStep duty={duty} />
                    </td>
                    <td>
                      <Link className={classes.title} href={paths.petition(row.id)} onClick={(event) => event.stopPropagation()}>
                        {row.title}
                      </Link>
                      <div className={classes.small}>{row.number}</div>
                    </td>
                    <td>{row.petitioner}</td>
                    <td className={classes.small}>{row.receiptDate.slice(5)}</td>
                  </tr>
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
