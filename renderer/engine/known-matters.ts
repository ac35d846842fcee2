import type { KnownMatter } from "./api.ts";
import type { Desk, Session } from "./desk.ts";
import { type Kept, keptIndex, type LookupKind, lookupHash, nameAndPlace, openSummary } from "./projection.ts";

/** Most matters shown beside the form. */
const mostMatters = 10;
/** Share of common character pairs from which two titles are thought to speak of one matter. */
const alike = 0.5;

export interface MatterQuery {
  readonly identityNumber?: string;
  readonly phone?: string;
  readonly name?: string;
  readonly place?: string;
  readonly title?: string;
  readonly except?: string;
}

function pairs(text: string): ReadonlySet<string> {
  const letters = [...text.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "")];
  return new Set(letters.slice(1).map((letter, i) => `${letters[i]}${letter}`));
}

/** Dice coefficient of the titles' character pairs. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const pair of a) if (b.has(pair)) common += 1;
  return (2 * common) / (a.size + b.size);
}

/**
 * Matters that are known here already: found by keyed hashes, or by a title of the same words in the same place. Shows
 * the matter and its step, never a person; a match by identity or phone is recorded once per session.
 */
export async function knownMatters(desk: Desk, session: Session, query: MatterQuery): Promise<readonly KnownMatter[]> {
  const store = await desk.store();
  const because = new Map<string, Set<KnownMatter["because"][number]>>();
  const note = (petition: string, why: KnownMatter["because"][number]) => {
    if (petition === query.except) return;
    const reasons = because.get(petition) ?? new Set();
    because.set(petition, reasons.add(why));
  };
  const wanted: readonly (readonly [LookupKind, string])[] = [
    ["identity", query.identityNumber ?? ""],
    ["phone", query.phone ?? ""],
    ["name-and-place", nameAndPlace(query.name ?? "", query.place ?? "")],
  ];
  for (const [kind, text] of wanted) {
    const hash = lookupHash(session.sealer, kind, text);
    if (!hash) continue;
    const rows = await store.range("lookups", { by: "hash", from: hash, to: hash, limit: mostMatters });
    for (const row of rows) if (row.key.split("|")[1] === kind) note(String(row.index["petition"]), kind);
  }
  const title = pairs(query.title ?? "");
  if (title.size >= 4) {
    for (const entry of session.catalog.values()) {
      if (query.place && entry.index.place !== query.place) continue;
      const known = pairs(entry.summary.words[0] ?? "");
      if (likeness(title, known) >= alike) note(entry.index.id, "words");
      if (because.size >= mostMatters) break;
    }
  }
  const ids = [...because.keys()].slice(0, mostMatters);
  const rows = await store.getMany("petitions", ids);
  const found: KnownMatter[] = [];
  for (const row of rows) {
    if (!row) continue;
    const { index, summary }: Kept = { index: keptIndex(row), summary: await openSummary(session.sealer, row) };
    found.push({
      petition: index.id,
      number: index.number,
      title: summary.title,
      organisation: index.organisation,
      stage: index.stage,
      receiptDate: index.receiptDate,
      because: [...(because.get(index.id) ?? [])],
    });
  }
  return found;
}

/** Petitions of an answer that were matched by a person's number: such a match is recorded. */
export function matchedByPerson(found: readonly KnownMatter[]): readonly string[] {
  return found.filter((one) => one.because.includes("identity") || one.because.includes("phone")).map((one) => one.petition);
}
