import type { ReactNode } from "react";
import classes from "./start.module.css";
import { strings } from "./strings.ts";

/** The page around every step of the first start: the program's name above, the step's card below. */
export function Frame({ step, children }: { readonly step?: string; readonly children: ReactNode }) {
  return (
    <main className={classes.frame}>
      <header className={classes.brand}>
        <span className={classes.seal} aria-hidden="true">
          访
        </span>
        <span className={classes.product}>{strings.product}</span>
        <span className={classes.step}>{step ?? strings.welcome}</span>
      </header>
      {children}
    </main>
  );
}
