/** HTML that is safe to put into HTML. Only `html` makes it, so no text of a person gets in unescaped. */
export interface Html {
  readonly markup: string;
}
type Part = string | number | Html | readonly Html[] | null;

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escapeText(text: string): string {
  // Control characters print as boxes or not at all; line ends and tabs stay.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? "").replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");
}

function markupOf(part: Part): string {
  if (part === null) return "";
  if (typeof part === "string") return escapeText(part);
  if (typeof part === "number") return String(part);
  return "markup" in part ? part.markup : part.map((one) => one.markup).join("");
}

/** A line end of the source between two Chinese characters: shown, it would be a blank. */
const sourceLineEnd = /(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])\n(?=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])/g;

/** Template whose values are escaped, but for other `html`. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return {
    markup: strings.reduce((text, string, i) => text + markupOf(parts[i - 1] ?? null) + string.replace(sourceLineEnd, ""), ""),
  };
}
