import type { CommandName } from "../../../shared/petition/command.ts";
import type { StepType } from "../../../shared/petition/course/step-types.ts";
import type { Answer } from "./answer.ts";

/** A form at a petition: of a step, of what is recorded beside the procedure, or of a paper of that kind. */
export type FormName = StepType | CommandName | `paper:${string}`;

/** One form at a petition, of whoever is at the desk: a colleague's unfinished form is not answered. */
interface OfForm {
  readonly petition: string;
  readonly type: FormName;
}

/** Unfinished forms; they survive a locked desk and a power cut. */
export interface FormDraftApi {
  /** What was typed and neither saved nor given up; null where nothing was, or while the desk is locked. */
  formDraft(request: OfForm): Promise<Readonly<Record<string, unknown>> | null>;
  /** Which forms of a petition the person at the desk has begun and not finished; none while the desk is locked. */
  unfinishedForms(request: { readonly petition: string }): Promise<readonly FormName[]>;
  /** Durable when it resolves. Refused for a petition that is unknown, voided, moved to the accusations or destroyed. */
  saveFormDraft(request: OfForm & { readonly form: Readonly<Record<string, unknown>> }): Answer<null>;
  discardFormDraft(request: OfForm): Answer<null>;
}
