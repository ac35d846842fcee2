import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { handoverList } from "../../../shared/documents/handover-list.ts";
import { permits } from "../../../shared/registry/roles.ts";
import { missingYearsOfDays } from "../../../shared/regulation/calendar.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import type { OfficeRecordRow } from "../../engine/api/record-api.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useDesktop, useEngine, useQuery } from "../../ui/engine.tsx";
import { Panel } from "../../ui/panel.tsx";
import { printHtml } from "../../ui/print.ts";
import { useRules } from "../../ui/rules.ts";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { HandoverDialog } from "./handover-dialog.tsx";
import classes from "./ledgers.module.css";
import { LinesTable } from "./lines-table.tsx";
import { SignHandover } from "./sign-handover.tsx";
import { strings } from "./strings.ts";

const words = strings.handover;

export type Handover = Extract<OfficeRecordRow, { readonly kind: "handover" }>;

/** 工作交接: who handed what over to whom, printed and signed. The matters stand as they were; nothing of a list changes. */
export function HandoverLedger({ desk }: { readonly desk: DeskStatus }) {
  const engine = useEngine();
  const desktop = useDesktop();
  const { calendar } = useRules();
  const [making, setMaking] = useState(false);
  const [signing, setSigning] = useState<Handover | null>(null);
  const held = useQuery("officeRecords", { kind: "handover" }, ["records"]).data ?? [];
  const rows = held.filter((row): row is Handover => row.kind === "handover" && !row.removed);
  const mayKeep = desk.user !== null && permits(desk.user.role, "keep-records");
  const print = async ({ data }: Handover) => {
    const lines = await engine.petitionLines({ petitions: data.matters.map(({ petition }) => petition) });
    const titles = new Map(lines.map(({ petition, title }) => [petition, title]));
    const matters = data.matters.map(({ petition, number, clocks }) => ({ number, clocks, title: titles.get(petition) ?? "" }));
    const days = matters.flatMap(({ clocks }) => clocks.map(({ strict }) => strict));
    const sheet = { ...data, office: desk.office?.name ?? "", matters, missingYears: missingYearsOfDays(calendar, days) };
    await printHtml(desktop, handoverList(sheet), words.list);
  };
  return (
    <Panel
      flush
      title={strings.names.handover}
      aside={
        <>
          {strings.count(rows.length)}
          {mayKeep && (
            <Button size="compact-sm" leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
              {strings.add}
            </Button>
          )}
        </>
      }
    >
      {rows.length === 0 ? (
        <EmptyState title={words.empty}>{words.how}</EmptyState>
      ) : (
        <LinesTable columns={[words.date, words.from, words.to, words.matters, strings.columns.state]}>
          {rows.map((row) => (
            <tr key={row.id}>
              <td data-short>{row.data.date}</td>
              <td data-short>{row.data.from}</td>
              <td data-short>{row.data.to}</td>
              <td data-short>{strings.petitions.count(row.data.matters.length)}</td>
              <td data-short>
                {row.data.signed === null ? (
                  <StatusBadge tone="near">{words.unsigned}</StatusBadge>
                ) : (
                  <StatusBadge tone="done">{words.signed(row.data.signed)}</StatusBadge>
                )}
              </td>
              <td>
                <div className={classes.actions}>
                  {row.rivals.length > 0 && <StatusBadge tone="danger">{strings.rivals}</StatusBadge>}
                  <Button variant="subtle" size="compact-xs" onClick={() => void print(row)}>
                    {words.print}
                  </Button>
                  {mayKeep && row.organisation === desk.office?.organisation && (
                    <Button
                      variant={row.data.signed === null ? "light" : "subtle"}
                      size="compact-xs"
                      onClick={() => setSigning(row)}
                    >
                      {row.data.signed === null ? words.sign : strings.edit}
                    </Button>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </LinesTable>
      )}
      {making && <HandoverDialog desk={desk} onClose={() => setMaking(false)} />}
      {signing !== null && <SignHandover row={signing} today={desk.today} onClose={() => setSigning(null)} />}
    </Panel>
  );
}
