import { Button } from "@mantine/core";
import { useState } from "react";
import type { FieldName, PetitionFields } from "../../../shared/petition/intake.ts";
import { contestedLabel, fieldLabels } from "../../../shared/petition/labels.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { isRefused, type Refused } from "../../engine/api.ts";
import { useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { Panel } from "../../ui/panel.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { conflictsOf } from "./amendment.ts";
import { type DictionaryNames, fieldWords } from "./field-words.ts";
import classes from "./petition.module.css";
import { StampWords } from "./stamp-words.tsx";
import { strings } from "./strings.ts";

interface Props {
  readonly view: PetitionView;
  readonly names: DictionaryNames;
  readonly editable: boolean;
}

/** Values that two people wrote without knowing of each other, side by side, until a person chooses. */
export function Conflicts({ view, names, editable }: Props) {
  const fields = conflictsOf(view);
  if (fields.length === 0 && view.contested.length === 0) return null;
  return (
    <Panel title={strings.conflicts} aside={strings.conflictsHint}>
      {view.contested.map((code) => (
        <div key={code} className={classes.part}>
          {contestedLabel(code)}
        </div>
      ))}
      {fields.map((field) => (
        <Rivals key={field} field={field} view={view} names={names} editable={editable} />
      ))}
    </Panel>
  );
}

function Rivals({ field, view, names, editable }: Props & { readonly field: FieldName }) {
  const engine = useEngine();
  const [refused, setRefused] = useState<Refused | null>(null);
  const state = view.fields[field];
  if (!state) return null;
  const settle = async (event: string) => {
    const answer = await engine.settleConflict({ petition: view.id, field, event });
    setRefused(isRefused(answer) ? answer : null);
  };
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
            {editable && (
              <div>
                <Button size="xs" variant="default" onClick={() => void settle(stamp.event)}>
                  {strings.choose}
                </Button>
              </div>
            )}
          </div>
        ))}
      </div>
      {refused && <RefusedNotice refused={refused} />}
    </div>
  );
}
