import linkClasses from "../petition.module.css";
import classes from "./forms.module.css";
import type { StepDraftHold } from "./use-step-draft.ts";
import { words } from "./words.ts";

interface Props {
  readonly hold: StepDraftHold;
  /** Empties the form. */
  readonly onAnew: () => void;
}

/** Says that the form goes on with what was typed before the desk was locked, or that this could not be kept. */
export function RestoredLine({ hold: { kept, failure }, onAnew }: Props) {
  if (failure !== null) return <p className={classes.restored}>{words.kept.failed(failure)}</p>;
  if (kept === null) return null;
  return (
    <p className={classes.restored} role="status">
      {words.kept.restored}
      <button type="button" className={linkClasses["link"]} onClick={onAnew}>
        {words.kept.anew}
      </button>
    </p>
  );
}
