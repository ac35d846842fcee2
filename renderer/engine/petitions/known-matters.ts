import { type MatterKey, type MatterQuery, queryKeys, sameMatterReasons } from "../../../shared/petition/matter-keys.ts";
import type { KnownMatter } from "../api/intake-api.ts";
import type { Desk, Session } from "../desk.ts";
import { type KeptPetition, lookupHash, nameAndPlace } from "../ledger/projection.ts";
import { openPetition } from "../store/petition-rows.ts";
import type { Row } from "../store/store.ts";

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
async function candidates(desk: Desk, session: Session, query: MatterQuery): Promise<ReadonlyMap<string, Row>> {
  const store = await desk.store();
  const found = new Map<string, Row>();
  for (const key of queryKeys(query)) {
    const hashes = new Set(spellings(key, query).map((text) => lookupHash(session.sealer, key.kind, text)));
    for (const hash of hashes) {
      if (hash === null) continue;
      const rows = await store.range("petitions", { by: "lookups", from: hash, to: hash, limit: mostCandidates });
      for (const row of rows) found.set(row.key, row);
    }
  }
  return found;
}

function matterOf({ index, summary, view }: KeptPetition, because: KnownMatter["because"]): KnownMatter {
  const { id, number, organisation, stage, receiptDate } = index;
  return { petition: id, number: view.number ?? number, title: summary.title, organisation, stage, receiptDate, because };
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
  const found: KnownMatter[] = [];
  for (const [id, row] of await candidates(desk, session, query)) {
    if (id === query.except) continue;
    const petition = await openPetition(session.sealer, row);
    const because = sameMatterReasons(query, petition.view);
    if (because) found.push(matterOf(petition, because));
    if (found.length === mostMatters) break;
  }
  return found;
}
