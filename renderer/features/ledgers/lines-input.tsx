import { ActionIcon, Button } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { freshLine, type LineValues } from "./form-values.ts";
import type { Field } from "./kinds.ts";
import classes from "./ledgers.module.css";
import { PlainInput } from "./plain-input.tsx";
import { strings } from "./strings.ts";

interface Props {
  readonly field: Extract<Field, { as: "lines" }>;
  readonly value: readonly LineValues[];
  /** Names of fields that were refused: `decisions.0.owner`. */
  readonly wrong: string;
  readonly disabled: boolean;
  readonly today: string;
  readonly onChange: (value: readonly LineValues[]) => void;
}

/** Groups of fields that repeat: one for each decision of a meeting, each matter of a roster. */
export function LinesInput({ field, value, wrong, disabled, today, onChange }: Props) {
  const { label, parts, name } = field;
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{label}</legend>
      {value.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its place
        <fieldset key={at} className={classes.line}>
          <legend className={classes.hidden}>{strings.line(label, at + 1)}</legend>
          {parts.map((part) => (
            <div key={part.name} data-wide={part.as === "text" || undefined}>
              <PlainInput
                field={part}
                value={line[part.name] ?? ""}
                wrong={wrong === `${name}.${at}.${part.name}` || wrong === `${name}.${at}`}
                disabled={disabled}
                today={today}
                narrow
                onChange={(text) => onChange(value.map((one, place) => (place === at ? { ...one, [part.name]: text } : one)))}
              />
            </div>
          ))}
          {!disabled && (
            <ActionIcon
              className={classes.removeLine}
              variant="subtle"
              color="gray"
              aria-label={strings.removeLine(label, at + 1)}
              onClick={() => onChange(value.filter((_, place) => place !== at))}
            >
              <IconX size={16} />
            </ActionIcon>
          )}
        </fieldset>
      ))}
      {!disabled && (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...value, freshLine(parts, today)])}
        >
          {field.add}
        </Button>
      )}
    </fieldset>
  );
}
