import { useRef } from "react";
import { TextField } from "../../ui/fields.tsx";
import classes from "./exchange.module.css";
import { strings } from "./strings.ts";

export const wordCount = 8;

/** Eight boxes for the eight words; a space or Enter goes on, a pasted sentence fills them all. */
export function WordsInput({
  words,
  label,
  onChange,
}: {
  readonly words: readonly string[];
  readonly label: string;
  readonly onChange: (words: readonly string[]) => void;
}) {
  const boxes = useRef<(HTMLInputElement | null)[]>([]);
  const place = (index: number, text: string) => {
    const pieces = text.split(/[\s,，、]+/).filter((piece) => piece !== "");
    const next = Array.from({ length: wordCount }, (_, at) => words[at] ?? "");
    if (pieces.length > 1) {
      pieces.slice(0, wordCount - index).forEach((piece, at) => {
        next[index + at] = piece;
      });
      boxes.current[Math.min(wordCount - 1, index + pieces.length)]?.focus();
    } else {
      next[index] = pieces[0] ?? "";
      if (/\s$/.test(text) && pieces.length === 1) boxes.current[index + 1]?.focus();
    }
    onChange(next);
  };
  return (
    <fieldset className={classes.words}>
      <legend>{label}</legend>
      {Array.from({ length: wordCount }, (_, index) => (
        <TextField
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what names a box.
          key={index}
          ref={(element) => {
            boxes.current[index] = element;
          }}
          aria-label={strings.join.word(index + 1)}
          leftSection={<span className={classes.small}>{index + 1}</span>}
          leftSectionWidth={26}
          value={words[index] ?? ""}
          onChange={(event) => place(index, event.currentTarget.value)}
        />
      ))}
    </fieldset>
  );
}

/** Whether all eight words are there. */
export function wordsComplete(words: readonly string[]): boolean {
  return words.length === wordCount && words.every((word) => word !== "");
}
