import type { CommandName } from "../../../shared/petition/command.ts";
import type { StepType } from "../../../shared/petition/course/step-types.ts";
import type { FormFacts, Values } from "./forms/form-fields.ts";
import { FormOfStep } from "./forms/form-of-step.tsx";
import { recordForms } from "./record-forms.tsx";

/** Which form stands open: of a step, perhaps with values to begin with, or of a record beside the procedure. */
export type Opened = { readonly step: StepType; readonly preset?: Values } | { readonly record: CommandName };

const repeating: ReadonlySet<StepType> = new Set<StepType>([
  "petition.examined",
  "petition.classified",
  "petition.guided",
  "petition.opinion-issued",
  "petition.served",
  "petition.split",
  "petition.plan-set",
  "petition.urgent-reported",
  "petition.tagged",
]);

/** Whether the form of a step takes over words of the petition: then they have to be shown in clear, which is recorded. */
export function repeatsWords(step: StepType): boolean {
  return repeating.has(step);
}

interface Props {
  readonly opened: Opened;
  readonly facts: FormFacts;
  readonly onClose: () => void;
}

/** The form that was asked for. */
export function OpenForm({ opened, facts, onClose }: Props) {
  if ("record" in opened) {
    const Form = recordForms[opened.record];
    return Form ? <Form view={facts.view} today={facts.today} onClose={onClose} /> : null;
  }
  const { step, preset } = opened;
  return <FormOfStep key={step} step={step} facts={facts} onClose={onClose} {...(preset ? { preset } : {})} />;
}
