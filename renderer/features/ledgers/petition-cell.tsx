import { Link } from "wouter";
import type { PetitionRow } from "../../../shared/petition/view.ts";
import { paths } from "../../ui/paths.ts";
import classes from "./ledgers.module.css";

interface Props {
  readonly row: PetitionRow;
  /** Empty where it is this office's own. */
  readonly office: string;
}

/** A petition in a list: its matter opens it, below stand number and office. */
export function PetitionCell({ row, office }: Props) {
  return (
    <>
      <Link className={classes.title} href={paths.petition(row.id)}>
        {row.title}
      </Link>
      <div className={classes.small}>{[row.number, office].filter((part) => part !== "").join(" · ")}</div>
    </>
  );
}
