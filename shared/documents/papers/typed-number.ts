import type { NumberGapStated } from "../../petition/course/step-bodies.ts";
import type { PetitionEvent } from "../../petition/events.ts";

/** A 文号 that stands in a step, of which paper, and the numbers that it was confirmed to leave empty. */
export interface TypedNumber {
  readonly number: string;
  /** Id of the paper's kind. */
  readonly kind: string;
  readonly gap: NumberGapStated | null;
}

/**
 * The own 文号 that a step of this type gives a paper before the paper is issued, or of a paper made elsewhere; null where
 * the type has none. Numbers of other offices (复查、复核) are none of the own series. `body` need not have been checked.
 */
export function typedNumber(type: string, body: Readonly<Record<string, unknown>>): TypedNumber | null {
  const kind = paperOf(type, body);
  if (kind === null) return null;
  const number = body["number"] ?? body["documentNumber"];
  const gap = body["numberGap"] as NumberGapStated | undefined;
  return { number: typeof number === "string" ? number.trim() : "", kind, gap: gap ?? null };
}

function paperOf(type: string, body: Readonly<Record<string, unknown>>): string | null {
  switch (type as PetitionEvent["type"]) {
    case "petition.opinion-issued":
      return "opinion";
    case "petition.referred":
      return "referral";
    case "petition.assigned":
      return "assignment";
    case "petition.reported-back":
      return "completion-report";
    case "petition.supervised":
      return "supervision";
    case "petition.proposed":
      return `proposal-${String(body["kind"])}`;
    case "petition.document-issued":
      return String(body["kind"]);
    default:
      return null;
  }
}
