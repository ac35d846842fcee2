import type { PetitionView } from "../../../shared/petition/view.ts";

export type LookupKind = "identity" | "phone" | "name-and-place";

/** Spelt so already, as nearly everything is: digits, capitals, everyday Han characters. */
const alreadyBare = /^[0-9A-Z\u4e00-\u9fff]*$/;

/** Letters and digits only, full width folded: what was typed with blanks or dashes is the same number. */
function bare(text: string): string {
  if (alreadyBare.test(text)) return text;
  return text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/**
 * A number of 53 bits for a text (cyrb53, public domain): spreads evenly, and is no cryptographic hash. It lies sealed in
 * its row and in the worker's memory, never in clear.
 */
function spread(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2_654_435_761);
    b = Math.imul(b ^ unit, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return 4_294_967_296 * (b & 0x1f_ffff) + (a >>> 0);
}

/** The number that one look-up value is found by; null when there is nothing to look up. */
export function lookupOf(kind: LookupKind, text: string): number | null {
  const plain = bare(text);
  return plain === "" ? null : spread(`${kind}\n${plain}`);
}

/** Name and place are looked up together, so neither can be alone. */
export function nameAndPlace(name: string, place: string): string {
  return bare(name) === "" || place === "" ? "" : `${bare(name)}${place}`;
}

/** What the people of a petition are found by, each once. */
export function lookupsOf(view: PetitionView): readonly number[] {
  const found = new Set<number>();
  const add = (kind: LookupKind, text: string | undefined) => {
    const lookup = text ? lookupOf(kind, text) : null;
    if (lookup !== null) found.add(lookup);
  };
  const place = view.fields.place?.value ?? "";
  for (const petitioner of view.fields.petitioners?.value ?? []) {
    add("identity", petitioner.identityNumber);
    add("identity", petitioner.creditCode);
    add("phone", petitioner.phone);
    add("name-and-place", nameAndPlace(petitioner.name, place));
  }
  return [...found];
}
