import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { missingYearsSentence } from "../../shared/regulation/calendar.ts";
import classes from "./missing-years.module.css";

/** Says which year's holiday notice is not known and, elsewhere than there, leads to where it is brought in; nothing where all are. */
export function MissingYears({ years, link }: { readonly years: readonly number[]; readonly link?: ReactNode }) {
  const sentence = missingYearsSentence(years);
  if (sentence === null) return null;
  return (
    <div className={classes.warning} role="note">
      <IconAlertTriangle size={18} aria-hidden="true" />
      <div>
        <strong>{sentence}</strong>
        <div>
          工作日期限和最迟办理日仅供参考。国务院办公厅发布放假通知后，请录入放假表。
          {link}
        </div>
      </div>
    </div>
  );
}
