import { IconAlertTriangle } from "@tabler/icons-react";
import classes from "./rules.module.css";
import { strings } from "./strings.ts";

/** Says which year's holiday notice is not known; nothing where all are. */
export function MissingYears({ years }: { readonly years: readonly number[] }) {
  if (years.length === 0) return null;
  return (
    <div className={classes.warning} role="note">
      <IconAlertTriangle size={18} aria-hidden="true" />
      <div>
        <strong>{strings.missing(years.join("、"))}</strong>
        <div>{strings.missingText}</div>
      </div>
    </div>
  );
}
