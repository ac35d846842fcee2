import { pathName, placeName } from "../../shared/petition/dictionary.ts";
import type { DictionaryEntry } from "../engine/api.ts";
import type { CodeChoice } from "./code-select.tsx";

/** Content classes as they are chosen: `农村农业 / 土地承包`, found by the initials of either part. */
export function contentClassChoices(entries: readonly DictionaryEntry[]): readonly CodeChoice[] {
  return entries.filter((entry) => entry.active).map((entry) => ({ value: entry.code, label: pathName(entries, entry.code) }));
}

/** Places as they are chosen: `青溪镇上坞村`, found by `qxz` or `swc`. */
export function placeChoices(entries: readonly DictionaryEntry[]): readonly CodeChoice[] {
  const byCode = new Map(entries.map((entry) => [entry.code, entry.name]));
  return entries
    .filter((entry) => entry.active)
    .map((entry) => {
      // Only the two entries that its name is made of: looking each up in the whole list would be quadratic.
      const township = `${entry.code.slice(0, 9)}000`;
      const above = byCode.get(township);
      const own = [entry, ...(above === undefined ? [] : [{ code: township, name: above, parent: null, active: true }])];
      return { value: entry.code, label: placeName(own, entry.code) };
    });
}
