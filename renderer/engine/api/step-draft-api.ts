import type { CommandName } from "../../../shared/petition/command.ts";
import type { StepType } from "../../../shared/petition/course/step-types.ts";
import type { Answer } from "./answer.ts";

/** A form at a petition: of a step, or of what is recorded beside the procedure. */
export type FormName = StepType | CommandName;

/** One form at a petition, of whoever is at the desk: a colleague's unfinished form is not answered. */
interface OfForm {
  readonly petition: string;
  readonly type: FormName;
}

/** Unfinished forms; they survive a locked desk and a power cut. */
export interface StepDraftApi {
  /** What was typed and neither saved nor given up; null where nothing was, or while the desk is locked. */
  stepDraft(request: OfForm): Promise<Readonly<Record<string, unknown>> | null>;
  /** Durable when it resolves. Refused for a petition that is unknown, voided or moved to the accusations. */
  saveStepDraft(request: OfForm & { readonly form: Readonly<Record<string, unknown>> }): Answer<null>;
  discardStepDraft(request: OfForm): Answer<null>;
}
