import { Button } from "@mantine/core";
import { useState } from "react";
import { destructionList } from "../../../shared/documents/destruction-list.ts";
import { retentionLabels } from "../../../shared/petition/course/value-labels.ts";
import { permits } from "../../../shared/registry/roles.ts";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import type { OfficeRecordRow } from "../../engine/api/record-api.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useDesktop, useEngine, useQuery } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { Panel } from "../../ui/panel.tsx";
import { printHtml } from "../../ui/print.ts";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { ApproveDestruction } from "./approve-destruction.tsx";
import { DestroyFiles } from "./destroy-files.tsx";
import classes from "./ledgers.module.css";
import { LinesTable } from "./lines-table.tsx";
import { strings } from "./strings.ts";
import { useOffices } from "./use-offices.ts";

const words = strings.retention;

export type DestructionRow = Extract<OfficeRecordRow, { readonly kind: "destruction-list" }>;

/** 销毁清册: waiting for the leader, approved, carried out. A list is kept for ever; only one not carried out can be taken back. */
export function DestructionLists({ desk }: { readonly desk: DeskStatus }) {
  const engine = useEngine();
  const desktop = useDesktop();
  const [acting, setActing] = useState<{ readonly what: "approve" | "destroy"; readonly row: DestructionRow } | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const held = useQuery("officeRecords", { kind: "destruction-list" }, ["records"]).data ?? [];
  const rows = held.filter((row): row is DestructionRow => row.kind === "destruction-list" && !row.removed);
  const { officeName } = useOffices(
    desk,
    rows.map(({ organisation }) => organisation),
  );
  const role = desk.user?.role;
  const mayList = role !== undefined && permits(role, "list-for-destruction");
  const leads = role !== undefined && permits(role, "destroy-files");
  const print = async ({ data, organisation }: DestructionRow) => {
    const lines = await engine.petitionLines({ petitions: data.files.map(({ petition }) => petition) });
    const titles = new Map(lines.map(({ petition, title }) => [petition, title]));
    const files = data.files.map(({ petition, retention, ...file }) => {
      return { ...file, retention: retentionLabels[retention], title: titles.get(petition) ?? "" };
    });
    await printHtml(desktop, destructionList({ ...data, office: officeName(organisation), files }), words.paper);
  };
  const withdraw = async ({ id, version }: DestructionRow) => {
    const answer = await engine.withdrawDestruction({ record: id, base: version });
    setRefused(isRefused(answer) ? answer : null);
  };
  const isOpen = ({ data, organisation }: DestructionRow) =>
    data.destroyed === null && organisation === desk.office?.organisation;
  return (
    <Panel flush title={words.lists} aside={strings.count(rows.length)}>
      {refused && <RefusedNotice refused={refused} />}
      {rows.length === 0 ? (
        <EmptyState title={words.noLists}>{words.noListsText}</EmptyState>
      ) : (
        <LinesTable columns={[words.date, words.files, words.appraisers, words.reason, strings.columns.state]}>
          {rows.map((row) => (
            <tr key={row.id}>
              <td data-short>
                {row.data.date}
                {row.organisation !== desk.office?.organisation && (
                  <div className={classes.small}>{officeName(row.organisation)}</div>
                )}
              </td>
              <td data-short>{words.count(row.data.files.length)}</td>
              <td>{row.data.appraisers.join("、")}</td>
              <td>
                <span className={classes.long}>{row.data.reason}</span>
              </td>
              <td data-short>
                <ListState row={row} />
              </td>
              <td>
                <div className={classes.actions}>
                  {row.rivals.length > 0 && <StatusBadge tone="danger">{strings.rivals}</StatusBadge>}
                  <Button variant="subtle" size="compact-xs" onClick={() => void print(row)}>
                    {words.print}
                  </Button>
                  {isOpen(row) && mayList && (
                    <Button variant="subtle" color="gray" size="compact-xs" onClick={() => void withdraw(row)}>
                      {words.withdraw}
                    </Button>
                  )}
                  {isOpen(row) && leads && row.data.approved === null && (
                    <Button variant="light" size="compact-xs" onClick={() => setActing({ what: "approve", row })}>
                      {words.approve}
                    </Button>
                  )}
                  {isOpen(row) && leads && row.data.approved !== null && (
                    <Button variant="light" color="red" size="compact-xs" onClick={() => setActing({ what: "destroy", row })}>
                      {words.destroy}
                    </Button>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </LinesTable>
      )}
      {!leads && rows.some(isOpen) && <p className={classes.nothing}>{words.leaderOnly}</p>}
      {acting?.what === "approve" && <ApproveDestruction desk={desk} row={acting.row} onClose={() => setActing(null)} />}
      {acting?.what === "destroy" && <DestroyFiles desk={desk} row={acting.row} onClose={() => setActing(null)} />}
    </Panel>
  );
}

function ListState({ row: { data } }: { readonly row: DestructionRow }) {
  if (data.destroyed !== null) return <StatusBadge tone="done">{words.destroyed(data.destroyed.date)}</StatusBadge>;
  if (data.approved === null) return <StatusBadge tone="near">{words.waiting}</StatusBadge>;
  return <StatusBadge tone="brand">{words.approved(data.approved.by)}</StatusBadge>;
}
