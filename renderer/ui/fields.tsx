import {
  NumberInput,
  type NumberInputProps,
  PasswordInput,
  type PasswordInputProps,
  Select,
  type SelectProps,
  Textarea,
  type TextareaProps,
  TextInput,
  type TextInputProps,
} from "@mantine/core";
import { DateInput, type DateInputProps } from "@mantine/dates";
import { unremembered } from "./theme.ts";

/** One line of text that no browser remembers. Every input of the program is one of these. */
export function TextField(props: TextInputProps) {
  return <TextInput {...unremembered} {...props} />;
}

/**
 * Several lines, growing with what is typed. The browser sizes it (`field-sizing`); a script would keep a hidden copy of
 * the text in a field that the browser may remember.
 */
export function TextAreaField({ minRows = 3, maxRows, ...props }: TextareaProps) {
  const rows = (count: number) => `calc(${count}lh + 1rem)`;
  return (
    <Textarea
      {...unremembered}
      rows={minRows}
      styles={{
        input: {
          fieldSizing: "content",
          minHeight: rows(minRows),
          ...(maxRows === undefined ? {} : { maxHeight: rows(maxRows) }),
        },
      }}
      {...props}
    />
  );
}

export function NumberField(props: NumberInputProps) {
  return <NumberInput {...unremembered} clampBehavior="blur" allowNegative={false} {...props} />;
}

export function SelectField(props: SelectProps) {
  return <Select {...unremembered} checkIconPosition="right" allowDeselect={false} nothingFoundMessage="没有匹配项" {...props} />;
}

/** A calendar date as `YYYY-MM-DD`; typing `20261120`, `2026.11.20` or `11-20` is understood too. */
export function DateField(props: DateInputProps) {
  return <DateInput {...unremembered} valueFormat="YYYY-MM-DD" dateParser={parseDate} firstDayOfWeek={1} fixOnBlur {...props} />;
}

/** A passphrase. `new-password` keeps Chromium from offering stored ones; the shells switch its manager off. */
export function PassphraseField(props: PasswordInputProps) {
  return (
    <PasswordInput
      {...unremembered}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ "aria-label": "显示口令", tabIndex: -1 }}
      {...props}
    />
  );
}

function parseDate(text: string): string | null {
  const digits = text.trim().match(/\d+/g);
  if (!digits) return null;
  const joined = digits.join("");
  const now = new Date().getFullYear();
  let parts: [number, number, number] | null = null;
  if (digits.length === 3) parts = [Number(digits[0]), Number(digits[1]), Number(digits[2])];
  else if (digits.length === 2) parts = [now, Number(digits[0]), Number(digits[1])];
  else if (joined.length === 8) parts = [Number(joined.slice(0, 4)), Number(joined.slice(4, 6)), Number(joined.slice(6))];
  else if (joined.length === 4) parts = [now, Number(joined.slice(0, 2)), Number(joined.slice(2))];
  if (!parts) return null;
  const [year, month, day] = parts;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}
