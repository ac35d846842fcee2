import { ActionIcon, Button } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { isShown, startValues } from "./body-of.ts";
import { FieldInput } from "./field-input.tsx";
import { firstInRows } from "./first-to-fill.ts";
import type { Field, FormFacts, Values } from "./form-fields.ts";
import classes from "./forms.module.css";
import { words } from "./words.ts";

interface Props {
  readonly field: Extract<Field, { kind: "rows" }>;
  readonly label: string;
  readonly value: readonly Values[];
  readonly facts: FormFacts;
  readonly focused: boolean;
  readonly onChange: (value: readonly Values[]) => void;
}

/** Small groups of fields that repeat: one conclusion for each claim, one line for each measure. */
export function RowsInput({ field, label, value, facts, focused, onChange }: Props) {
  const fixed = field.fixed?.(facts) ?? false;
  const first = focused ? firstInRows(fixed ? field.fields.slice(1) : field.fields, value, facts) : undefined;
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{label}</legend>
      {value.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other name than its place
        <fieldset key={at} className={classes.row}>
          <legend className={classes.hidden}>{`${label} ${at + 1}`}</legend>
          {field.fields
            .filter((part) => isShown(part, row, facts))
            .map((part) => (
              <div key={part.key} data-wide={part.wide}>
                {fixed && part.key === field.fields[0]?.key ? (
                  <div className={classes.given}>{`${at + 1}. ${String(row[part.key])}`}</div>
                ) : (
                  <FieldInput
                    field={part}
                    value={row[part.key] ?? ""}
                    values={row}
                    facts={facts}
                    wrong={false}
                    focused={first?.at === at && first.field === part}
                    onChange={(item) => onChange(value.map((one, place) => (place === at ? { ...one, [part.key]: item } : one)))}
                  />
                )}
              </div>
            ))}
          {!fixed && value.length > 1 && (
            <ActionIcon
              className={classes.removeRow}
              variant="subtle"
              color="gray"
              aria-label={`${words.remove}${label} ${at + 1}`}
              onClick={() => onChange(value.filter((_, place) => place !== at))}
            >
              <IconX size={16} />
            </ActionIcon>
          )}
        </fieldset>
      ))}
      {!fixed && (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...value, startValues(field.fields, facts)])}
        >
          {field.add}
        </Button>
      )}
    </fieldset>
  );
}
