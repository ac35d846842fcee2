import {
  type ParameterName,
  type Parameters,
  parameterWords,
  visitDestinationWords,
} from "../../../shared/regulation/parameters.ts";
import { parameterValueWords } from "../../../shared/regulation/profile-changes.ts";
import { Panel } from "../../ui/panel.tsx";
import classes from "./rules.module.css";
import { strings } from "./strings.ts";

const words = strings.parameters;

/** What the regulation sets no figure for: local or internal, never 法定. */
export function ParametersPanel({ parameters }: { readonly parameters: Parameters }) {
  return (
    <Panel flush title={words.title}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{words.columns.name}</th>
            <th>{words.columns.from}</th>
            <th>{words.columns.value}</th>
            <th>{words.columns.basis}</th>
          </tr>
        </thead>
        <tbody>
          {(Object.keys(parameterWords) as ParameterName[]).map((name) => {
            const set = parameters[name];
            return (
              <tr key={name} className={set ? classes.changed : undefined}>
                <td>{parameterWords[name].name}</td>
                <td>{parameterWords[name].from}</td>
                <td className={set ? undefined : classes.quiet}>
                  {parameterValueWords(name, parameters)}
                  {name === "groupVisits" && <Thresholds parameters={parameters} />}
                </td>
                <td>{set?.basis ?? ""}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={classes.note}>{words.note}</p>
    </Panel>
  );
}

function Thresholds({ parameters }: { readonly parameters: Parameters }) {
  return parameters.groupVisits?.thresholds.map(({ destination, people, action }) => (
    <div key={`${destination}${people}`}>{words.threshold(visitDestinationWords[destination], people, action)}</div>
  ));
}
