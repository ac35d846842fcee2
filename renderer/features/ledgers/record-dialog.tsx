import { Button, Modal, Stack } from "@mantine/core";
import { useState } from "react";
import type { OfficeRecordRow } from "../../engine/api/record-api.ts";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { LocalRule } from "../../ui/local-rule.tsx";
import { useRules } from "../../ui/rules.ts";
import { Key, useShortcut } from "../../ui/shortcut.tsx";
import { dataOf, type FormValues, formOf, type LineValues } from "./form-values.ts";
import { type Field, type FormKind, kindForms } from "./kinds.ts";
import classes from "./ledgers.module.css";
import { LinesInput } from "./lines-input.tsx";
import { noticeDuty } from "./notice-duty.ts";
import { PetitionsInput } from "./petitions-input.tsx";
import { PlainInput } from "./plain-input.tsx";
import { strings } from "./strings.ts";
import { useKeep } from "./use-keep.ts";

interface Props {
  readonly kind: FormKind;
  /** Null for a new one. */
  readonly row: OfficeRecordRow | null;
  /** Of another office, or of a person who keeps no records. */
  readonly readOnly: boolean;
  readonly today: string;
  readonly onClose: () => void;
}

/** Shows a record, keeps it, or strikes it out. */
export function RecordDialog({ kind, row, readOnly, today, onClose }: Props) {
  const [values, setValues] = useState(() => formOf(kind, row, today));
  const { profile } = useRules();
  const { busy, refused, keep } = useKeep(kind, row);
  const end = async (removed: boolean) => {
    // What is struck out stays as it was kept: the form may hold half a change.
    const data = removed && row ? row.data : dataOf(kind, row, values);
    if (await keep(data, removed)) onClose();
  };
  useShortcut("mod+Enter", () => void end(false), !readOnly && !busy);
  return (
    <Modal opened onClose={onClose} title={strings.names[kind]} size="xl">
      <Stack gap="sm">
        {(readOnly || strings.hints[kind] !== "") && (
          <p className={classes.hint}>{readOnly ? strings.readOnly : strings.hints[kind]}</p>
        )}
        <div className={classes.fields}>
          {kindForms[kind].fields.map((field) => (
            <div key={field.name} data-wide={isWide(field) || undefined}>
              <FieldInput
                field={field}
                value={values[field.name]}
                wrong={refused?.field ?? ""}
                disabled={readOnly}
                today={today}
                onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
              />
            </div>
          ))}
        </div>
        {kind === "group-visit-notice" && <LocalRule sentence={noticeDuty(values, profile)} />}
        {row && row.rivals.length > 0 && <p className={classes.hint}>{strings.rivalsText(row.rivals.length)}</p>}
        {refused && <RefusedNotice refused={refused} />}
        <div className={classes.foot}>
          {row && !readOnly && (
            <Button data-first variant="subtle" color="red" disabled={busy} onClick={() => void end(true)}>
              {strings.remove}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {readOnly ? strings.close : strings.cancel}
          </Button>
          {!readOnly && (
            <Button loading={busy} onClick={() => void end(false)}>
              {strings.save} <Key onFill>Ctrl Enter</Key>
            </Button>
          )}
        </div>
      </Stack>
    </Modal>
  );
}

function isWide({ as, wide }: Field): boolean {
  return wide === true || as === "text" || as === "names" || as === "lines" || as === "petitions";
}

interface InputProps {
  readonly field: Field;
  readonly value: FormValues[string] | undefined;
  readonly wrong: string;
  readonly disabled: boolean;
  readonly today: string;
  readonly onChange: (value: FormValues[string]) => void;
}

function FieldInput({ field, value, wrong, onChange, ...rest }: InputProps) {
  if (field.as === "lines") {
    return (
      <LinesInput {...rest} field={field} value={(value ?? []) as readonly LineValues[]} wrong={wrong} onChange={onChange} />
    );
  }
  if (field.as === "petitions") {
    const { disabled } = rest;
    return (
      <PetitionsInput label={field.label} value={(value ?? []) as readonly string[]} disabled={disabled} onChange={onChange} />
    );
  }
  const text = typeof value === "string" ? value : "";
  return (
    <PlainInput
      {...rest}
      field={field}
      value={text}
      wrong={wrong === field.name || wrong.startsWith(`${field.name}.`)}
      onChange={onChange}
    />
  );
}
