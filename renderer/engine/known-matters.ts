import { type MatterKey, type MatterQuery, queryKeys, sameMatterReasons } from "../../shared/petition/matter-keys.ts";
import type { PetitionView } from "../../shared/petition/view.ts";
import type { KnownMatter } from "./api.ts";
import type { Desk, Session } from "./desk.ts";
import { keptIndex, lookupHash, nameAndPlace, openSummary, openView } from "./projection.ts";
import type { Row } from "./store.ts";

/** Most matters shown beside the form. */
const mostMatters = 10;
/** Most petitions of one key that are looked into. */
const mostCandidates = 200;

/** The spellings under which a key may have been hashed: numbers are kept as they were typed. */
function spellings({ kind, value }: MatterKey, query: MatterQuery): readonly string[] {
  if (kind === "name-and-place") return [nameAndPlace(query.name ?? "", query.place ?? "")];
  const plain = value.slice(kind.length + 1);
  if (kind === "phone") return [query.phone ?? "", plain, `86${plain}`, `0086${plain}`];
  const old = /^\d{6}19\d{9}[\dX]$/i.test(plain) ? [plain.slice(0, 6) + plain.slice(8, 17)] : [];
  return [query.identityNumber ?? "", plain, ...old];
}

/** Petitions of somebody whom the query may mean. Nobody sees them before their matter was compared. */
async function candidates(desk: Desk, session: Session, query: MatterQuery): Promise<ReadonlySet<string>> {
  const store = await desk.store();
  const found = new Set<string>();
  for (const key of queryKeys(query)) {
    const hashes = new Set(spellings(key, query).map((text) => lookupHash(session.sealer, key.kind, text)));
    for (const hash of hashes) {
      if (hash === null) continue;
      const rows = await store.range("lookups", { by: "hash", from: hash, to: hash, limit: mostCandidates });
      for (const row of rows) if (row.key.split("|")[1] === key.kind) found.add(String(row.index["petition"]));
    }
  }
  return found;
}

async function matterOf(session: Session, row: Row, view: PetitionView, because: KnownMatter["because"]): Promise<KnownMatter> {
  const { id, number, organisation, stage, receiptDate } = keptIndex(row);
  const { title } = await openSummary(session.sealer, row);
  return { petition: id, number: view.number ?? number, title, organisation, stage, receiptDate, because };
}

/**
 * Matters that are known here already: the same person *and* the same matter. Keyed hashes find petitions of the person,
 * and only those of a like title are shown, so that nobody's petitions can be listed by a number or a name. Shows the
 * matter and its step, never the person; the engine records every match.
 */
export async function knownMatters(
  desk: Desk,
  session: Session,
  query: MatterQuery & { readonly except?: string },
): Promise<readonly KnownMatter[]> {
  if ((query.title ?? "").trim() === "") return [];
  const ids = [...(await candidates(desk, session, query))].filter((id) => id !== query.except);
  const store = await desk.store();
  const found: KnownMatter[] = [];
  for (const row of await store.getMany("petitions", ids)) {
    if (!row) continue;
    const view = await openView(session.sealer, row);
    const because = sameMatterReasons(query, view);
    if (because) found.push(await matterOf(session, row, view, because));
    if (found.length === mostMatters) break;
  }
  return found;
}
