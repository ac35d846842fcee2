import { Button } from "@mantine/core";
import { Fragment, useState } from "react";
import { Link } from "wouter";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import type { OfficeRecordRow } from "../../engine/api/record-api.ts";
import { paths } from "../../ui/paths.ts";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { formOf, type LineValues } from "./form-values.ts";
import { type Field, type FormKind, kindForms } from "./kinds.ts";
import classes from "./ledgers.module.css";
import { grouped } from "./order.ts";
import { RecordPaper } from "./record-paper.tsx";
import { RecordState } from "./record-state.tsx";
import { RosterPaper } from "./roster-paper.tsx";
import { ScreeningTurn } from "./screening-turn.tsx";
import { strings } from "./strings.ts";

/** Rows that are drawn at first, and with each further wish. */
const page = 100;

interface Props {
  readonly kind: FormKind;
  readonly rows: readonly OfficeRecordRow[];
  readonly desk: DeskStatus;
  readonly officeName: (organisation: string) => string;
  readonly mayChange: (row: OfficeRecordRow) => boolean;
  readonly onOpen: (row: OfficeRecordRow) => void;
}

/** Records by their day, the latest first; those of a calendar under their months. */
export function RecordList({ kind, rows, desk, officeName, mayChange, onOpen }: Props) {
  const { columns, fields } = kindForms[kind];
  const shown = columns.map((name) => fields.find((field) => field.name === name)).filter((field) => field !== undefined);
  const [most, setMost] = useState(page);
  const groups = grouped(kind, rows, most);
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            {shown.map(({ name, label }) => (
              <th key={name} scope="col">
                {label}
              </th>
            ))}
            <th scope="col">{strings.columns.state}</th>
            <th scope="col">
              <span className={classes.hidden}>{strings.columns.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(([month, part]) => (
            <Fragment key={month}>
              {month !== "" && (
                <tr className={classes.month}>
                  <th scope="colgroup" colSpan={shown.length + 2}>
                    {strings.reception.month(month.slice(0, 4), month.slice(5))}
                  </th>
                </tr>
              )}
              {part.map((row) => (
                <tr key={row.id}>
                  {shown.map((field) => (
                    <td key={field.name} data-short={isShort(field) || undefined}>
                      <Cell field={field} value={formOf(kind, row, desk.today)[field.name]} />
                    </td>
                  ))}
                  <td data-short>
                    <RecordState row={row} today={desk.today} />
                  </td>
                  <td>
                    <div className={classes.actions}>
                      {row.organisation !== desk.office?.organisation && (
                        <span className={classes.small}>{officeName(row.organisation)}</span>
                      )}
                      {row.writtenAt !== row.organisation && <StatusBadge tone="near">{strings.fromAbove}</StatusBadge>}
                      {row.moved !== null && row.organisation === desk.office?.organisation && (
                        <Link href={paths.petition(row.moved)}>
                          <StatusBadge tone="danger">{strings.moved}</StatusBadge>
                        </Link>
                      )}
                      {row.rivals.length > 0 && <StatusBadge tone="danger">{strings.rivals}</StatusBadge>}
                      {row.kind === "screening" && <ScreeningTurn row={row} mayTurn={mayChange(row)} />}
                      {row.kind === "duty-roster" && <RosterPaper row={row} office={officeName(row.organisation)} />}
                      {(row.kind === "reception" || row.kind === "meeting") && <RecordPaper row={row} desk={desk} />}
                      <Button variant={isToCome(row) ? "light" : "subtle"} size="compact-xs" onClick={() => onOpen(row)}>
                        {!mayChange(row) ? strings.view : isToCome(row) ? strings.reception.note : strings.edit}
                      </Button>
                    </div>
                  </td>
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      {rows.length > most && (
        <p className={classes.nothing}>
          <Button variant="default" size="compact-sm" onClick={() => setMost(most + page)}>
            {strings.more(rows.length - most)}
          </Button>
        </p>
      )}
    </>
  );
}

/** A reception of which nothing was recorded yet. */
function isToCome(row: OfficeRecordRow): boolean {
  return row.kind === "reception" && row.data.record === null;
}

const short: ReadonlySet<Field["as"]> = new Set(["day", "open-day", "open-time", "number", "choice", "open-choice"]);

function isShort({ as, name }: Field): boolean {
  return short.has(as) || name === "owner";
}

function Cell({ field, value }: { readonly field: Field; readonly value: unknown }) {
  if (field.as === "lines") {
    const lines = Array.isArray(value) ? (value as readonly LineValues[]) : [];
    const first = lines[0]?.[field.parts[0]?.name ?? ""] ?? "";
    return first === "" ? strings.none : <span className={classes.long}>{strings.roster.matters(first, lines.length)}</span>;
  }
  if (field.as === "petitions") return strings.petitions.count(Array.isArray(value) ? value.length : 0);
  const text = typeof value === "string" ? value : "";
  if (text === "") return strings.none;
  const options = field.as === "choice" || field.as === "open-choice" ? field.options : {};
  return <span className={classes.long}>{options[text] ?? text}</span>;
}
