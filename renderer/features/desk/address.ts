import type { DutiesRequest } from "../../engine/api/worktable-api.ts";
import { type DueCard, dueCards } from "./due-groups.ts";

/** What the work table shows, as far as it stands in its address: codes only. Names of officers stand there as codes too. */
export interface DeskView {
  readonly card: DueCard | null;
  readonly kind: NonNullable<DutiesRequest["kind"]> | null;
  /** `codeOf` a name. */
  readonly person: string | null;
  readonly unit: string | null;
}

export const everything: DeskView = { card: null, kind: null, person: null, unit: null };

/** A name as eight hexadecimal digits (FNV-1a over its UTF-16 units): an address shows nobody's name. */
export function codeOf(name: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

const code = /^[0-9a-f]{8}$/;

/** The view that an address asks for (`search` is the part after `?`). Whatever is not a code of ours is ignored. */
export function readDesk(search: string): DeskView {
  const asked = new URLSearchParams(search);
  const named = (name: string) => {
    const value = asked.get(name) ?? "";
    return code.test(value) ? value : null;
  };
  const kind = asked.get("kind");
  return {
    card: dueCards.find((one) => one === asked.get("due")) ?? null,
    kind: kind === "statutory" || kind === "internal" ? kind : null,
    person: named("person"),
    unit: named("unit"),
  };
}

/** The address of a view, without `?`. */
export function writeDesk({ card, kind, person, unit }: DeskView): string {
  const address = new URLSearchParams();
  if (card !== null) address.set("due", card);
  if (kind !== null) address.set("kind", kind);
  if (person !== null) address.set("person", person);
  if (unit !== null) address.set("unit", unit);
  return address.toString();
}
