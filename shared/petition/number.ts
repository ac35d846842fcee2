import type { NumberParts } from "./events.ts";

/** No I, L, O, U: what is read out by telephone must not be mistaken. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Three characters that follow from the petition's id, so a number typed wrongly points at no other petition. */
export function checkCharacters(petition: string): string {
  const bits = Number.parseInt(petition.slice(0, 8), 16);
  return [bits >>> 27, (bits >>> 22) & 31, (bits >>> 17) & 31].map((index) => alphabet[index]).join("");
}

/** 编号: `{region}-{year}-{device code}-{sequence}-{check}`, e.g. `990127001-2026-A-0287-7KQ`. */
export function formatNumber(parts: NumberParts, petition: string): string {
  const sequence = String(parts.sequence).padStart(4, "0");
  return `${parts.region}-${parts.year}-${parts.device}-${sequence}-${checkCharacters(petition)}`;
}

const pattern = /^(\d{6}(?:\d{3})?)-(\d{4})-([A-Z0-9]{1,4})-(\d{4,7})(?:-([0-9A-Z]{3}))?$/;

/**
 * The parts of a number as a person types it: full-width characters, lower case, spaces and missing check characters
 * are taken as meant. Null when it is no number.
 */
export function parseNumber(text: string): { readonly parts: NumberParts; readonly check: string | null } | null {
  const plain = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/\s/g, "")
    .replace(/[‐-―−]/g, "-");
  const match = pattern.exec(plain);
  if (match === null) return null;
  const [, region = "", year = "", device = "", sequence = "", check] = match;
  if (Number(sequence) < 1) return null;
  return { parts: { region, year: Number(year), device, sequence: Number(sequence) }, check: check ?? null };
}
