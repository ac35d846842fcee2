import { ActionIcon, Button } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { TextAreaField } from "../../../ui/fields.tsx";
import classes from "./forms.module.css";
import { words } from "./words.ts";

interface Props {
  readonly label: string;
  readonly add: string;
  readonly value: readonly string[];
  readonly focused: boolean;
  readonly onChange: (value: readonly string[]) => void;
}

/** Texts one below the other: claims, each in its own words. */
export function ListInput({ label, add, value, focused, onChange }: Props) {
  const [added, setAdded] = useState<number | null>(null);
  const replace = (at: number, text: string) => onChange(value.map((one, place) => (place === at ? text : one)));
  const first = Math.max(
    0,
    value.findIndex((text) => text.trim() === ""),
  );
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{label}</legend>
      {value.map((text, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of text has no other name than its place
        <div key={at} className={classes.listLine}>
          <TextAreaField
            aria-label={`${label} ${at + 1}`}
            minRows={1}
            maxRows={6}
            {...(focused && at === first ? { "data-autofocus": true } : {})}
            autoFocus={at === added}
            value={text}
            onChange={(event) => replace(at, event.currentTarget.value)}
          />
          {value.length > 1 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`${words.remove}${label} ${at + 1}`}
              onClick={() => onChange(value.filter((_, place) => place !== at))}
            >
              <IconX size={16} />
            </ActionIcon>
          )}
        </div>
      ))}
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconPlus size={14} />}
        onClick={() => {
          setAdded(value.length);
          onChange([...value, ""]);
        }}
      >
        {add}
      </Button>
    </fieldset>
  );
}
