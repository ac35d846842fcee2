import { type Bytes, concat, fromHex, fromUtf8, sameBytes, toHex } from "../../../shared/crypto/bytes.ts";
import { DecryptionFailed } from "../../../shared/crypto/suite.ts";
import { packView, unpackView } from "../../../shared/petition/pack-view.ts";
import type { KeptIndex } from "../ledger/counters.ts";
import type { Kept, KeptPetition } from "../ledger/projection.ts";
import type { Sealer } from "../vault/sealing.ts";
import type { Change, Row } from "./store.ts";

/** Columns that lie sealed in front of the view. A further one costs the database nothing. */
type SealedColumns = Omit<KeptIndex, "id" | ClearColumn>;
type ClearColumn = "receiptDate" | "due" | "conflict" | "own";

/** What lies sealed in front of a view. */
interface Head extends Pick<Kept, "summary" | "facts"> {
  readonly columns: SealedColumns;
}

/** `due` of a petition without a running duty. */
const noDay = "9999-12-31";
/** Bytes of a petition's id. */
const idLength = 16;
/** Of one petition in front of all contents: id, u32 LE size of columns and summary, u32 LE size of the view. */
const placeLength = idLength + 8;

/** The clear columns of a row: a value that says nothing is left out, and so is its place in the index. */
function clearColumns({ receiptDate, due, conflict, own }: KeptIndex): Row["index"] {
  return {
    receiptDate,
    ...(due === noDay ? {} : { due }),
    ...(conflict === 0 ? {} : { conflict }),
    ...(own === 0 ? {} : { own }),
  };
}

/**
 * Rows of some petitions under one seal, which all of them share: sealing costs by the piece. The seal names the first
 * of them, and inside each stands under its own id, so a value opens for no other row. Those that may come to lie in
 * different pages are sealed alone.
 */
export async function petitionChanges(sealer: Sealer, kept: readonly KeptPetition[], fresh: boolean): Promise<Change[]> {
  const name = kept[0]?.index.id ?? "";
  const value = concat([fromHex(name), await sealer.seal("petitions", name, contentsOf(kept))]);
  return kept.map(({ index }) => ({
    table: "petitions",
    put: { key: index.id, index: clearColumns(index), value },
    fresh,
  }));
}

const encoder = new TextEncoder();
let scratch = new Uint8Array(262_144);

/** u32 LE number of petitions, their places, then of each columns with summary and facts, and view. Written into one buffer. */
function contentsOf(kept: readonly KeptPetition[]): Bytes {
  let at = 4 + placeLength * kept.length;
  const places: { readonly id: string; readonly head: number; readonly body: number }[] = [];
  const write = (text: string): number => {
    // No character of a string takes more than three bytes.
    const most = at + 3 * text.length;
    if (scratch.length < most) {
      const larger = new Uint8Array(2 * most);
      larger.set(scratch.subarray(0, at));
      scratch = larger;
    }
    const { written } = encoder.encodeInto(text, scratch.subarray(at));
    at += written;
    return written;
  };
  for (const { index, summary, facts, view } of kept) {
    const { id, receiptDate: _, due: _due, conflict: _conflict, own: _own, ...columns } = index;
    const head = write(JSON.stringify({ columns: columns satisfies SealedColumns, summary, facts } satisfies Head));
    places.push({ id, head, body: write(packView(view)) });
  }
  const fields = new DataView(scratch.buffer);
  fields.setUint32(0, kept.length, true);
  for (const [i, { id, head, body }] of places.entries()) {
    const place = 4 + placeLength * i;
    scratch.set(fromHex(id), place);
    fields.setUint32(place + idLength, head, true);
    fields.setUint32(place + idLength + 4, body, true);
  }
  return scratch.slice(0, at);
}

/** The row with another due day: nothing that is sealed changes. */
export function withDue(row: Row, index: KeptIndex, due: string): { readonly row: Row; readonly index: KeptIndex } {
  const after = { ...index, due };
  return { row: { ...row, index: clearColumns(after) }, index: after };
}

/** What lists need of these rows, in their order. Rejects with DecryptionFailed. */
export async function openKept(sealer: Sealer, rows: readonly Row[]): Promise<Kept[]> {
  return opened(sealer, rows, (row, head) => readHead(row, head));
}

/** All of these rows, in their order. Rejects with DecryptionFailed. */
export async function openPetitions(sealer: Sealer, rows: readonly Row[]): Promise<KeptPetition[]> {
  return opened(sealer, rows, (row, head, body) => ({
    ...readHead(row, head),
    view: unpackView(fromUtf8(body)),
  }));
}

/** All of a row. Rejects with DecryptionFailed. */
export async function openPetition(sealer: Sealer, row: Row): Promise<KeptPetition> {
  const [petition] = await openPetitions(sealer, [row]);
  if (petition === undefined) throw new DecryptionFailed("no row");
  return petition;
}

/** Opens each value once, however many of the rows share it. */
async function opened<T>(sealer: Sealer, rows: readonly Row[], read: (row: Row, head: Bytes, body: Bytes) => T): Promise<T[]> {
  const open = async (value: Bytes): Promise<Bytes> => {
    if (value.length < idLength) throw new DecryptionFailed("too short");
    return sealer.open("petitions", toHex(value.subarray(0, idLength)), value.subarray(idLength));
  };
  const contents = new Map<Bytes, Promise<Bytes>>();
  for (const { value } of rows) if (!contents.has(value)) contents.set(value, open(value));
  await Promise.all(contents.values());
  const found: T[] = [];
  for (const row of rows) {
    const plain = (await contents.get(row.value)) ?? new Uint8Array(0);
    const { head, body } = partsOf(plain, row.key);
    found.push(read(row, head, body));
  }
  return found;
}

function partsOf(plain: Bytes, key: string): { readonly head: Bytes; readonly body: Bytes } {
  const fields = new DataView(plain.buffer, plain.byteOffset, plain.byteLength);
  const id = fromHex(key);
  const count = fields.getUint32(0, true);
  let at = 4 + placeLength * count;
  for (let i = 0; i < count; i += 1) {
    const place = 4 + placeLength * i;
    const head = fields.getUint32(place + idLength, true);
    const body = fields.getUint32(place + idLength + 4, true);
    if (sameBytes(plain.subarray(place, place + idLength), id)) {
      return { head: plain.subarray(at, at + head), body: plain.subarray(at + head, at + head + body) };
    }
    at += head + body;
  }
  throw new DecryptionFailed("the value of another row");
}

function readHead(row: Row, head: Bytes): Kept {
  const { columns, summary, facts } = JSON.parse(fromUtf8(head)) as Head;
  const clear = row.index as Partial<Pick<KeptIndex, ClearColumn>>;
  const { receiptDate = "", due = noDay, conflict = 0, own = 0 } = clear;
  return { index: { id: row.key, ...columns, receiptDate, due, conflict, own }, summary, facts };
}
