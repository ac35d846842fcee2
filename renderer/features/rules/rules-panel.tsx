import type { Rule } from "../../../shared/regulation/profile.ts";
import { ruleIds } from "../../../shared/regulation/profile.ts";
import { lengthWords } from "../../../shared/regulation/profile-changes.ts";
import type { RulesInfo } from "../../engine/api/rules-api.ts";
import { Panel } from "../../ui/panel.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import classes from "./rules.module.css";
import { strings } from "./strings.ts";

const words = strings.rules;

/** Every rule in force, with its article; what a local profile changed stands out. */
export function RulesPanel({ info: { present } }: { readonly info: RulesInfo }) {
  return (
    <Panel flush title={words.title} aside={words.asOf(present.effectiveFrom, present.earlier ? present.name : null)}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{words.columns.id}</th>
            <th>{words.columns.step}</th>
            <th>{words.columns.length}</th>
            <th>{words.columns.anchor}</th>
            <th>{words.columns.who}</th>
            <th>{words.columns.document}</th>
            <th>{words.columns.article}</th>
          </tr>
        </thead>
        <tbody>
          {ruleIds.map((id) => (
            <Row key={id} id={id} rule={present.rules[id]} nature={words.statutory} />
          ))}
          <Row id={words.routeFive} rule={present.routeFive} nature={words.other} />
        </tbody>
      </table>
      <p className={classes.note}>{words.note}</p>
    </Panel>
  );
}

function Row({ id, rule, nature }: { readonly id: string; readonly rule: Rule; readonly nature: string }) {
  return (
    <tr className={rule.local ? classes.changed : undefined}>
      <td>
        <code>{id}</code>
      </td>
      <td>{rule.step}</td>
      <td className={classes.nowrap}>
        {id === "T08" ? words.atMost(lengthWords(rule)) : lengthWords(rule)}
        {rule.pause.length > 0 && <div className={classes.quiet}>{words.hearing}</div>}
      </td>
      <td>{rule.anchor}</td>
      <td className={classes.nowrap}>{words.owes[id] ?? words.who[rule.who]}</td>
      <td>{rule.document}</td>
      <td>
        <span className={classes.nature}>
          {rule.local ? (
            <StatusBadge tone="near">{words.local}</StatusBadge>
          ) : (
            <StatusBadge tone={nature === words.statutory ? "brand" : "neutral"}>{nature}</StatusBadge>
          )}
          {rule.article}
        </span>
      </td>
    </tr>
  );
}
