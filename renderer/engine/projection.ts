import { type Bytes, fromUtf8, toHex, utf8 } from "../../shared/crypto/bytes.ts";
import { packView, unpackView } from "../../shared/petition/pack-view.ts";
import { rowOf } from "../../shared/petition/rows.ts";
import type { PetitionIndex, PetitionView } from "../../shared/petition/view.ts";
import type { KeptIndex } from "./counters.ts";
import type { Sealer } from "./sealing.ts";
import type { Change, Row } from "./store.ts";

/** What a list line and a search need beside the columns. Sealed with them in front of the view. */
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

/** What lists and searches know of a petition. */
export interface Kept {
  readonly index: KeptIndex;
  readonly summary: Summary;
}

/** A petition as it stands in its row. */
export interface KeptPetition extends Kept {
  readonly view: PetitionView;
  /** Keyed hashes of whom it speaks of. */
  readonly lookups: readonly string[];
}

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

/** Keyed hash of one look-up value, hex; null when there is nothing to look up. */
export function lookupHash(sealer: Sealer, kind: LookupKind, text: string): string | null {
  const plain = bare(text);
  return plain === "" ? null : toHex(sealer.lookup(kind, utf8(plain)).subarray(0, 16));
}

/** Name and place are hashed together, so neither can be looked up alone. */
export function nameAndPlace(name: string, place: string): string {
  return bare(name) === "" || place === "" ? "" : `${bare(name)}${place}`;
}

/** Keyed hashes of the people of a petition, each once. */
export function lookupsOf(sealer: Sealer, view: PetitionView): readonly string[] {
  const hashes = new Set<string>();
  const add = (kind: LookupKind, text: string | undefined) => {
    const hash = text ? lookupHash(sealer, kind, text) : null;
    if (hash) hashes.add(hash);
  };
  const place = view.fields.place?.value ?? "";
  for (const petitioner of view.fields.petitioners?.value ?? []) {
    add("identity", petitioner.identityNumber);
    add("identity", petitioner.creditCode);
    add("phone", petitioner.phone);
    add("name-and-place", nameAndPlace(petitioner.name, place));
  }
  return [...hashes];
}

/** The searchable summary of a view. */
export function summaryOf(view: PetitionView, index: PetitionIndex): Summary {
  const petitioners = view.fields.petitioners?.value ?? [];
  const phones = petitioners.map((one) => (one.phone ?? "").replace(/\D/g, "").slice(-4)).filter((end) => end.length === 4);
  const { title, petitioner, groupSize } = rowOf(view, index, "local");
  const names = petitioners.map((one) => one.name).filter((name) => name !== "");
  return { title, petitioner, groupSize, words: [view.fields.title?.value ?? "", ...names], phones: [...new Set(phones)] };
}

/** Columns that lie sealed in front of the view. A further one costs the database nothing. */
type SealedColumns = Omit<KeptIndex, "id" | ClearColumn>;
type ClearColumn = "receiptDate" | "due" | "conflict" | "own";

/** `due` of a petition without a running duty. */
const noDay = "9999-12-31";

/** The clear columns of a row: a value that says nothing is left out, and so is its place in the index. */
function clearColumns({ receiptDate, due, conflict, own }: KeptIndex, lookups: readonly string[]): Row["index"] {
  return {
    receiptDate,
    ...(due === noDay ? {} : { due }),
    ...(conflict === 0 ? {} : { conflict }),
    ...(own === 0 ? {} : { own }),
    ...(lookups.length === 0 ? {} : { lookups }),
  };
}

/** u32 length and JSON of sealed columns and summary, then the packed view: lists open a row without parsing the view. */
export async function petitionChange(
  sealer: Sealer,
  { index, summary, view, lookups }: KeptPetition,
  fresh: boolean,
): Promise<Change> {
  const { id, receiptDate: _, due: _due, conflict: _conflict, own: _own, ...columns } = index;
  const plain = headAndBody(JSON.stringify({ columns: columns satisfies SealedColumns, summary }), packView(view));
  const value = await sealer.seal("petitions", id, plain);
  return { table: "petitions", put: { key: id, index: clearColumns(index, lookups), value }, fresh };
}

const encoder = new TextEncoder();
let scratch = new Uint8Array(65_536);

/** u32 length of the head, then both as UTF-8. Written into one buffer, for an import makes some ten thousand. */
function headAndBody(head: string, body: string): Bytes {
  // No character of a string takes more than three bytes.
  const most = 4 + 3 * (head.length + body.length);
  if (scratch.length < most) scratch = new Uint8Array(2 * most);
  const headSize = encoder.encodeInto(head, scratch.subarray(4)).written;
  const bodySize = encoder.encodeInto(body, scratch.subarray(4 + headSize)).written;
  new DataView(scratch.buffer).setUint32(0, headSize, true);
  return scratch.slice(0, 4 + headSize + bodySize);
}

/** The row with another due day: nothing that is sealed changes. */
export function withDue(row: Row, index: KeptIndex, due: string): { readonly row: Row; readonly index: KeptIndex } {
  const after = { ...index, due };
  return { row: { ...row, index: clearColumns(after, rowLookups(row)) }, index: after };
}

function rowLookups({ index }: Row): readonly string[] {
  return (index["lookups"] as readonly string[] | undefined) ?? [];
}

function readHead(row: Row, plain: Bytes): { readonly kept: Kept; readonly rest: Bytes } {
  const size = new DataView(plain.buffer, plain.byteOffset).getUint32(0, true);
  const { columns, summary } = JSON.parse(fromUtf8(plain.subarray(4, 4 + size))) as {
    readonly columns: SealedColumns;
    readonly summary: Summary;
  };
  const clear = row.index as Partial<Pick<KeptIndex, ClearColumn>>;
  const { receiptDate = "", due = noDay, conflict = 0, own = 0 } = clear;
  return {
    kept: { index: { id: row.key, ...columns, receiptDate, due, conflict, own }, summary },
    rest: plain.subarray(4 + size),
  };
}

/** What lists need of a row. Rejects with DecryptionFailed. */
export async function openKept(sealer: Sealer, row: Row): Promise<Kept> {
  return readHead(row, await sealer.open("petitions", row.key, row.value)).kept;
}

/** All of a row. Rejects with DecryptionFailed. */
export async function openPetition(sealer: Sealer, row: Row): Promise<KeptPetition> {
  const { kept, rest } = readHead(row, await sealer.open("petitions", row.key, row.value));
  return { ...kept, view: unpackView(fromUtf8(rest)), lookups: rowLookups(row) };
}
