import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Refused } from "../engine/api/answer.ts";
import classes from "./error-notice.module.css";

/** Something did not work: what happened, what is safe, what to do. Announced to screen readers at once. */
export function ErrorNotice({
  happened,
  safe,
  todo,
  code,
  action,
}: {
  readonly happened: ReactNode;
  readonly safe?: ReactNode;
  readonly todo?: ReactNode;
  /** Reason code to read out by telephone. */
  readonly code?: string;
  readonly action?: ReactNode;
}) {
  return (
    <div role="alert" className={classes.notice}>
      <IconAlertTriangle size={18} className={classes.icon} aria-hidden="true" />
      <div className={classes.text}>
        <p className={classes.happened}>{happened}</p>
        {safe !== undefined && <p className={classes.line}>{safe}</p>}
        {todo !== undefined && <p className={classes.line}>{todo}</p>}
        {code !== undefined && <p className={classes.code}>原因代码 {code}</p>}
        {action !== undefined && <div className={classes.action}>{action}</div>}
      </div>
    </div>
  );
}

/** A refusal of the engine, whose one sentence already says what happened, what is safe and what to do. */
export function RefusedNotice({ refused }: { readonly refused: Refused }) {
  return <ErrorNotice happened={refused.message} {...(refused.article ? { safe: `依据：${refused.article}` } : {})} />;
}

/** A defect: the engine did not answer. */
export function DefectNotice({ retry }: { readonly retry?: ReactNode }) {
  return (
    <ErrorNotice
      happened="这一步没有完成，程序内部出错。"
      safe="已保存的登记都在本机，没有改动。"
      todo="请再试一次；仍不行时关闭本窗口重新打开。"
      {...(retry === undefined ? {} : { action: retry })}
    />
  );
}
