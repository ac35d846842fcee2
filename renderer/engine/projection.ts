import { fromUtf8, toHex, utf8 } from "../../shared/crypto/bytes.ts";
import { packView, unpackView } from "../../shared/petition/pack-view.ts";
import { rowOf } from "../../shared/petition/rows.ts";
import type { PetitionIndex, PetitionView } from "../../shared/petition/view.ts";
import type { KeptIndex } from "./counters.ts";
import type { Sealer } from "./sealing.ts";
import type { Change, Row } from "./store.ts";

/** What a list line and a search need beside the clear columns. Sealed in front of the view. */
export interface Summary {
  /** Masked, as lists show it. */
  readonly title: string;
  /** Principal petitioner, masked. */
  readonly petitioner: string;
  readonly groupSize: number;
  /** Title and names unmasked, for search only. */
  readonly words: readonly string[];
  /** Last four digits of phones. */
  readonly phones: readonly string[];
}

/** A petition as it stands in its row. */
export interface Kept {
  readonly index: KeptIndex;
  readonly summary: Summary;
}

export type LookupKind = "identity" | "phone" | "name-and-place";

/** Letters and digits only, full width folded: what was typed with blanks or dashes is the same number. */
function bare(text: string): string {
  return text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Keyed hash of one look-up value, hex; null when there is nothing to look up. */
export function lookupHash(sealer: Sealer, kind: LookupKind, text: string): string | null {
  const plain = bare(text);
  return plain === "" ? null : toHex(sealer.lookup(kind, utf8(plain)).subarray(0, 16));
}

/** Name and place are hashed together, so neither can be looked up alone. */
export function nameAndPlace(name: string, place: string): string {
  return bare(name) === "" || place === "" ? "" : `${bare(name)}${place}`;
}

/** Rows of the look-up table that a petition owns, as their keys. */
export function lookupsOf(sealer: Sealer, view: PetitionView): ReadonlyMap<string, { readonly hash: string }> {
  const rows = new Map<string, { readonly hash: string }>();
  const add = (kind: LookupKind, text: string | undefined) => {
    const hash = text ? lookupHash(sealer, kind, text) : null;
    if (hash) rows.set(`${view.id}|${kind}|${hash}`, { hash });
  };
  const place = view.fields.place?.value ?? "";
  for (const petitioner of view.fields.petitioners?.value ?? []) {
    add("identity", petitioner.identityNumber);
    add("identity", petitioner.creditCode);
    add("phone", petitioner.phone);
    add("name-and-place", nameAndPlace(petitioner.name, place));
  }
  return rows;
}

/** The searchable summary of a view. */
export function summaryOf(view: PetitionView, index: PetitionIndex): Summary {
  const petitioners = view.fields.petitioners?.value ?? [];
  const phones = petitioners.map((one) => (one.phone ?? "").replace(/\D/g, "").slice(-4)).filter((end) => end.length === 4);
  const { title, petitioner, groupSize } = rowOf(view, index, "local");
  const names = petitioners.map((one) => one.name).filter((name) => name !== "");
  return { title, petitioner, groupSize, words: [view.fields.title?.value ?? "", ...names], phones: [...new Set(phones)] };
}

/** u32 length and JSON of the summary, then the packed view: lists open a row without parsing the view. */
export async function petitionChange(
  sealer: Sealer,
  index: PetitionIndex,
  own: number,
  summary: Summary,
  view: PetitionView,
): Promise<Change> {
  const head = utf8(JSON.stringify(summary));
  const body = utf8(packView(view));
  const plain = new Uint8Array(4 + head.length + body.length);
  new DataView(plain.buffer).setUint32(0, head.length, true);
  plain.set(head, 4);
  plain.set(body, 4 + head.length);
  const { id, ...columns } = index;
  return { table: "petitions", put: { key: id, index: { ...columns, own }, value: await sealer.seal("petitions", id, plain) } };
}

export function keptIndex(row: Row): KeptIndex {
  return { id: row.key, ...row.index } as unknown as KeptIndex;
}

export async function openSummary(sealer: Sealer, row: Row): Promise<Summary> {
  const plain = await sealer.open("petitions", row.key, row.value);
  const size = new DataView(plain.buffer, plain.byteOffset).getUint32(0, true);
  return JSON.parse(fromUtf8(plain.subarray(4, 4 + size))) as Summary;
}

export async function openView(sealer: Sealer, row: Row): Promise<PetitionView> {
  const plain = await sealer.open("petitions", row.key, row.value);
  const size = new DataView(plain.buffer, plain.byteOffset).getUint32(0, true);
  return unpackView(fromUtf8(plain.subarray(4 + size)));
}
