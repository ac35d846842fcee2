// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by the virtualiser, which table layout cannot
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { ListRequest } from "../../engine/api/petition-api.ts";
import { Cell, type CodeNames } from "./cell.tsx";
import { type ColumnName, sortable, tracksOf } from "./columns.ts";
import classes from "./ledger.module.css";
import { strings } from "./strings.ts";
import type { Rows } from "./use-rows.ts";

interface Props {
  readonly rows: Rows;
  readonly total: number;
  readonly columns: readonly ColumnName[];
  readonly sort: ListRequest["sort"];
  readonly names: CodeNames;
  readonly today: string;
  readonly onSort: (by: ListRequest["sort"]["by"]) => void;
  readonly onOpen: (petition: string) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12 };

/** The rows in view and no others, however long the list; arrows choose a row and Enter opens it. */
export function Table({ rows, total, columns, sort, names, today, onSort, onOpen }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(-1);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => 2.5 * rem,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const { ensure } = rows;
  useEffect(() => ensure(first, last), [ensure, first, last]);

  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Enter") {
      const row = rows.rowAt(active);
      if (row) onOpen(row.id);
      return;
    }
    const step = steps[event.key];
    const next =
      event.key === "Home"
        ? 0
        : event.key === "End"
          ? total - 1
          : step === undefined
            ? null
            : Math.min(total - 1, Math.max(0, active + step));
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    virtual.scrollToIndex(next);
  };

  const tracks = tracksOf(columns);
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="grid"
      aria-label={strings.table}
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-activedescendant={active >= 0 ? `ledger-row-${active}` : undefined}
      tabIndex={0}
      onKeyDown={onKey}
    >
      <div className={classes.headRow} role="row" aria-rowindex={1} tabIndex={-1} style={tracks}>
        {columns.map((column) => (
          <Head key={column} column={column} sort={sort} onSort={onSort} />
        ))}
      </div>
      <div className={classes.body} role="rowgroup" style={{ height: virtual.getTotalSize(), minWidth: tracks.minWidth }}>
        {items.map((item) => {
          const row = rows.rowAt(item.index);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears Enter for its active row
            <div
              key={item.key}
              id={`ledger-row-${item.index}`}
              className={classes.row}
              role="row"
              tabIndex={-1}
              aria-rowindex={item.index + 2}
              aria-selected={item.index === active}
              style={{ ...tracks, transform: `translateY(${item.start}px)`, height: item.size }}
              onClick={() => row && onOpen(row.id)}
            >
              {columns.map((column) => (
                <div key={column} role="gridcell" className={classes.cell} tabIndex={-1}>
                  {row ? (
                    <Cell row={row} column={column} names={names} today={today} />
                  ) : column === "title" ? (
                    strings.loadingRow
                  ) : (
                    ""
                  )}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Head({ column, sort, onSort }: { readonly column: ColumnName } & Pick<Props, "sort" | "onSort">) {
  const label = strings.columns[column];
  const by = sortable.has(column) ? (column as ListRequest["sort"]["by"]) : null;
  const current = by !== null && sort.by === by;
  const Arrow = sort.reverse ? IconArrowDown : IconArrowUp;
  return (
    <div
      role="columnheader"
      tabIndex={-1}
      className={classes.cell}
      aria-sort={current ? (sort.reverse ? "descending" : "ascending") : by === null ? undefined : "none"}
    >
      {by === null ? (
        label
      ) : (
        <button type="button" className={classes.sort} onClick={() => onSort(by)} title={strings.sortBy(label)}>
          {label}
          {current && <Arrow size={13} aria-hidden="true" />}
        </button>
      )}
    </div>
  );
}
