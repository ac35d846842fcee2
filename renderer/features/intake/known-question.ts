import type { IntakeForm } from "./form.ts";
import { compact } from "./to-intake.ts";

/** What the engine may look for the same matter by. */
export interface Question {
  readonly identityNumber?: string;
  readonly phone?: string;
  readonly name?: string;
  readonly place?: string;
  readonly title?: string;
}

/** What is asked of the engine: only what is long enough to mean something. */
export function questionOf(form: IntakeForm): Question | null {
  const [principal] = form.petitioners;
  if (form.anonymous || !principal) return form.title.trim().length >= 4 ? { title: form.title.trim() } : null;
  const identityNumber = compact(principal.identityNumber).toUpperCase();
  const phone = compact(principal.phone);
  const name = principal.name.trim();
  const question: Question = {
    ...(identityNumber.length >= 15 ? { identityNumber } : {}),
    ...(phone.length >= 7 ? { phone } : {}),
    ...(name.length >= 2 ? { name } : {}),
    ...(form.place === "" ? {} : { place: form.place }),
    ...(form.title.trim().length >= 4 ? { title: form.title.trim() } : {}),
  };
  return question.identityNumber || question.phone || question.name || question.title ? question : null;
}
