import type { DictionaryEntry } from "../engine/api.ts";
import type { CodeChoice } from "./code-select.tsx";

/** Places as they are chosen: a village carries the name of its township, so that `qxz swc` finds 青溪镇 上坞村. */
export function placeChoices(entries: readonly DictionaryEntry[]): readonly CodeChoice[] {
  const names = new Map(entries.map((entry) => [entry.code, entry.name]));
  return entries
    .filter((entry) => entry.active)
    .map((entry) => {
      const parent = entry.parent === null ? undefined : (names.get(entry.parent) ?? names.get(entry.parent.padEnd(12, "0")));
      return { value: entry.code, label: parent === undefined ? entry.name : `${parent} ${entry.name}` };
    });
}
