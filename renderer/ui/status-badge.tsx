import type { ReactNode } from "react";
import classes from "./status-badge.module.css";

/** danger: overdue or supervised; near: due soon; done: acknowledged or finished; brand: of this program; neutral: all else. */
export type Tone = "danger" | "near" | "done" | "brand" | "neutral";

/** A state as a word; the colour only repeats it. */
export function StatusBadge({
  tone = "neutral",
  look = "soft",
  children,
}: {
  readonly tone?: Tone;
  readonly look?: "soft" | "filled" | "outline";
  readonly children: ReactNode;
}) {
  return (
    <span className={classes.badge} data-tone={tone} data-look={look}>
      {children}
    </span>
  );
}
