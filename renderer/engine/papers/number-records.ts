import { numberParts, seriesKey } from "../../../shared/documents/paper/number.ts";
import type { IssuedNumber } from "../../../shared/documents/paper/number-register.ts";
import { paperKind } from "../../../shared/documents/papers/registry.ts";
import { typedNumber } from "../../../shared/documents/papers/typed-number.ts";
import type { PetitionEvent } from "../../../shared/petition/events.ts";
import type { RecordChange } from "../ledger/ledger.ts";

/**
 * A view of events, made again with them: by event, what bears a number. Two documents with one number both stand. A step
 * that gives its paper a number before that is issued counts too: the number is used up from then on.
 */
export const numberTable = "issued-number";
/** By issuing event, why the document was voided. */
export const voidedTable = "voided-number";

export type KeptNumber = Omit<IssuedNumber, "voided">;

/** What an event of the own office says of its document numbers, or null. */
export function numberRecord({ id, header, ...event }: PetitionEvent): RecordChange | null {
  if (event.type === "petition.document-voided") {
    return { table: voidedTable, key: event.body.document, value: event.body.reason };
  }
  const typed = typedNumber(event.type, event.body);
  if (typed === null || typed.number === "" || !("date" in event.body)) return null;
  const { number, kind, gap } = typed;
  const { date } = event.body;
  const issued = event.type === "petition.document-issued";
  const title = issued ? event.body.title : (paperKind(kind)?.name ?? "");
  const letter = paperKind(kind)?.audience === "office";
  const value: KeptNumber = { event: id, number, kind, title, date, petition: header.subject, issued, letter, gap };
  return { table: numberTable, key: id, value };
}

/** The record without any words that a person typed: its petition was moved away and took them along (Art. 30). */
export function numberWithoutWords(kept: KeptNumber): KeptNumber {
  const number = numberParts(kept.number) ? kept.number : "";
  return { ...kept, title: paperKind(kept.kind)?.name ?? "", number, gap: kept.gap && { ...kept.gap, reason: "" } };
}

/**
 * The series that a record counts on, with its ordinal; null where it is of another table or bears no number of the usual
 * form. The record outlives its event's body where the petition was moved to the accusations.
 */
export function numberCount({ table, value }: RecordChange): readonly [series: string, ordinal: number] | null {
  if (table !== numberTable || value === null) return null;
  const parts = numberParts((value as KeptNumber).number);
  return parts ? [seriesKey(parts), parts.ordinal] : null;
}
