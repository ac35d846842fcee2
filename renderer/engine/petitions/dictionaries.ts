import { toHex, utf8 } from "../../../shared/crypto/bytes.ts";
import { demoCounty, demoPlaces } from "../../../shared/petition/demo-county.ts";
import { contentClasses, type DictionaryEntry } from "../../../shared/petition/dictionary.ts";
import type { Session } from "../desk.ts";

export type DictionaryName = "content-class" | "place";

/** Table of the dictionaries that were imported: one record per name. */
export const dictionaryTable = "dictionary";

/** What stands until an office imports its own: our classes; places only where the office lies in the made-up county. */
function builtIn(name: DictionaryName, organisation: string): readonly DictionaryEntry[] {
  if (name === "content-class") return contentClasses;
  return organisation.startsWith(demoCounty.code) ? demoPlaces : [];
}

async function imported(session: Session, name: DictionaryName): Promise<readonly DictionaryEntry[] | null> {
  const held = await session.core.recordOf(dictionaryTable, name);
  return Array.isArray(held) ? (held as DictionaryEntry[]) : null;
}

/** The entries in force, read once per session. */
export async function dictionaryOf(session: Session, name: DictionaryName): Promise<readonly DictionaryEntry[]> {
  const known = session.dictionaries.get(name);
  if (known) return known;
  const entries = (await imported(session, name)) ?? builtIn(name, session.ledger.office.organisation);
  session.dictionaries.set(name, entries);
  return entries;
}

/** Names dictionaries of which none was imported, in a manifest. */
export const builtInDictionaries = "built-in";

/** Names the dictionaries in force in a manifest: twelve hex digits of the hash of what was imported. */
export async function dictionaryVersion(session: Session): Promise<string> {
  const held = [await imported(session, "content-class"), await imported(session, "place")];
  if (held.every((entries) => entries === null)) return builtInDictionaries;
  const lines = held.map((entries) => entries?.map(({ code, name, parent, active }) => [code, name, parent, active]) ?? null);
  return toHex(session.ledger.suite.hash(utf8(JSON.stringify(lines)))).slice(0, 12);
}
