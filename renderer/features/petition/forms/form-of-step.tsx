import type { StepType } from "../../../../shared/petition/course/step-types.ts";
import { HeldForm } from "../../../ui/kept/held-form.tsx";
import type { FormFacts, Values } from "./form-fields.ts";
import { RouteWizard } from "./route-wizard.tsx";
import { StepForm } from "./step-form.tsx";

interface Props {
  readonly step: StepType;
  readonly facts: FormFacts;
  readonly preset?: Values;
  readonly onClose: () => void;
}

/** The form of a step. */
export function FormOfStep({ step, facts, preset, onClose }: Props) {
  return (
    <HeldForm petition={facts.view.id} name={step} preset={preset} onClose={onClose}>
      {(hold, close) =>
        step === "petition.classified" ? (
          <RouteWizard facts={facts} hold={hold} onClose={close} />
        ) : (
          <StepForm type={step} facts={facts} hold={hold} onClose={close} {...(preset ? { preset } : {})} />
        )
      }
    </HeldForm>
  );
}
