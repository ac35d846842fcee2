import type { ProfileChange } from "../../../shared/regulation/profile-changes.ts";
import classes from "./rules.module.css";
import { strings } from "./strings.ts";

const words = strings.local.columns;

/** What a local profile changes: from what to what, on which basis. */
export function ChangesTable({ changes }: { readonly changes: readonly ProfileChange[] }) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th>{words.what}</th>
          <th>{words.before}</th>
          <th>{words.after}</th>
          <th>{words.basis}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ key, what, before, after, basis }) => (
          <tr key={`${key}${after}`}>
            <td>
              {what} {/^T\d\d$/.test(key) && <code>{key}</code>}
            </td>
            <td className={classes.quiet}>{before}</td>
            <td>{after}</td>
            <td>{basis}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
