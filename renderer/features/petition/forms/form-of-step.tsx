import type { StepType } from "../../../../shared/petition/course/step-types.ts";
import type { FormFacts, Values } from "./form-fields.ts";
import { RouteWizard } from "./route-wizard.tsx";
import { StepForm } from "./step-form.tsx";
import { useStepDraft } from "./use-step-draft.ts";

interface Props {
  readonly step: StepType;
  readonly facts: FormFacts;
  readonly preset?: Values;
  readonly onClose: () => void;
}

/** The form of a step, once it is known whether it was begun before. Closing it, saved or not, ends what is kept of it. */
export function FormOfStep({ step, facts, preset, onClose }: Props) {
  const hold = useStepDraft(facts.view.id, step, preset);
  if (hold === "loading") return null;
  const close = () => {
    hold.drop();
    onClose();
  };
  if (step === "petition.classified") return <RouteWizard facts={facts} hold={hold} onClose={close} />;
  return <StepForm type={step} facts={facts} hold={hold} onClose={close} {...(preset ? { preset } : {})} />;
}
