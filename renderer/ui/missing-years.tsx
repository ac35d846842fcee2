import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./missing-years.module.css";

/** Says which year's holiday notice is not known and, elsewhere than there, leads to where it is brought in; nothing where all are. */
export function MissingYears({ years, link }: { readonly years: readonly number[]; readonly link?: ReactNode }) {
  if (years.length === 0) return null;
  return (
    <div className={classes.warning} role="note">
      <IconAlertTriangle size={18} aria-hidden="true" />
      <div>
        <strong>没有 {years.join("、")} 年的放假安排</strong>
        <div>
          这些年份只按周末和固定日期的节日推算，工作日期限和最迟办理日仅供参考。国务院办公厅发布放假通知后，请录入放假表。
          {link}
        </div>
      </div>
    </div>
  );
}
