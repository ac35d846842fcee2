import type { ReactNode } from "react";
import { Link } from "wouter";
import type { PetitionRow } from "../../../shared/petition/view.ts";
import { paths } from "../../ui/paths.ts";
import classes from "./supervision.module.css";

interface Props {
  /** Headings: of the first column, the petition's, the office's, of what was asked, of the letter or answer, of the actions. */
  readonly heads: readonly [string, string, string, string, string, string];
  readonly children: ReactNode;
}

const widths = [classes.due, undefined, classes.office, undefined, classes.letter, classes.actions];

/** The table that supervisions and proposals share. */
export function MatterTable({ heads, children }: Props) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {heads.map((head, i) => (
            <th key={head} scope="col" className={widths[i]}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

/** The petition that a line is about, leading to its page. */
export function MatterCell({ row }: { readonly row: PetitionRow }) {
  return (
    <td>
      <Link className={classes.title} href={paths.petition(row.id)}>
        {row.title}
      </Link>
      <div className={classes.small}>{row.number}</div>
    </td>
  );
}
