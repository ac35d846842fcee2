import type { ReactNode } from "react";
import classes from "./ledgers.module.css";
import { strings } from "./strings.ts";

interface Props {
  /** The headings, without the last: over what can be done with a line none is seen. */
  readonly columns: readonly string[];
  /** The lines, each with a cell more than there are headings. */
  readonly children: ReactNode;
}

/** The table of a ledger. */
export function LinesTable({ columns, children }: Props) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
          <th scope="col">
            <span className={classes.hidden}>{strings.columns.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
