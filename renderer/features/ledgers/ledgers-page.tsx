import { Button, SegmentedControl, Table } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { permits } from "../../../shared/registry/roles.ts";
import type { DeskStatus } from "../../engine/api.ts";
import type { OfficeRecordRow } from "../../engine/record-api.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useQuery } from "../../ui/engine.tsx";
import { Page } from "../../ui/page.tsx";
import { Panel } from "../../ui/panel.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { formOf, type LedgerKind, ledgerKinds } from "./kinds.ts";
import { RecordDialog } from "./record-dialog.tsx";
import { strings } from "./strings.ts";

/** 专项: what the office keeps of its own work. Records of other offices are read only. */
export function LedgersPage({ desk }: { readonly desk: DeskStatus }) {
  const [kind, setKind] = useState<LedgerKind>("screening");
  const [open, setOpen] = useState<OfficeRecordRow | "new" | null>(null);
  const mayKeep = desk.user !== null && permits(desk.user.role, "keep-records");
  const held = useQuery("officeRecords", { kind }, ["records"]).data ?? [];
  const rows = held.filter((row) => row.kind === kind && !row.removed);
  return (
    <Page
      title={strings.title}
      beside={strings.count(rows.length)}
      actions={
        mayKeep && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen("new")}>
            {strings.add}
          </Button>
        )
      }
    >
      <div>
        <SegmentedControl
          size="xs"
          aria-label={strings.tabs}
          value={kind}
          onChange={(chosen) => setKind(chosen as LedgerKind)}
          data={Object.entries(strings.kinds).map(([value, label]) => ({ value, label }))}
        />
      </div>
      <Panel flush title={strings.kinds[kind]}>
        {rows.length === 0 ? (
          <EmptyState title={strings.empty.title}>{strings.empty.text}</EmptyState>
        ) : (
          <Rows
            kind={kind}
            rows={rows}
            own={mayKeep ? (desk.office?.organisation ?? "") : ""}
            today={desk.today}
            onEdit={setOpen}
          />
        )}
      </Panel>
      {open !== null && (
        <RecordDialog kind={kind} row={open === "new" ? null : open} today={desk.today} onClose={() => setOpen(null)} />
      )}
    </Page>
  );
}

interface RowsProps {
  readonly kind: LedgerKind;
  readonly rows: readonly OfficeRecordRow[];
  /** The office whose records this person may change; empty for none. */
  readonly own: string;
  readonly today: string;
  readonly onEdit: (row: OfficeRecordRow) => void;
}

function Rows({ kind, rows, own, today, onEdit }: RowsProps) {
  const { fields } = ledgerKinds[kind];
  return (
    <Table verticalSpacing="xs" horizontalSpacing="md">
      <Table.Thead>
        <Table.Tr>
          {fields.map(({ name }) => (
            <Table.Th key={name}>{strings.fields[name]}</Table.Th>
          ))}
          <Table.Th aria-label={strings.edit} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => {
          const values = formOf(kind, row, today);
          return (
            <Table.Tr key={row.id}>
              {fields.map(({ name, as }) => {
                const value = values[name] ?? "";
                const shown = as === "how" ? strings.how[value as keyof typeof strings.how] : value;
                return <Table.Td key={name}>{shown || strings.none}</Table.Td>;
              })}
              <Table.Td>
                {row.rivals.length > 0 && <StatusBadge tone="danger">{strings.rivals}</StatusBadge>}
                {row.organisation === own && (
                  <Button variant="subtle" size="compact-xs" onClick={() => onEdit(row)}>
                    {strings.edit}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
