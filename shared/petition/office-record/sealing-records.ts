import type { EventId } from "../../log/event.ts";
import type { RecordContent } from "./record-kinds.ts";
import type { OfficeRecord } from "./record-view.ts";

/** A petition as texts may name it; `number` empty where it is not known. */
export interface NamedPetition {
  readonly petition: string;
  readonly number: string;
}

/** Records that hold numbers and days alone, and no word: they speak of nothing. */
const wordless: ReadonlySet<string> = new Set(["handover", "destruction-list"]);

/** Petitions that a record names by their ids. 工作交接 and 销毁清册 are none of them: they hold numbers and days alone. */
export function petitionsNamed({ kind, data }: RecordContent): readonly string[] {
  switch (kind) {
    case "screening":
      return data.petition === null ? [] : [data.petition];
    case "meeting":
      return data.petitions;
    case "reception":
      return data.record?.petitions ?? [];
    default:
      return [];
  }
}

/** Whether a version speaks of one of these petitions: names it, or holds its number in some text. */
function speaksOf(content: RecordContent, moving: readonly NamedPetition[]): boolean {
  if (wordless.has(content.kind)) return false;
  const named = petitionsNamed(content);
  const text = JSON.stringify(content.data);
  return moving.some(({ petition, number }) => named.includes(petition) || (number !== "" && text.includes(number)));
}

/** What becomes of a record when petitions that it speaks of are moved to the accusations. */
export interface RecordFate {
  /**
   * goes: all of it is about them. earlier: what holds now is not, older versions are. shared: what holds now speaks of
   * other matters besides, or names them in its text only, so a person has to take them out first.
   */
  readonly fate: "goes" | "earlier" | "shared";
  /** Versions that go along: up to the last that speaks of them, for what was written before was about the same. */
  readonly versions: readonly EventId[];
}

/** Null where the record never spoke of these petitions. */
export function fateOf({ state }: OfficeRecord, moving: readonly NamedPetition[]): RecordFate | null {
  const last = state.history.findLastIndex(({ value }) => speaksOf(value, moving));
  if (last < 0) return null;
  const upTo = (end: number) => state.history.slice(0, end).map(({ stamp }) => stamp.event);
  const holding = [state.value, ...state.rivals.map(({ value }) => value)];
  const speaking = holding.filter((content) => speaksOf(content, moving));
  if (speaking.length === 0) return { fate: "earlier", versions: upTo(last + 1) };
  const leaving = new Set(moving.map(({ petition }) => petition));
  const alone = holding.every((content) => petitionsNamed(content).every((named) => leaving.has(named)));
  const linked = speaking.every((content) => petitionsNamed(content).length > 0);
  return alone && linked ? { fate: "goes", versions: upTo(state.history.length) } : { fate: "shared", versions: [] };
}

const longest = 60;

/** The day of a record and the beginning of what it is about, for a list that leads to it. */
export function headingOf({ kind, data }: RecordContent): { readonly date: string; readonly text: string } {
  const beginning = (text: string) => [...text.trim()].slice(0, longest).join("");
  switch (kind) {
    case "screening":
      return { date: data.date, text: beginning(data.matter) };
    case "meeting":
      return { date: data.date, text: beginning(data.minutes) };
    case "reception":
      return { date: data.date, text: beginning(data.leader) };
    case "duty-roster":
      return { date: data.from, text: beginning(data.occasion) };
    case "group-visit-notice":
      return { date: data.date, text: beginning(data.matter) };
    case "responsibility":
      return { date: data.due, text: beginning(data.matter) };
    case "handover":
      return { date: data.date, text: beginning(data.from) };
    case "destruction-list":
      return { date: data.date, text: "" };
  }
}
