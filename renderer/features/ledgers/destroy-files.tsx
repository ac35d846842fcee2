import { Button, Checkbox, Modal, Stack } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import type { DestructionRefused } from "../../engine/api/retention-api.ts";
import { DayField } from "../../ui/day-field.tsx";
import { useEngine, useJobs } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { TextField } from "../../ui/fields.tsx";
import { JobBar } from "../../ui/job-bar.tsx";
import { paths } from "../../ui/paths.ts";
import type { DestructionRow } from "./destruction-lists.tsx";
import classes from "./ledgers.module.css";
import { namesOf } from "./name-list.ts";
import { strings } from "./strings.ts";
import { useAsking } from "./use-asking.ts";

const words = strings.retention;

interface Props {
  readonly desk: DeskStatus;
  readonly row: DestructionRow;
  readonly onClose: () => void;
}

/** The leader's step: says what goes and what stays, asks for two witnesses and that they have compared. */
export function DestroyFiles({ desk, row, onClose }: Props) {
  const engine = useEngine();
  const [date, setDate] = useState(desk.today);
  const [witnesses, setWitnesses] = useState("");
  const [understood, setUnderstood] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  const job = useJobs(["move", "rebuild"]).at(-1);
  const { busy, refused, ask } = useAsking<DestructionRefused>();
  const wrong = (field: string) => refused?.field === field;
  const destroy = async () => {
    if (!understood) return setTold(words.unconfirmed);
    setTold(null);
    const done = await ask(() => engine.destroyFiles({ record: row.id, base: row.version, date, witnesses: namesOf(witnesses) }));
    if (done === null) return;
    if (done.cleared) onClose();
    else setTold(words.later);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.destroyTitle(row.data.files.length)}
      size="lg"
      closeOnClickOutside={!busy}
      closeOnEscape={!busy}
      withCloseButton={!busy}
    >
      <Stack gap="sm">
        <ul className={classes.happens}>
          {words.happens.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <div className={classes.fields}>
          <DayField label={words.destroyedOn} value={date} onChange={setDate} today={desk.today} error={wrong("date")} />
          <TextField
            label={words.witnesses}
            placeholder={words.namesHint}
            value={witnesses}
            error={wrong("witnesses")}
            onChange={(event) => setWitnesses(event.currentTarget.value)}
          />
        </div>
        <Checkbox
          label={words.understood}
          checked={understood}
          onChange={(event) => setUnderstood(event.currentTarget.checked)}
        />
        {refused && <RefusedNotice refused={refused} />}
        {refused?.records && (
          <div>
            <p className={classes.hint}>{words.records}</p>
            <ul>
              {refused.records.map(({ record, kind, date: day, text }) => (
                <li key={record}>
                  <Link href={paths.specialLedger(kind)}>{[strings.kinds[kind], day].join(" ")}</Link> {text}
                </li>
              ))}
            </ul>
          </div>
        )}
        {job && <JobBar progress={job} />}
        {told !== null && (
          <p className={classes.warning} role="status">
            {told}
          </p>
        )}
        <div className={classes.foot}>
          <Button variant="default" disabled={busy} onClick={onClose}>
            {strings.cancel}
          </Button>
          <Button color="red" loading={busy} onClick={() => void destroy()}>
            {words.confirm}
          </Button>
        </div>
      </Stack>
    </Modal>
  );
}
