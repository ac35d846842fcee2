import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { permits } from "../../../shared/registry/roles.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import type { OfficeRecordRow } from "../../engine/api/record-api.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useQuery } from "../../ui/engine.tsx";
import { SelectField } from "../../ui/fields.tsx";
import { Panel } from "../../ui/panel.tsx";
import type { FormKind } from "./kinds.ts";
import { OpenDecisions } from "./open-decisions.tsx";
import { RecordDialog } from "./record-dialog.tsx";
import { RecordList } from "./record-list.tsx";
import { strings } from "./strings.ts";
import { useOffices } from "./use-offices.ts";

/** One ledger of records: what was kept, and a form for the next. Records of other offices are read only. */
export function RecordLedger({ desk, kind }: { readonly desk: DeskStatus; readonly kind: FormKind }) {
  const [open, setOpen] = useState<OfficeRecordRow | "new" | null>(null);
  const mayKeep = desk.user !== null && permits(desk.user.role, "keep-records");
  const own = desk.office?.organisation ?? "";
  const held = useQuery("officeRecords", { kind }, ["records"]).data ?? [];
  const standing = held.filter((row) => row.kind === kind && !row.removed);
  const { offices, officeName } = useOffices(
    desk,
    standing.map(({ organisation }) => organisation),
  );
  const [office, setOffice] = useState("");
  const rows = office === "" ? standing : standing.filter(({ organisation }) => organisation === office);
  const mayChange = (row: OfficeRecordRow) => mayKeep && row.organisation === own;
  const row = open === "new" ? null : open;
  return (
    <>
      {kind === "meeting" && <OpenDecisions rows={rows} today={desk.today} mayChange={mayChange} />}
      <Panel
        flush
        title={strings.names[kind]}
        aside={
          <>
            {offices.length > 1 && (
              <SelectField
                size="xs"
                aria-label={strings.office}
                data={[{ value: "", label: strings.everyOffice }, ...offices]}
                value={office}
                onChange={(chosen) => setOffice(chosen ?? "")}
              />
            )}
            {strings.count(rows.length)}
            {mayKeep && (
              <Button size="compact-sm" leftSection={<IconPlus size={16} />} onClick={() => setOpen("new")}>
                {strings.add}
              </Button>
            )}
          </>
        }
      >
        {rows.length === 0 ? (
          <EmptyState title={strings.empty.title}>{strings.empty.text}</EmptyState>
        ) : (
          <RecordList kind={kind} rows={rows} desk={desk} officeName={officeName} mayChange={mayChange} onOpen={setOpen} />
        )}
      </Panel>
      {open !== null && (
        <RecordDialog
          kind={kind}
          row={row}
          readOnly={row !== null && !mayChange(row)}
          today={desk.today}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
