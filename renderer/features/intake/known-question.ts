import type { IntakeForm } from "./form.ts";
import { compact } from "./to-intake.ts";

/** What the engine looks for the same matter by: a title, and something of the person. */
export interface Question {
  readonly identityNumber?: string;
  readonly phone?: string;
  readonly name?: string;
  readonly place?: string;
  readonly title?: string;
}

/**
 * What is asked of the engine: only what is long enough to mean something, and nothing while there is no title or no
 * person, because only the same person's same matter is shown.
 */
export function questionOf(form: IntakeForm): Question | null {
  const [principal] = form.petitioners;
  const title = form.title.trim();
  if (form.anonymous || !principal || title.length < 4) return null;
  const identityNumber = compact(principal.identityNumber).toUpperCase();
  const phone = compact(principal.phone);
  const name = principal.name.trim();
  const question: Question = {
    ...(identityNumber.length >= 15 ? { identityNumber } : {}),
    ...(phone.length >= 7 ? { phone } : {}),
    ...(name.length >= 2 && form.place !== "" ? { name, place: form.place } : {}),
    title,
  };
  return question.identityNumber || question.phone || question.name ? question : null;
}
