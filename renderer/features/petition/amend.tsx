import { Checkbox, Select } from "@mantine/core";
import { useState } from "react";
import { categories, channels, type PetitionFields, purposes, sourceKinds } from "../../../shared/petition/intake.ts";
import { fieldIssues } from "../../../shared/petition/intake-checks.ts";
import { categoryLabels, channelLabels, fieldLabels, purposeLabels, sourceLabels } from "../../../shared/petition/labels.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { type CodeChoice, CodeSelect } from "../../ui/code-select.tsx";
import { DayField } from "../../ui/day-field.tsx";
import { useEngine } from "../../ui/engine.tsx";
import { TextAreaField, TextField } from "../../ui/fields.tsx";
import { HeldForm } from "../../ui/kept/held-form.tsx";
import { RestoredLine } from "../../ui/kept/restored-line.tsx";
import type { FormHold } from "../../ui/kept/use-form-draft.ts";
import { useKeptState } from "../../ui/kept/use-kept-state.ts";
import { useRules } from "../../ui/rules.ts";
import { Agent, Petitioners, withText } from "./amend-people.tsx";
import { amendmentOf, keptAmendment } from "./amendment.ts";
import { CommandForm, refusedHere } from "./command-form.tsx";
import classes from "./petition.module.css";
import { strings } from "./strings.ts";

const words = strings.amendForm;

interface Props {
  readonly view: PetitionView;
  readonly today: string;
  readonly contentClasses: readonly CodeChoice[];
  readonly places: readonly CodeChoice[];
  readonly onClose: () => void;
}

/** The values of every field as the screen shows them now; null while the registration itself has not arrived. */
function fieldsOf(view: PetitionView): PetitionFields | null {
  const fields = Object.fromEntries(Object.entries(view.fields).map(([name, state]) => [name, state.value]));
  return view.registered ? (fields as unknown as PetitionFields) : null;
}

/** Amends fields; only what differs becomes an event, each with the event whose value was seen. */
export function Amend(props: Props) {
  const fields = fieldsOf(props.view);
  return fields ? (
    <HeldForm petition={props.view.id} name="amend" onClose={props.onClose}>
      {(hold, onClose) => <AmendFields {...props} before={fields} hold={hold} onClose={onClose} />}
    </HeldForm>
  ) : null;
}

interface FieldsProps extends Props {
  readonly before: PetitionFields;
  readonly hold: FormHold;
}

function AmendFields({ view, before, today, contentClasses, places, hold, onClose }: FieldsProps) {
  const engine = useEngine();
  // The view as it was when the form was opened: an amendment names what its author saw, not what arrived meanwhile.
  const [seen] = useState(view);
  const [begun] = useState(() => keptAmendment(hold.kept));
  const amendment = (edited: PetitionFields) => amendmentOf(seen, edited, begun.base);
  const form = useKeptState<PetitionFields>(
    hold,
    () => ({ start: before, begin: before }),
    () => begun.changes,
    (edited) => {
      const { changes, base } = amendment(edited);
      return Object.keys(changes).length > 0 ? { changes, base } : {};
    },
  );
  const fields = form.now;
  const set = (patch: Partial<PetitionFields>) => form.change((old) => ({ ...old, ...patch }));
  const { profile } = useRules();
  const { changes, base } = amendment(fields);
  const changed = Object.keys(changes).length > 0;
  const doubts = changed
    ? fieldIssues(fields, today, { profile, dictionaries: { contentClass: null, place: null } }).map((issue) => issue.message)
    : [];
  const save = async () => (changed ? engine.amend({ petition: view.id, changes, base }) : refusedHere(words.nothing));
  return (
    <CommandForm title={words.title} onClose={onClose} onSave={save} size="56rem">
      <RestoredLine hold={hold} withFiles={false} onAnew={form.anew} />
      <div className={classes.small}>{strings.amendHint}</div>
      <TextField
        label={fieldLabels.title}
        value={fields.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
        data-autofocus
      />
      <Petitioners fields={fields} set={set} today={today} />
      <div className={classes.grid2}>
        <Select
          label={fieldLabels.channel}
          allowDeselect={false}
          data={channels.map((value) => ({ value, label: channelLabels[value] }))}
          value={fields.channel}
          onChange={(value) => value && set({ channel: value as PetitionFields["channel"] })}
        />
        <DayField
          label={fieldLabels.receiptDate}
          today={today}
          value={fields.receiptDate}
          onChange={(receiptDate) => set({ receiptDate })}
        />
        <DayField
          label={fieldLabels.petitionDate}
          today={today}
          value={fields.petitionDate}
          onChange={(petitionDate) => set({ petitionDate })}
        />
        <TextField
          label={fieldLabels.groupSize}
          inputMode="numeric"
          value={fields.groupSize === 0 ? "" : String(fields.groupSize)}
          onChange={(event) => set({ groupSize: Number.parseInt(event.currentTarget.value, 10) || 0 })}
        />
        <CodeSelect
          label={fieldLabels.source}
          choices={sourceKinds.map((value) => ({ value, label: sourceLabels[value] }))}
          value={fields.source.kind}
          onChange={(kind) => set({ source: { ...fields.source, kind: kind as PetitionFields["source"]["kind"] } })}
        />
        <TextField
          label={words.office}
          value={fields.source.office ?? ""}
          onChange={(event) => set({ source: withText(fields.source, "office", event.currentTarget.value) })}
        />
        <TextField
          label={words.documentNumber}
          value={fields.source.documentNumber ?? ""}
          onChange={(event) => set({ source: withText(fields.source, "documentNumber", event.currentTarget.value) })}
        />
        <DayField
          label={words.deadline}
          today={today}
          value={fields.source.deadline ?? ""}
          onChange={(deadline) => set({ source: withText(fields.source, "deadline", deadline) })}
        />
        <CodeSelect
          label={fieldLabels.place}
          clearable
          choices={places}
          value={fields.place}
          onChange={(place) => set({ place })}
        />
        <CodeSelect
          label={fieldLabels.contentClass}
          choices={contentClasses}
          value={fields.contentClass}
          onChange={(contentClass) => set({ contentClass })}
        />
        <Select
          label={fieldLabels.category}
          allowDeselect={false}
          data={categories.map((value) => ({ value, label: categoryLabels[value] }))}
          value={fields.category}
          onChange={(value) => value && set({ category: value as PetitionFields["category"] })}
        />
        <Select
          label={fieldLabels.purpose}
          allowDeselect={false}
          data={purposes.map((value) => ({ value, label: purposeLabels[value] }))}
          value={fields.purpose}
          onChange={(value) => value && set({ purpose: value as PetitionFields["purpose"] })}
        />
      </div>
      <TextField
        label={fieldLabels.complainedOf}
        value={fields.complainedOf}
        onChange={(event) => set({ complainedOf: event.currentTarget.value })}
      />
      <TextField
        label={fieldLabels.representatives}
        value={fields.representatives.join("、")}
        onChange={(event) => set({ representatives: event.currentTarget.value.split(/[、,，;；]/) })}
        onBlur={() => set({ representatives: fields.representatives.map((name) => name.trim()).filter((name) => name !== "") })}
      />
      <Agent fields={fields} set={set} />
      <TextAreaField
        label={fieldLabels.summary}
        maxRows={8}
        value={fields.summary}
        onChange={(event) => set({ summary: event.currentTarget.value })}
      />
      <Checkbox
        label={fieldLabels.confidential}
        checked={fields.confidential}
        onChange={(event) => set({ confidential: event.currentTarget.checked })}
      />
      {doubts.length > 0 && (
        <ul className={classes.warnings}>
          {doubts.map((doubt) => (
            <li key={doubt}>{doubt}</li>
          ))}
        </ul>
      )}
    </CommandForm>
  );
}
