import type { ReactNode } from "react";
import type { FormName } from "../../../engine/api/step-draft-api.ts";
import type { Values } from "./form-fields.ts";
import { type StepDraftHold, useStepDraft } from "./use-step-draft.ts";

interface Props {
  readonly petition: string;
  readonly name: FormName;
  readonly preset?: Values | undefined;
  readonly onClose: () => void;
  readonly children: (hold: StepDraftHold, onClose: () => void) => ReactNode;
}

/** A form at a petition, once it is known whether it was begun before. Closing it, saved or not, ends what is kept of it. */
export function HeldForm({ petition, name, preset, onClose, children }: Props) {
  const hold = useStepDraft(petition, name, preset);
  if (hold === "loading") return null;
  return children(hold, () => {
    hold.drop();
    onClose();
  });
}
