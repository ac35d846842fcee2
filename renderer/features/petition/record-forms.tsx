import { Checkbox, Select } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { CommandName } from "../../../shared/petition/command.ts";
import { confirmationLabels } from "../../../shared/petition/labels.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { isRefused } from "../../engine/api/answer.ts";
import { DayField } from "../../ui/day-field.tsx";
import { useEngine } from "../../ui/engine.tsx";
import { TextAreaField, TextField } from "../../ui/fields.tsx";
import { HeldForm } from "../../ui/kept/held-form.tsx";
import { textsIn } from "../../ui/kept/kept-form.ts";
import { RestoredLine } from "../../ui/kept/restored-line.tsx";
import type { FormHold } from "../../ui/kept/use-form-draft.ts";
import { useKeptState } from "../../ui/kept/use-kept-state.ts";
import { CommandForm, refusedHere } from "./command-form.tsx";
import { FileChoice } from "./forms/file-choice.tsx";
import { storeAll } from "./forms/take-steps.ts";
import classes from "./petition.module.css";
import { strings } from "./strings.ts";

const words = strings.form;

interface RecordFormProps {
  readonly view: PetitionView;
  readonly today: string;
  readonly onClose: () => void;
}

interface KeptFormProps extends RecordFormProps {
  readonly hold: FormHold;
}

/** A form whose words are kept until it is saved or given up. */
function kept(name: CommandName, Form: (props: KeptFormProps) => ReactNode) {
  return function Kept(props: RecordFormProps) {
    return (
      <HeldForm petition={props.view.id} name={name} onClose={props.onClose}>
        {(hold, onClose) => <Form {...props} hold={hold} onClose={onClose} />}
      </HeldForm>
    );
  };
}

/** A form that begins with the same, whatever it is opened for. */
function begins<T>(start: T): () => { readonly start: T; readonly begin: T } {
  return () => ({ start, begin: start });
}

function ConfirmForm({ view, today, onClose }: RecordFormProps) {
  const engine = useEngine();
  const [date, setDate] = useState(today);
  const [how, setHow] = useState<keyof typeof confirmationLabels>("signed");
  return (
    <CommandForm
      title={strings.actionNames["confirm-statement"]}
      onClose={onClose}
      onSave={() => engine.confirmStatement({ petition: view.id, date, how })}
    >
      <p className={classes.text}>{view.statement?.text}</p>
      <DayField label={words.date} today={today} value={date} onChange={setDate} data-autofocus />
      <Select
        label={words.how}
        allowDeselect={false}
        data={Object.entries(confirmationLabels).map(([value, label]) => ({ value, label }))}
        value={how}
        onChange={(chosen) => chosen && setHow(chosen as typeof how)}
      />
    </CommandForm>
  );
}

function SupplementForm({ view, today, hold, onClose }: KeptFormProps) {
  const engine = useEngine();
  const form = useKeptState(hold, begins({ text: "", receiptDate: today, signed: false }), ({ typed }) => ({
    ...textsIn(typed),
    ...(typeof typed["signed"] === "boolean" ? { signed: typed["signed"] } : {}),
  }));
  const { text, receiptDate, signed } = form.now;
  const set = (patch: Partial<typeof form.now>) => form.change((now) => ({ ...now, ...patch }));
  const [files, setFiles] = useState<readonly File[]>([]);
  const save = async () => {
    if (text.trim() === "") return refusedHere(words.empty);
    const attachments = await storeAll(engine, files);
    if (isRefused(attachments)) return attachments;
    return engine.supplement({ petition: view.id, text: text.trim(), receiptDate, signed, attachments });
  };
  return (
    <CommandForm title={strings.actionNames.supplement} onClose={onClose} onSave={save} size="lg">
      <RestoredLine hold={hold} onAnew={form.anew} />
      <div ref={form.inputs}>
        <TextAreaField
          label={words.text}
          minRows={5}
          maxRows={14}
          value={text}
          onChange={(event) => set({ text: event.currentTarget.value })}
          data-autofocus
        />
      </div>
      <DayField label={words.receiptDate} today={today} value={receiptDate} onChange={(day) => set({ receiptDate: day })} />
      <Checkbox label={words.signed} checked={signed} onChange={(event) => set({ signed: event.currentTarget.checked })} />
      <FileChoice key={form.round} onChange={setFiles} />
    </CommandForm>
  );
}

function AttachForm({ view, onClose }: RecordFormProps) {
  const engine = useEngine();
  const [files, setFiles] = useState<readonly File[]>([]);
  const save = async () => {
    if (files.length === 0) return refusedHere(words.noFiles);
    const attachments = await storeAll(engine, files);
    return isRefused(attachments) ? attachments : engine.attach({ petition: view.id, attachments });
  };
  return (
    <CommandForm title={strings.actionNames.attach} onClose={onClose} onSave={save}>
      <FileChoice onChange={setFiles} />
    </CommandForm>
  );
}

function NoteForm({ view, hold, onClose }: KeptFormProps) {
  const engine = useEngine();
  const form = useKeptState(hold, begins({ text: "" }), ({ typed }) => textsIn(typed));
  const { text } = form.now;
  const save = async () =>
    text.trim() === "" ? refusedHere(words.empty) : engine.note({ petition: view.id, text: text.trim() });
  return (
    <CommandForm title={strings.actionNames.note} onClose={onClose} onSave={save}>
      <RestoredLine hold={hold} withFiles={false} onAnew={form.anew} />
      <div ref={form.inputs}>
        <TextAreaField
          label={words.text}
          value={text}
          onChange={(event) => form.change(() => ({ text: event.currentTarget.value }))}
          data-autofocus
        />
      </div>
    </CommandForm>
  );
}

function UpperNumberForm({ view, onClose }: RecordFormProps) {
  const engine = useEngine();
  const [system, setSystem] = useState<string>(words.systemUsual);
  const [number, setNumber] = useState("");
  const save = async () =>
    number.trim() === ""
      ? refusedHere(words.empty)
      : engine.recordUpperNumber({ petition: view.id, system: system.trim(), number: number.trim() });
  return (
    <CommandForm title={strings.actionNames["record-upper-number"]} onClose={onClose} onSave={save}>
      <TextField label={words.system} value={system} onChange={(event) => setSystem(event.currentTarget.value)} />
      <TextField label={words.number} value={number} onChange={(event) => setNumber(event.currentTarget.value)} data-autofocus />
    </CommandForm>
  );
}

/** What is recorded beside the procedure. Amending and settling have places of their own on the page. */
export const recordForms: { readonly [C in CommandName]?: (props: RecordFormProps) => ReactNode } = {
  "confirm-statement": ConfirmForm,
  supplement: kept("supplement", SupplementForm),
  attach: AttachForm,
  note: kept("note", NoteForm),
  "record-upper-number": UpperNumberForm,
};
