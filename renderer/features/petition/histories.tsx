import type { FieldName } from "../../../shared/petition/intake.ts";
import { fieldLabels } from "../../../shared/petition/labels.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { Panel } from "../../ui/panel.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { type DictionaryNames, fieldWords } from "./field-words.ts";
import classes from "./petition.module.css";
import { StampWords } from "./stamp-words.tsx";
import { strings } from "./strings.ts";
import { timelineLine } from "./timeline-words.ts";

interface Props {
  readonly view: PetitionView;
  readonly names: DictionaryNames;
}

/** 历次记载: every value that a field ever had, and every step with whether it still counts. Nothing is ever lost. */
export function Histories({ view, names }: Props) {
  const fields = (Object.keys(fieldLabels) as FieldName[]).filter((name) => (view.fields[name]?.history.length ?? 0) > 0);
  const aside = new Set(view.setAside);
  return (
    <div className={classes.column}>
      <Panel title={strings.fieldHistory} flush>
        <table className={classes.list}>
          <thead>
            <tr>
              <th scope="col">{strings.field}</th>
              <th scope="col">{strings.entered}</th>
              <th scope="col">{strings.validity}</th>
              <th scope="col">{strings.recordedBy}</th>
            </tr>
          </thead>
          <tbody>
            {fields.flatMap((name) => {
              const state = view.fields[name];
              if (!state) return [];
              const rivals = new Set(state.rivals.map(({ stamp }) => stamp.event));
              return [...state.history].reverse().map(({ value, stamp }, at) => (
                <tr key={`${name} ${stamp.event}`}>
                  <th scope="row">
                    {at === 0 ? fieldLabels[name] : <span className={classes.hidden}>{fieldLabels[name]}</span>}
                  </th>
                  <td className={classes.value}>{fieldWords(name, value as never, names)}</td>
                  <td>
                    {stamp.event === state.stamp.event ? (
                      <StatusBadge tone="brand">{strings.current}</StatusBadge>
                    ) : rivals.has(stamp.event) ? (
                      <StatusBadge tone="near">{strings.rival}</StatusBadge>
                    ) : (
                      <span className={classes.small}>{strings.earlier}</span>
                    )}
                  </td>
                  <td>
                    <StampWords stamp={stamp} />
                  </td>
                </tr>
              ));
            })}
          </tbody>
        </table>
      </Panel>
      <Panel title={strings.stepHistory} aside={strings.entries(view.timeline.length)} flush>
        <table className={classes.list}>
          <thead>
            <tr>
              <th scope="col">{strings.form.date}</th>
              <th scope="col">{strings.step}</th>
              <th scope="col">{strings.form.text}</th>
              <th scope="col">{strings.validity}</th>
              <th scope="col">{strings.recordedBy}</th>
            </tr>
          </thead>
          <tbody>
            {view.timeline.map((entry) => {
              const line = timelineLine(entry);
              return (
                <tr key={entry.stamp.event}>
                  <td className={classes.noWrap}>{line.day}</td>
                  <th scope="row">
                    {line.what} {line.article && <span className={classes.small}>{line.article}</span>}
                  </th>
                  <td className={classes.value}>{line.detail}</td>
                  <td>
                    {aside.has(entry.stamp.event) ? (
                      <StatusBadge tone="near">{strings.setAside}</StatusBadge>
                    ) : (
                      <span className={classes.small}>{strings.counts}</span>
                    )}
                  </td>
                  <td>
                    <StampWords stamp={entry.stamp} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Panel>
    </div>
  );
}
