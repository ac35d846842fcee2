import { Button, Checkbox, Loader } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import { retentionLabels } from "../../../shared/petition/course/value-labels.ts";
import { permits } from "../../../shared/registry/roles.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import type { ExpiredFile } from "../../engine/api/retention-api.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Panel } from "../../ui/panel.tsx";
import { paths } from "../../ui/paths.ts";
import { StatusBadge } from "../../ui/status-badge.tsx";
import classes from "./ledgers.module.css";
import { LinesTable } from "./lines-table.tsx";
import { PetitionCell } from "./petition-cell.tsx";
import { strings } from "./strings.ts";
import { useOfficeOf } from "./use-offices.ts";

const words = strings.retention;

interface Props {
  readonly desk: DeskStatus;
  /** Null while they are read. */
  readonly expired: { readonly files: readonly ExpiredFile[]; readonly total: number } | null;
  readonly onList: (petitions: readonly string[]) => void;
}

/** Files to be appraised: each is kept longer, or picked for a list. */
export function ExpiredFiles({ desk, expired, onList }: Props) {
  const files = expired?.files ?? null;
  const officeOf = useOfficeOf(desk, files?.map(({ row }) => row) ?? []);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const mayList = desk.user !== null && permits(desk.user.role, "list-for-destruction");
  const free = (files ?? []).filter(({ list }) => list === null).map(({ row }) => row.id);
  const chosen = free.filter((id) => picked.has(id));
  const pick = (id: string, on: boolean) => {
    const next = new Set(picked);
    if (on) next.add(id);
    else next.delete(id);
    setPicked(next);
  };
  return (
    <Panel
      flush
      title={words.expired}
      aside={
        files !== null && (
          <>
            {words.count(expired?.total ?? 0)}
            {mayList && free.length > 0 && (
              <>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  onClick={() => setPicked(new Set(chosen.length === free.length ? [] : free))}
                >
                  {chosen.length === free.length ? words.noneOfThem : words.all}
                </Button>
                <Button size="compact-sm" disabled={chosen.length === 0} onClick={() => onList(chosen)}>
                  {words.picked(chosen.length)}
                </Button>
              </>
            )}
          </>
        )
      }
    >
      {files === null && <Loader m="md" size="sm" aria-label={words.expired} />}
      {files?.length === 0 && <EmptyState title={words.none}>{words.how}</EmptyState>}
      {files !== null && files.length > 0 && (
        <LinesTable columns={[strings.columns.petition, words.file, words.year, words.retention, words.until]}>
          {files.map(({ row, fileNumber, year, retention, until, list }) => (
            <tr key={row.id}>
              <td>
                <div className={classes.picked}>
                  {mayList && (
                    <Checkbox
                      size="xs"
                      aria-label={words.pick(row.number)}
                      disabled={list !== null}
                      checked={list === null && picked.has(row.id)}
                      onChange={(event) => pick(row.id, event.currentTarget.checked)}
                    />
                  )}
                  <div>
                    <PetitionCell row={row} office={officeOf(row)} />
                  </div>
                </div>
              </td>
              <td>{fileNumber}</td>
              <td data-short>{year}</td>
              <td data-short>{retentionLabels[retention]}</td>
              <td data-short>{until}</td>
              <td>
                <div className={classes.actions}>
                  {list !== null && <StatusBadge tone="near">{words.listed}</StatusBadge>}
                  {list === null && mayList && (
                    <Button
                      component={Link}
                      href={paths.step(row.id, "petition.appraised")}
                      variant="subtle"
                      size="compact-xs"
                      aria-label={`${words.prolong} ${row.number}`}
                    >
                      {words.prolong}
                    </Button>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </LinesTable>
      )}
      {expired !== null && expired.total > expired.files.length && (
        <p className={classes.nothing}>{words.more(expired.total - expired.files.length)}</p>
      )}
    </Panel>
  );
}
