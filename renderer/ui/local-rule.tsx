import { IconInfoCircle } from "@tabler/icons-react";
import classes from "./local-rule.module.css";

/** What a local rule says is due here, in its sentence; nothing where it says nothing. */
export function LocalRule({ sentence }: { readonly sentence: string | null }) {
  if (sentence === null) return null;
  return (
    <p role="status" className={classes.note}>
      <IconInfoCircle size={14} stroke={1.8} aria-hidden="true" />
      <span>{sentence}</span>
    </p>
  );
}
