import { Button } from "@mantine/core";
import { useState } from "react";
import type { FieldName, PetitionFields } from "../../../shared/petition/intake.ts";
import { contestedLabel, fieldLabels } from "../../../shared/petition/labels.ts";
import { type ContestedPair, contestedPairs } from "../../../shared/petition/steps.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import { useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { Panel } from "../../ui/panel.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { conflictsOf } from "./amendment.ts";
import { type DictionaryNames, fieldWords } from "./field-words.ts";
import classes from "./petition.module.css";
import { StampWords } from "./stamp-words.tsx";
import { strings } from "./strings.ts";
import { timelineLine } from "./timeline-words.ts";

interface Props {
  readonly view: PetitionView;
  readonly names: DictionaryNames;
  readonly settleable: boolean;
}

/** Values that two people wrote without knowing of each other, side by side, until a person chooses. */
export function Conflicts({ view, names, settleable }: Props) {
  const fields = conflictsOf(view);
  if (fields.length === 0 && view.contested.length === 0) return null;
  return (
    <Panel title={strings.conflicts} aside={strings.conflictsHint}>
      {contestedPairs(view).map((pair) => (
        <Steps key={pair.steps.map((stamp) => stamp.event).join()} pair={pair} view={view} settleable={settleable} />
      ))}
      {fields.map((field) => (
        <Rivals key={field} field={field} view={view} names={names} settleable={settleable} />
      ))}
    </Panel>
  );
}

/** Two steps that cannot both stand: the chosen one stands, the other is set aside. */
function Steps({ pair, view, settleable }: Pick<Props, "view" | "settleable"> & { readonly pair: ContestedPair }) {
  const { settle, refused } = useSettling(view.id, "step");
  return (
    <div className={classes.part}>
      <div className={classes.partHead}>{contestedLabel(pair.code)}</div>
      <div className={classes.rivals}>
        {pair.steps.map((stamp) => {
          const entry = view.timeline.find((one) => one.stamp.event === stamp.event);
          const line = entry && timelineLine(entry);
          return (
            <div key={stamp.event} className={classes.rival}>
              <div>
                <div className={classes.partHead}>
                  <StampWords stamp={stamp} />
                </div>
                <p className={classes.text}>{[line?.what, line?.detail].filter(Boolean).join("：")}</p>
              </div>
              {settleable && <Choose onChoose={() => settle(stamp.event)} />}
            </div>
          );
        })}
      </div>
      {refused && <RefusedNotice refused={refused} />}
    </div>
  );
}

function Choose({ onChoose }: { readonly onChoose: () => void }) {
  return (
    <div>
      <Button size="xs" variant="default" onClick={onChoose}>
        {strings.choose}
      </Button>
    </div>
  );
}

function useSettling(petition: string, field: FieldName | "step") {
  const engine = useEngine();
  const [refused, setRefused] = useState<Refused | null>(null);
  const settle = (event: string) =>
    void engine.settleConflict({ petition, field, event }).then((answer) => setRefused(isRefused(answer) ? answer : null));
  return { settle, refused };
}

function Rivals({ field, view, names, settleable }: Props & { readonly field: FieldName }) {
  const { settle, refused } = useSettling(view.id, field);
  const state = view.fields[field];
  if (!state) return null;
  const values = [{ value: state.value, stamp: state.stamp }, ...state.rivals];
  return (
    <div className={classes.part}>
      <div className={classes.partHead}>{fieldLabels[field]}</div>
      <div className={classes.rivals}>
        {values.map(({ value, stamp }, place) => (
          <div key={stamp.event} className={classes.rival} data-current={place === 0 || undefined}>
            <div>
              <div className={classes.partHead}>
                <StampWords stamp={stamp} />
                <StatusBadge tone={place === 0 ? "brand" : "neutral"}>{place === 0 ? strings.now : strings.rival}</StatusBadge>
              </div>
              <p className={classes.text}>{fieldWords(field, value as PetitionFields[typeof field] as never, names)}</p>
            </div>
            {settleable && <Choose onChoose={() => settle(stamp.event)} />}
          </div>
        ))}
      </div>
      {refused && <RefusedNotice refused={refused} />}
    </div>
  );
}
