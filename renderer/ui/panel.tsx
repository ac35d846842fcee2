import type { ReactNode } from "react";
import classes from "./panel.module.css";

/** A white card with a heading line: the one container of every screen. `flush` lets a table touch the edges. */
export function Panel({
  title,
  aside,
  flush,
  children,
  label,
}: {
  readonly title?: ReactNode;
  /** Stands at the right of the heading. */
  readonly aside?: ReactNode;
  readonly flush?: boolean;
  readonly children?: ReactNode;
  /** Names the region when the title is not plain text. */
  readonly label?: string;
}) {
  return (
    <section className={classes.panel} aria-label={label ?? (typeof title === "string" ? title : undefined)}>
      {title !== undefined && (
        <header className={classes.head}>
          <h2 className={classes.title}>{title}</h2>
          {aside !== undefined && <div className={classes.aside}>{aside}</div>}
        </header>
      )}
      <div className={flush ? classes.flush : classes.body}>{children}</div>
    </section>
  );
}
