import type { DutyInfo } from "../engine/api/petition-api.ts";
import classes from "./due-badge.module.css";
import { StatusBadge } from "./status-badge.tsx";

/** Days left of a duty, in a word. Negative days are overdue. */
export function DueBadge({ daysLeft, done = null }: { readonly daysLeft: number; readonly done?: string | null }) {
  if (done !== null) return <StatusBadge tone="done">已办</StatusBadge>;
  if (daysLeft < 0)
    return (
      <StatusBadge tone="danger" look="filled">
        逾期 {-daysLeft} 天
      </StatusBadge>
    );
  if (daysLeft === 0)
    return (
      <StatusBadge tone="danger" look="outline">
        今天到期
      </StatusBadge>
    );
  return <StatusBadge tone={daysLeft <= 3 ? "near" : "neutral"}>剩 {daysLeft} 天</StatusBadge>;
}

/** The step that a date asks for, and its article (or 内部): no date is ever shown without them. */
export function DueStep({ duty }: { readonly duty: Pick<DutyInfo, "step" | "article" | "strict"> }) {
  return (
    <div>
      <div>{duty.step}</div>
      <div className={classes.article}>
        {duty.article || "内部"} · <span className={classes.day}>{duty.strict.slice(5)}</span>
      </div>
    </div>
  );
}
