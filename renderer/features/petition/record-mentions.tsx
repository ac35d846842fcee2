import { Link } from "wouter";
import type { RecordMention } from "../../engine/api/accusation-api.ts";
import { paths } from "../../ui/paths.ts";
import { StatusBadge } from "../../ui/status-badge.tsx";
import classes from "./petition.module.css";
import { strings } from "./strings.ts";

const words = strings.moving;

/** Office records that speak of a petition on the move, each leading to its ledger, and what becomes of it. */
export function RecordMentions({ records }: { readonly records: readonly RecordMention[] }) {
  return (
    <ul className={classes.mentions}>
      {records.map(({ record, kind, date, text, fate }) => (
        <li key={record}>
          <Link href={paths.specialLedger(kind)}>{[strings.recordKinds[kind], date].join(" ")}</Link>
          <span>{text}</span>
          <StatusBadge tone={fate === "shared" ? "danger" : "neutral"}>{words[fate]}</StatusBadge>
        </li>
      ))}
    </ul>
  );
}
