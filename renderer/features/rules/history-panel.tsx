import type { RulesInfo } from "../../engine/api/rules-api.ts";
import { momentWords } from "../../ui/format.ts";
import { Panel } from "../../ui/panel.tsx";
import classes from "./rules.module.css";
import { strings } from "./strings.ts";

const words = strings.history;

/** What was adopted when and by whom, newest first. */
export function HistoryPanel({ adoptions, today }: { readonly adoptions: RulesInfo["adoptions"]; readonly today: string }) {
  return (
    <Panel flush={adoptions.length > 0} title={words.title}>
      {adoptions.length === 0 ? (
        <p className={classes.text}>{words.none}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{words.columns.at}</th>
              <th>{words.columns.what}</th>
              <th>{words.columns.from}</th>
              <th>{words.columns.by}</th>
            </tr>
          </thead>
          <tbody>
            {adoptions.map(({ id, at, own, profile, years }) => (
              <tr key={id}>
                <td className={classes.nowrap}>{momentWords(at, today)}</td>
                <td>
                  {profile ? profile.name : words.calendar(years.join("、"))}
                  {profile && <div className={classes.quiet}>{profile.source}</div>}
                </td>
                <td className={classes.nowrap}>{profile?.effectiveFrom ?? ""}</td>
                <td className={classes.nowrap}>{own ? words.own : words.above}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
