/** The names of one line: `周明、沈洁`. A space parts none: `王 芳` must not count as two witnesses. */
export function namesOf(text: string): readonly string[] {
  return text
    .split(/[、，,;；]+/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}
