import { Button, Checkbox, Select } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import { type ReactNode, useRef, useState } from "react";
import type { CommandName } from "../../../shared/petition/command.ts";
import type { Attachment } from "../../../shared/petition/intake.ts";
import { confirmationLabels, noticeLabels } from "../../../shared/petition/labels.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { type EngineApi, isRefused } from "../../engine/api.ts";
import { mediaTypeOf } from "../../ui/attachment-kind.ts";
import { DayField } from "../../ui/day-field.tsx";
import { useEngine } from "../../ui/engine.tsx";
import { TextAreaField, TextField } from "../../ui/fields.tsx";
import { CommandForm, refusedHere } from "./command-form.tsx";
import classes from "./petition.module.css";
import { strings } from "./strings.ts";

const words = strings.form;

export interface StepFormProps {
  readonly view: PetitionView;
  readonly today: string;
  readonly onClose: () => void;
}

function options<K extends string>(labels: Readonly<Record<K, string>>): { readonly value: string; readonly label: string }[] {
  return Object.entries<string>(labels).map(([value, label]) => ({ value, label }));
}

function NoticeForm({ view, today, onClose }: StepFormProps) {
  const engine = useEngine();
  const [date, setDate] = useState(today);
  const [how, setHow] = useState<keyof typeof noticeLabels>("written");
  return (
    <CommandForm
      title={strings.actionNames["give-notice"]}
      onClose={onClose}
      onSave={() => engine.giveNotice({ petition: view.id, date, how })}
    >
      <div className={classes.small}>{words.noticeNote}</div>
      <DayField label={words.date} today={today} value={date} onChange={setDate} data-autofocus />
      <Select
        label={words.how}
        allowDeselect={false}
        data={options(noticeLabels)}
        value={how}
        onChange={(chosen) => chosen && setHow(chosen as typeof how)}
      />
    </CommandForm>
  );
}

function ConfirmForm({ view, today, onClose }: StepFormProps) {
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
        data={options(confirmationLabels)}
        value={how}
        onChange={(chosen) => chosen && setHow(chosen as typeof how)}
      />
    </CommandForm>
  );
}

function SupplementForm({ view, today, onClose }: StepFormProps) {
  const engine = useEngine();
  const [text, setText] = useState("");
  const [receiptDate, setReceiptDate] = useState(today);
  const [signed, setSigned] = useState(false);
  const [files, setFiles] = useState<readonly File[]>([]);
  const save = async () => {
    if (text.trim() === "") return refusedHere(words.empty);
    const attachments = await storeAll(engine, files);
    if (!Array.isArray(attachments)) return attachments;
    return engine.supplement({ petition: view.id, text: text.trim(), receiptDate, signed, attachments });
  };
  return (
    <CommandForm title={strings.actionNames.supplement} onClose={onClose} onSave={save} size="lg">
      <TextAreaField
        label={words.text}
        minRows={5}
        maxRows={14}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
      />
      <DayField label={words.receiptDate} today={today} value={receiptDate} onChange={setReceiptDate} />
      <Checkbox label={words.signed} checked={signed} onChange={(event) => setSigned(event.currentTarget.checked)} />
      <FileChoice onChange={setFiles} />
    </CommandForm>
  );
}

function AttachForm({ view, onClose }: StepFormProps) {
  const engine = useEngine();
  const [files, setFiles] = useState<readonly File[]>([]);
  const save = async () => {
    if (files.length === 0) return refusedHere(words.noFiles);
    const attachments = await storeAll(engine, files);
    return Array.isArray(attachments) ? engine.attach({ petition: view.id, attachments }) : attachments;
  };
  return (
    <CommandForm title={strings.actionNames.attach} onClose={onClose} onSave={save}>
      <FileChoice onChange={setFiles} />
    </CommandForm>
  );
}

/** Stores files one after another; the first refusal ends it and is what the form says. */
async function storeAll(engine: EngineApi, files: readonly File[]) {
  const attachments: Attachment[] = [];
  for (const file of files) {
    const answer = await engine.addAttachment({ file, name: file.name.slice(0, 200), mediaType: mediaTypeOf(file) });
    if (isRefused(answer)) return answer;
    attachments.push(answer);
  }
  return attachments;
}

function FileChoice({ onChange }: { readonly onChange: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [names, setNames] = useState<readonly string[]>([]);
  return (
    <div className={classes.line}>
      <Button size="xs" variant="default" leftSection={<IconPaperclip size={15} />} onClick={() => input.current?.click()}>
        {words.files}
      </Button>
      <span>{names.join("、")}</span>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label={words.files}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          setNames(files.map((file) => file.name));
          onChange(files);
        }}
      />
    </div>
  );
}

function NoteForm({ view, onClose }: StepFormProps) {
  const engine = useEngine();
  const [text, setText] = useState("");
  const save = async () =>
    text.trim() === "" ? refusedHere(words.empty) : engine.note({ petition: view.id, text: text.trim() });
  return (
    <CommandForm title={strings.actionNames.note} onClose={onClose} onSave={save}>
      <TextAreaField label={words.text} value={text} onChange={(event) => setText(event.currentTarget.value)} data-autofocus />
    </CommandForm>
  );
}

function ObjectionForm({ view, today, onClose }: StepFormProps) {
  const engine = useEngine();
  const [date, setDate] = useState(today);
  const [reason, setReason] = useState("");
  const save = async () =>
    reason.trim() === "" ? refusedHere(words.empty) : engine.object({ petition: view.id, date, reason: reason.trim() });
  return (
    <CommandForm title={strings.actionNames.object} onClose={onClose} onSave={save}>
      <div className={classes.small}>{words.objectNote}</div>
      <DayField label={words.date} today={today} value={date} onChange={setDate} />
      <TextAreaField
        label={words.reason}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
      />
    </CommandForm>
  );
}

function UpperNumberForm({ view, onClose }: StepFormProps) {
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

function LinkForm({ view, onClose }: StepFormProps) {
  const engine = useEngine();
  const [number, setNumber] = useState("");
  const save = async () => {
    const wanted = number.normalize("NFKC").trim().toUpperCase();
    if (wanted === "") return refusedHere(words.empty);
    if (wanted === view.number) return refusedHere(words.otherSelf);
    const { rows } = await engine.list({
      filter: {},
      sort: { by: "number", reverse: false },
      offset: 0,
      limit: 20,
      text: wanted,
    });
    const other = rows.find((row) => row.number === wanted) ?? (rows.length === 1 ? rows[0] : undefined);
    return other ? engine.linkSameMatter({ petition: view.id, other: other.id }) : refusedHere(words.otherNotFound);
  };
  return (
    <CommandForm title={strings.actionNames["link-same-matter"]} onClose={onClose} onSave={save}>
      <TextField
        label={words.otherNumber}
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
        data-autofocus
      />
    </CommandForm>
  );
}

function VoidForm({ view, onClose }: StepFormProps) {
  const engine = useEngine();
  const [reason, setReason] = useState("");
  const [approvedBy, setApprovedBy] = useState("");
  const save = async () =>
    reason.trim() === "" || approvedBy.trim() === ""
      ? refusedHere(words.empty)
      : engine.void({ petition: view.id, reason: reason.trim(), approvedBy: approvedBy.trim() });
  return (
    <CommandForm title={strings.actionNames.void} onClose={onClose} onSave={save} saveLabel={strings.actionNames.void} danger>
      <div className={classes.small}>{words.voidNote}</div>
      <TextAreaField
        label={words.reason}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
      />
      <TextField label={words.approvedBy} value={approvedBy} onChange={(event) => setApprovedBy(event.currentTarget.value)} />
    </CommandForm>
  );
}

/** The form of each step that has one. Amending and settling have places of their own on the page. */
export const stepForms: { readonly [C in CommandName]?: (props: StepFormProps) => ReactNode } = {
  "give-notice": NoticeForm,
  "confirm-statement": ConfirmForm,
  supplement: SupplementForm,
  attach: AttachForm,
  note: NoteForm,
  object: ObjectionForm,
  "record-upper-number": UpperNumberForm,
  "link-same-matter": LinkForm,
  void: VoidForm,
};
