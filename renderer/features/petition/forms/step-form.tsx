import { Checkbox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { Fragment, useState } from "react";
import { type NewStepType, stepBodies } from "../../../../shared/petition/course/step-bodies.ts";
import { stepWords } from "../../../../shared/petition/course/step-words.ts";
import { isRefused, type Refused } from "../../../engine/api/answer.ts";
import { useEngine, useQuery } from "../../../ui/engine.tsx";
import { RestoredLine } from "../../../ui/kept/restored-line.tsx";
import type { FormHold } from "../../../ui/kept/use-form-draft.ts";
import { useKeptState } from "../../../ui/kept/use-kept-state.ts";
import { CommandForm } from "../command-form.tsx";
import { bodyOf, isShown, startValues } from "./body-of.ts";
import { FieldInput } from "./field-input.tsx";
import { firstToFill } from "./first-to-fill.ts";
import type { Field, FormFacts, Value, Values } from "./form-fields.ts";
import classes from "./forms.module.css";
import { GapReason } from "./gap-reason.tsx";
import { keepable, restoredValues } from "./kept-form.ts";
import { type DescribedStep, descriptionOf, fieldsOf } from "./step-descriptions.ts";
import { chosen, storeFiles, takeStep } from "./take-steps.ts";
import { words } from "./words.ts";

interface Props {
  readonly type: DescribedStep;
  readonly facts: FormFacts;
  /** Values to begin with instead of the usual ones. */
  readonly preset?: Values;
  readonly hold: FormHold;
  readonly onClose: () => void;
}

/** The field of a paper's 文号. */
function isNumber({ key }: Field): boolean {
  return key === "number" || key === "documentNumber";
}

/** The year of the step's day, in which its 文号 counts. */
function yearIn({ date }: Values, today: string): number {
  return Number(String(date ?? today).slice(0, 4));
}

/** The small form of a step, from its description. The engine's refusal stays in the form, at the field it names. */
export function StepForm({ type, facts, preset, hold, onClose }: Props) {
  const engine = useEngine();
  const description = descriptionOf(type);
  const fields = fieldsOf(type);
  const form = useKeptState<Values>(
    hold,
    () => {
      const start = startValues(fields, facts);
      return { start, begin: { ...start, ...preset } };
    },
    (kept) => restoredValues(fields, kept),
    (now) => keepable(fields, now),
  );
  const values = form.now;
  const [refused, setRefused] = useState<Refused | null>(null);
  const [confirmed, setConfirmed] = useState(false);
  /** Numbers that the typed 文号 leaves empty, as the engine found them, and why. */
  const [gap, setGap] = useState<NonNullable<Refused["gap"]> | null>(null);
  const [gapReason, setGapReason] = useState("");
  const mustConfirm = refused?.refused === "complained-of";

  const anew = () => {
    form.anew();
    setRefused(null);
    setConfirmed(false);
    setGap(null);
    setGapReason("");
  };
  const save = async (): Promise<Refused | null> => {
    const files = await storeFiles(engine, fields, values);
    if (isRefused(files)) return files;
    const plain = bodyOf(fields, values, facts, files.stored);
    const body = {
      ...plain,
      ...(confirmed ? { confirmed: ["complained-of"] } : {}),
      ...(gap !== null && gapReason.trim() !== "" ? { numberGap: { ...gap, reason: gapReason.trim() } } : {}),
    };
    const steps = description.steps?.(body, values) ?? [{ type, body }];
    if (steps.length === 0) return { refused: "nothing", message: words.nothing };
    for (const step of steps.slice(form.taken)) {
      const answer = await takeStep(engine, facts.view.id, step);
      if (answer !== null) return answer;
      form.tookOne();
    }
    return null;
  };
  const shown = fields.filter((field) => isShown(field, values, facts));
  const first = firstToFill(fields, values, facts);
  const entered = {
    petition: facts.view.id,
    type: type as NewStepType,
    body: bodyOf(fields, values, facts, chosen(fields, values)),
  };
  const [settled] = useDebouncedValue(JSON.stringify(entered), 300);
  const doubts = useQuery("stepWarnings", JSON.parse(settled) as typeof entered, [], {
    enabled: Object.hasOwn(stepBodies, type),
  });
  const tells = new Set([...(description.tells?.(values, facts) ?? []), ...(doubts.data ?? []).map(({ message }) => message)]);
  return (
    <CommandForm
      title={description.title ?? stepWords[type].name}
      article={stepWords[type].article}
      onClose={onClose}
      onSave={save}
      onRefused={(answer) => {
        setRefused(answer);
        if (answer.gap) setGap(answer.gap);
      }}
      asks={mustConfirm || gap !== null}
      size={description.wide ? "xl" : "lg"}
      {...(gap === null ? {} : { saveLabel: words.saveWithGap })}
      {...(description.danger ? { danger: true, saveLabel: stepWords[type].name } : {})}
    >
      <RestoredLine hold={hold} onAnew={anew} />
      {description.note && <div className={classes.note}>{description.note}</div>}
      <div key={form.round} ref={form.inputs} className={classes.fields}>
        {shown.map((field) => (
          <Fragment key={field.key}>
            <div data-wide={field.wide} data-field={field.key}>
              <FieldInput
                field={field}
                value={values[field.key] ?? ""}
                values={values}
                facts={facts}
                wrong={refused?.field === field.key}
                focused={field === first}
                onChange={(value: Value) => {
                  form.change((now) => ({ ...now, [field.key]: value }));
                  if (refused?.field === field.key) setRefused(null);
                  if (isNumber(field)) setGap(null);
                }}
              />
            </div>
            {gap !== null && isNumber(field) && (
              <div data-wide>
                <GapReason gap={gap} year={yearIn(values, facts.today)} value={gapReason} onChange={setGapReason} />
              </div>
            )}
          </Fragment>
        ))}
      </div>
      {tells.size > 0 && (
        <ul className={classes.tells} aria-live="polite">
          {[...tells].map((tell) => (
            <li key={tell}>{tell}</li>
          ))}
        </ul>
      )}
      {mustConfirm && (
        <Checkbox
          label={words.confirmTowards}
          checked={confirmed}
          onChange={(event) => setConfirmed(event.currentTarget.checked)}
        />
      )}
    </CommandForm>
  );
}
