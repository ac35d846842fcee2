import { type Bytes, fromUtf8 } from "../crypto/bytes.ts";

/**
 * What the lines of a block say, as parts of one string: to decode each by itself costs three times as much. The parts
 * keep the whole string alive.
 */
export interface LineText {
  /** Before the first tab; the whole line where it has none. */
  readonly header: string;
  /** Behind it; null where nobody decoded it. */
  readonly body: string | null;
}

/** Gives the text of one line after the other. `header`: bytes before the line's first tab, -1 where it has none. */
export type NextText = (header: number) => LineText | null;

/** Headers and bodies of a block of whole lines. Null for each where the block is not UTF-8: then each is read alone. */
export function wholeTexts(block: Bytes): NextText {
  let text: string;
  try {
    text = fromUtf8(block);
  } catch {
    return noTexts;
  }
  let start = 0;
  return () => {
    const end = text.indexOf("\n", start);
    const separator = text.indexOf("\t", start);
    const parted = separator >= 0 && separator < end;
    const line = parted
      ? { header: text.slice(start, separator), body: text.slice(separator + 1, end) }
      : { header: text.slice(start, end), body: null };
    start = end + 1;
    return line;
  };
}

/** Headers alone, given one behind the other and all of ASCII, so that their bytes tell where each ends. */
export function headerTexts(headers: string | null): NextText {
  if (headers === null) return noTexts;
  let start = 0;
  return (length) => {
    if (length < 0) return null;
    start += length;
    return { header: headers.slice(start - length, start), body: null };
  };
}

/** Each line is decoded by whoever reads it. */
export const noTexts: NextText = () => null;
