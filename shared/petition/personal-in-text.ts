import { checkIdentityCard } from "./validation/identity-card.ts";
import { checkPhone } from "./validation/phone.ts";

/** What free text seems to hold that belongs in no ledger of matters. */
export type PersonalNumber = "identity" | "phone";

/** Runs of digits as people write numbers: in groups, with blanks or hyphens between them, an X at the end. */
const runs = /\d(?:[ \-‐-―−]?[\dXx])*/g;

/**
 * Which kinds of personal numbers a text seems to hold: resident identity numbers (GB 11643) and telephone numbers that
 * the checks of a petition's own fields would take for one. It only warns; days, sums and document numbers are neither.
 * `today`, `2026-11-25`, bounds birth dates.
 */
export function personalNumbersIn(text: string, today: string): readonly PersonalNumber[] {
  const found = new Set<PersonalNumber>();
  for (const [run] of text.normalize("NFKC").matchAll(runs)) {
    const bare = run.replace(/[^\dXx]/g, "");
    if (checkIdentityCard(bare, today).kind !== "impossible") found.add("identity");
    const phone = checkPhone(run.replace(/ /g, ""));
    if (phone.kind === "ok" && (phone.derived.kind === "mobile" || phone.derived.kind === "fixed")) found.add("phone");
  }
  return [...found];
}
