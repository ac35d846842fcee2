import { Button, Group, Modal, NativeSelect, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { isRefused, type Refused } from "../../engine/api.ts";
import type { OfficeRecordRow } from "../../engine/record-api.ts";
import { DayField } from "../../ui/day-field.tsx";
import { useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { unremembered } from "../../ui/theme.ts";
import { dataOf, formOf, type LedgerKind, ledgerKinds } from "./kinds.ts";
import { strings } from "./strings.ts";

interface Props {
  readonly kind: LedgerKind;
  /** Null for a new one. */
  readonly row: OfficeRecordRow | null;
  readonly today: string;
  readonly onClose: () => void;
}

/** Keeps a record, or strikes it out. */
export function RecordDialog({ kind, row, today, onClose }: Props) {
  const engine = useEngine();
  const [values, setValues] = useState(() => formOf(kind, row, today));
  const [refused, setRefused] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);
  const keep = async (removed: boolean) => {
    setBusy(true);
    const record = row?.id ?? null;
    const base = row?.version ?? null;
    const answer = await engine.keepRecord({ record, kind, data: dataOf(kind, row, values), removed, base });
    setBusy(false);
    if (isRefused(answer)) setRefused(answer);
    else onClose();
  };
  return (
    <Modal opened onClose={onClose} title={strings.kinds[kind]} size="lg">
      <Stack gap="sm">
        {ledgerKinds[kind].fields.map(({ name, as, required }) => {
          const onChange = (value: string) => setValues((before) => ({ ...before, [name]: value }));
          const common = {
            label: strings.fields[name],
            withAsterisk: required === true,
            value: values[name] ?? "",
            error: refused?.field === name,
          };
          if (as === "day" || as === "open-day") return <DayField key={name} {...common} today={today} onChange={onChange} />;
          if (as === "how") {
            const data = Object.entries(strings.how).map(([value, label]) => ({ value, label }));
            return <NativeSelect key={name} {...common} data={data} onChange={(event) => onChange(event.currentTarget.value)} />;
          }
          const typed = (event: { readonly currentTarget: { readonly value: string } }) => onChange(event.currentTarget.value);
          return as === "text" ? (
            <Textarea key={name} {...common} {...unremembered} rows={2} onChange={typed} />
          ) : (
            <TextInput key={name} {...common} {...unremembered} onChange={typed} />
          );
        })}
        {row && row.rivals.length > 0 && <p>{strings.rivalsText(row.rivals.length)}</p>}
        {refused && <RefusedNotice refused={refused} />}
        <Group justify="flex-end">
          {row && (
            <Button variant="subtle" color="red" mr="auto" disabled={busy} onClick={() => void keep(true)}>
              {strings.remove}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {strings.cancel}
          </Button>
          <Button loading={busy} onClick={() => void keep(false)}>
            {strings.save}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
