import { confirmationLabels } from "../../../shared/petition/labels.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { Panel } from "../../ui/panel.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { History } from "./facts.tsx";
import type { DictionaryNames } from "./field-words.ts";
import classes from "./petition.module.css";
import { StampWords } from "./stamp-words.tsx";
import { strings } from "./strings.ts";

/** The petitioner's own words, frozen, and what was added to them later (Art. 19). */
export function Statement({ view }: { readonly view: PetitionView }) {
  const { statement, supplements } = view;
  if (!statement) return null;
  return (
    <Panel
      title={strings.statement}
      aside={
        statement.confirmation ? (
          `${statement.confirmation.date} ${confirmationLabels[statement.confirmation.how]}`
        ) : (
          <StatusBadge tone="near">{strings.unconfirmed}</StatusBadge>
        )
      }
    >
      <div className={classes.part}>
        <p className={classes.text}>{statement.text}</p>
      </div>
      {supplements.map((supplement, place) => (
        <div key={supplement.stamp.event} className={classes.part}>
          <div className={classes.partHead}>
            <span>
              {strings.supplement(place + 1)} · {supplement.receiptDate} · {supplement.signed ? strings.signed : strings.unsigned}
            </span>
            <StampWords stamp={supplement.stamp} />
          </div>
          <p className={classes.text}>{supplement.text}</p>
        </div>
      ))}
    </Panel>
  );
}

/** The officials' own words; every earlier version stays. */
export function Summary({ view, names }: { readonly view: PetitionView; readonly names: DictionaryNames }) {
  const summary = view.fields.summary;
  return (
    <Panel title={strings.summary} aside={summary && <History field="summary" state={summary} names={names} />}>
      {summary && summary.value !== "" ? (
        <p className={classes.text}>{summary.value}</p>
      ) : (
        <div className={classes.small}>{strings.noSummary}</div>
      )}
    </Panel>
  );
}
