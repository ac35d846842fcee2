import type { ReactNode } from "react";
import classes from "./fact-list.module.css";

/** Label and value, one pair a line. A null value is left out. */
export function FactList({
  facts,
  wide,
}: {
  readonly facts: readonly (readonly [string, ReactNode])[];
  readonly wide?: boolean;
}) {
  return (
    <dl className={classes.list} data-wide={wide || undefined}>
      {facts
        .filter(([, value]) => value !== null)
        .map(([label, value]) => (
          <div key={label} className={classes.pair}>
            <dt className={classes.label}>{label}</dt>
            <dd className={classes.value}>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
