// Rows of the import's floor. Frozen: they come from the bundle's text and docs/bundle-format.md, never from what our
// store writes, so that no row saved there moves the floor. A change here is a new bench.
import type { TableShape } from "./floors.ts";

/**
 * A plain store of a bundle: a row for each event, and one for each petition as lists show it. Looked up is what a
 * header names beside the place in its chain: whom the event is about, what happened, the day.
 */
const tables = {
  /** `scope|device|epoch#seq`: numbers rise by one in a chain, and none may stand twice. */
  events: ["petition", "kind", "day"],
  /** Its id. */
  petitions: ["kind", "day"],
} as const;

/** What is read of an event's header (docs/bundle-format.md, section 6). */
interface Header {
  readonly scope: string;
  readonly device: string;
  readonly epoch: string;
  readonly seq: number;
  readonly type: string;
  readonly subject: string;
  readonly wall: string;
}

interface Row {
  readonly key: string;
  readonly size: number;
  readonly index: Record<string, string>;
}

const lineFeed = 10;
const tab = 9;

/**
 * The rows of an `events.age` text: one per event line, of the line's bytes; one per petition, of the bytes of its first
 * line (what came later changes its fields and stands in rows of its own), with the kind of its last event and the day of
 * its first. Throws where the counts of the text's last line are others.
 */
export function rowsOfBundle(text: Uint8Array): TableShape[] {
  const decoder = new TextDecoder();
  const events: Row[] = [];
  const petitions = new Map<string, Row>();
  let last = "";
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf(lineFeed, start);
    if (end < 0) throw new Error("the text ends within a line");
    const line = text.subarray(start, end);
    start = end + 1;
    const separator = line.indexOf(tab);
    if (separator < 0) {
      last = decoder.decode(line);
      continue;
    }
    const { scope, device, epoch, seq, type, subject, wall } = JSON.parse(decoder.decode(line.subarray(0, separator))) as Header;
    const day = wall.slice(0, 10);
    const key = `${scope}|${device}|${epoch}#${seq.toString().padStart(10, "0")}`;
    events.push({ key, size: line.length, index: { petition: subject, kind: type, day } });
    if (!type.startsWith("petition.")) continue;
    const known = petitions.get(subject);
    if (known) known.index["kind"] = type;
    else petitions.set(subject, { key: subject, size: line.length, index: { kind: type, day } });
  }
  const told = (JSON.parse(last) as { readonly end?: { readonly events: number } }).end?.events;
  if (told !== events.length) throw new Error(`the text has ${events.length} events, its end tells ${told}`);
  return [
    { name: "events", indexes: tables.events, rows: events },
    { name: "petitions", indexes: tables.petitions, rows: [...petitions.values()] },
  ];
}
