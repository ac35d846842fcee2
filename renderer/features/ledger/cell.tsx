import { categoryLabels, channelLabels, stageLabels, syncLabels } from "../../../shared/petition/labels.ts";
import type { PetitionRow, SyncState } from "../../../shared/petition/view.ts";
import { dayNumber, isDate } from "../../../shared/regulation/date.ts";
import { DueBadge } from "../../ui/due-badge.tsx";
import { StatusBadge, type Tone } from "../../ui/status-badge.tsx";
import type { ColumnName } from "./columns.ts";
import classes from "./ledger.module.css";
import { strings } from "./strings.ts";

/** Names for codes that only dictionaries know. */
export interface CodeNames {
  readonly contentClass: ReadonlyMap<string, string>;
  readonly place: ReadonlyMap<string, string>;
  readonly organisation: ReadonlyMap<string, string>;
}

const syncTones: Readonly<Record<SyncState, Tone>> = { local: "neutral", exported: "brand", acknowledged: "done" };

/** Days from today to the strict day, or null where no duty runs. */
export function daysLeft(due: string, today: string): number | null {
  return isDate(due) && due !== "9999-12-31" ? dayNumber(due) - dayNumber(today) : null;
}

function word(labels: Readonly<Record<string, string>>, code: string): string {
  return labels[code] ?? code;
}

interface Props {
  readonly row: PetitionRow;
  readonly column: ColumnName;
  readonly names: CodeNames;
  readonly today: string;
}

/** One cell of the ledger: a word for every code, and the code itself where no word is known. */
export function Cell({ row, column, names, today }: Props) {
  switch (column) {
    case "title":
      return (
        <>
          <span className={classes.title}>{row.title}</span>
          {row.conflict === 1 && <StatusBadge tone="danger">{strings.conflict}</StatusBadge>}
        </>
      );
    case "petitioner":
      return <>{row.petitioner}</>;
    case "groupSize":
      return <>{strings.people(row.groupSize)}</>;
    case "channel":
      return <>{word(channelLabels, row.channel)}</>;
    case "category":
      return <>{word(categoryLabels, row.category)}</>;
    case "contentClass":
      return <>{names.contentClass.get(row.contentClass) ?? row.contentClass}</>;
    case "place":
      return <>{names.place.get(row.place) ?? row.place}</>;
    case "organisation":
      return <>{names.organisation.get(row.organisation) ?? row.organisation}</>;
    case "stage":
      return <StatusBadge tone={row.stage === "noticed" ? "done" : "neutral"}>{stageLabels[row.stage]}</StatusBadge>;
    case "due": {
      const left = daysLeft(row.due, today);
      return left === null ? <span className={classes.faint}>—</span> : <DueBadge daysLeft={left} />;
    }
    case "sync":
      return <StatusBadge tone={syncTones[row.sync]}>{syncLabels[row.sync]}</StatusBadge>;
    default:
      return <>{row[column]}</>;
  }
}
