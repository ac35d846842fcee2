import classes from "./kept.module.css";
import type { FormHold } from "./use-form-draft.ts";

const words = {
  restored: "接着上次未保存的内容（材料要重新选择）",
  restoredText: "接着上次未保存的内容",
  anew: "清空重填",
  failed: (why: string) => `没有写完的内容没有存上，锁定后会丢失：${why}`,
};

interface Props {
  readonly hold: FormHold;
  /** The form takes files, which have to be chosen again. */
  readonly withFiles?: boolean;
  /** Empties the form. */
  readonly onAnew: () => void;
}

/** Says that the form goes on with what was typed before the desk was locked, or that this could not be kept. */
export function RestoredLine({ hold: { kept, failure }, withFiles = true, onAnew }: Props) {
  if (failure !== null) return <p className={classes.restored}>{words.failed(failure)}</p>;
  if (kept === null) return null;
  return (
    <p className={classes.restored} role="status">
      {withFiles ? words.restored : words.restoredText}
      <button type="button" className={classes.link} onClick={onAnew}>
        {words.anew}
      </button>
    </p>
  );
}
