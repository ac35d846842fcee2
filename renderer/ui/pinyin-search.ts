import { pinyin } from "pinyin-pro";

interface Spelling {
  readonly initials: string;
  readonly full: string;
}

const spellings = new Map<string, Spelling>();

function spell(name: string): Spelling {
  const known = spellings.get(name);
  if (known) return known;
  const syllables = pinyin(name, { toneType: "none", type: "array", v: true });
  const spelling = {
    initials: syllables
      .map((syllable) => syllable.slice(0, 1))
      .join("")
      .toLowerCase(),
    full: syllables.join("").toLowerCase(),
  };
  spellings.set(name, spelling);
  return spelling;
}

/** Whether a name is what was typed: part of it, its pinyin initials (`nync` for 农业农村) or its full pinyin. */
export function matchesPinyin(name: string, typed: string): boolean {
  const query = typed.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
  if (query === "" || name.toLowerCase().includes(query)) return true;
  if (!/^[a-z0-9]+$/.test(query)) return false;
  const { initials, full } = spell(name);
  return initials.includes(query) || full.startsWith(query);
}
