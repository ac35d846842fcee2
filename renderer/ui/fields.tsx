import {
  PasswordInput,
  type PasswordInputProps,
  Select,
  type SelectProps,
  Textarea,
  type TextareaProps,
  TextInput,
  type TextInputProps,
} from "@mantine/core";
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

export function SelectField(props: SelectProps) {
  return <Select {...unremembered} checkIconPosition="right" allowDeselect={false} nothingFoundMessage="没有匹配项" {...props} />;
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
