import type { ReactNode } from "react";
import classes from "./page.module.css";

/** A screen: heading, a few words beside it, the one primary button at the right, content on the 12 px grid. */
export function Page({
  title,
  beside,
  actions,
  children,
}: {
  readonly title: ReactNode;
  readonly beside?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{title}</h1>
        {beside !== undefined && <div className={classes.beside}>{beside}</div>}
        <div className={classes.actions}>{actions}</div>
      </header>
      {children}
    </div>
  );
}
