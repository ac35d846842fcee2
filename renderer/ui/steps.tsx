import type { ReactNode } from "react";
import classes from "./steps.module.css";

type StepState = "waiting" | "now" | "done";

/** One of the big numbered steps of a procedure. Its state is a word as well as a colour. */
export function Step({
  number,
  title,
  state,
  aside,
  children,
}: {
  readonly number: number;
  readonly title: string;
  readonly state: StepState;
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
}) {
  const word = { waiting: "未到", now: "进行中", done: "已完成" }[state];
  return (
    <li className={classes.step} data-state={state} aria-current={state === "now" ? "step" : undefined}>
      <div className={classes.head}>
        <span className={classes.number} aria-hidden="true">
          {state === "done" ? "✓" : number}
        </span>
        <h3 className={classes.title}>{title}</h3>
        <span className={classes.state}>{word}</span>
        {aside !== undefined && <div className={classes.aside}>{aside}</div>}
      </div>
      {hasContent(children) && <div className={classes.body}>{children}</div>}
    </li>
  );
}

export function Steps({ children }: { readonly children: ReactNode }) {
  return <ol className={classes.steps}>{children}</ol>;
}

/** False for what renders nothing: React children of a step that is not shown are `false`. */
function hasContent(children: ReactNode): boolean {
  if (Array.isArray(children)) return children.some(hasContent);
  return children !== undefined && children !== null && children !== false;
}
