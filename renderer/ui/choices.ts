import { type DictionaryEntry, pathName, placeName } from "../../shared/petition/dictionary.ts";
import type { CodeChoice } from "./code-select.tsx";

// A name is made from the entries it consists of, never from the whole list: that would be quadratic.

/** Content classes as they are chosen: `农村农业 / 土地承包`, found by the initials of either part. */
export function contentClassChoices(entries: readonly DictionaryEntry[]): readonly CodeChoice[] {
  const names = contentClassNames(entries);
  return entries.filter((entry) => entry.active).map(({ code }) => ({ value: code, label: names.get(code) ?? code }));
}

/** Places as they are chosen: `青溪镇上坞村`, found by `qxz` or `swc`. */
export function placeChoices(entries: readonly DictionaryEntry[]): readonly CodeChoice[] {
  const names = placeNames(entries);
  return entries.filter((entry) => entry.active).map(({ code }) => ({ value: code, label: names.get(code) ?? code }));
}

/** Name of every content class, also of those that may no longer be chosen: old petitions still carry them. */
export function contentClassNames(entries: readonly DictionaryEntry[]): ReadonlyMap<string, string> {
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  return new Map(
    entries.map((entry) => {
      const own = [entry];
      for (let above = byCode.get(entry.parent ?? ""); above && own.length < 6; above = byCode.get(above.parent ?? "")) {
        own.push(above);
      }
      return [entry.code, pathName(own, entry.code)];
    }),
  );
}

/** Name of every place with its township, also of those that may no longer be chosen. */
export function placeNames(entries: readonly DictionaryEntry[]): ReadonlyMap<string, string> {
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  return new Map(
    entries.map((entry) => {
      const township = byCode.get(`${entry.code.slice(0, 9)}000`);
      return [entry.code, placeName(township ? [entry, township] : [entry], entry.code)];
    }),
  );
}
