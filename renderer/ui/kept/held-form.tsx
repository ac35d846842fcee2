import type { ReactNode } from "react";
import type { FormName } from "../../engine/api/form-draft-api.ts";
import { type FormHold, useFormDraft } from "./use-form-draft.ts";

interface Props {
  readonly petition: string;
  readonly name: FormName;
  readonly preset?: Readonly<Record<string, unknown>> | undefined;
  readonly onClose: () => void;
  readonly children: (hold: FormHold, onClose: () => void) => ReactNode;
}

/** A form at a petition, once it is known whether it was begun before. Closing it, saved or not, ends what is kept of it. */
export function HeldForm({ petition, name, preset, onClose, children }: Props) {
  const hold = useFormDraft(petition, name, preset);
  if (hold === "loading") return null;
  return children(hold, () => {
    hold.drop();
    onClose();
  });
}
