import { type MatterKey, type MatterQuery, queryKeys, sameMatterReasons } from "../../../shared/petition/matter-keys.ts";
import type { KnownMatter } from "../api/intake-api.ts";
import type { Desk, Session } from "../desk.ts";
import { lookupOf, nameAndPlace } from "../ledger/lookups.ts";
import type { KeptPetition } from "../ledger/projection.ts";
import { openPetition } from "../store/petition-rows.ts";
import type { Row } from "../store/store.ts";

/** Most matters shown beside the form. */
const mostMatters = 10;
/** Most petitions of one key that are looked into. */
const mostCandidates = 200;

/** The spellings under which a key may be looked up: numbers are kept as they were typed. */
function spellings({ kind, value }: MatterKey, query: MatterQuery): readonly string[] {
  if (kind === "name-and-place") return [nameAndPlace(query.name ?? "", query.place ?? "")];
  const plain = value.slice(kind.length + 1);
  if (kind === "phone") return [query.phone ?? "", plain, `86${plain}`, `0086${plain}`];
  const old = /^\d{6}19\d{9}[\dX]$/i.test(plain) ? [plain.slice(0, 6) + plain.slice(8, 17)] : [];
  return [query.identityNumber ?? "", plain, ...old];
}

/**
 * Petitions of somebody whom the query may mean. Nobody sees them before their matter was compared. In the seconds after
 * unlocking it waits until all have been read.
 */
async function candidates(desk: Desk, session: Session, query: MatterQuery): Promise<ReadonlyMap<string, Row>> {
  const { catalog } = session;
  await catalog.settled;
  const ids = new Set<string>();
  for (const key of queryKeys(query)) {
    const lookups = new Set(spellings(key, query).map((text) => lookupOf(key.kind, text)));
    for (const lookup of lookups) {
      if (lookup === null) continue;
      for (const id of catalog.people.petitions(lookup).slice(0, mostCandidates)) ids.add(id);
    }
  }
  const rows = await (await desk.store()).getMany("petitions", [...ids]);
  return new Map(rows.flatMap((row) => (row ? [[row.key, row] as const] : [])));
}

function matterOf({ index, summary, view }: KeptPetition, because: KnownMatter["because"]): KnownMatter {
  const { id, number, organisation, stage, receiptDate } = index;
  return { petition: id, number: view.number ?? number, title: summary.title, organisation, stage, receiptDate, because };
}

/**
 * Matters that are known here already: the same person *and* the same matter. Look-ups find petitions of the person,
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
