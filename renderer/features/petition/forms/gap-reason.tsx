import { useEffect, useRef } from "react";
import { type NumberRange, rangeWords } from "../../../../shared/documents/paper/number-check.ts";
import { TextField } from "../../../ui/fields.tsx";
import { words } from "./words.ts";

interface Props {
  readonly gap: NumberRange;
  readonly year: number;
  readonly value: string;
  readonly onChange: (reason: string) => void;
}

/** Why the numbers that a typed 文号 skips stay empty. It stands beneath the number and is where the hand goes on. */
export function GapReason({ gap, year, value, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <TextField
      ref={input}
      label={words.gapReason(rangeWords({ year }, gap))}
      description={words.gapHint}
      inputWrapperOrder={["label", "input", "description", "error"]}
      maxLength={200}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
