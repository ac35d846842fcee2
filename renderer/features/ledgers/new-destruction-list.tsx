import { Button, Modal, Stack } from "@mantine/core";
import { useState } from "react";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { DayField } from "../../ui/day-field.tsx";
import { useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { TextAreaField, TextField } from "../../ui/fields.tsx";
import classes from "./ledgers.module.css";
import { namesOf } from "./name-list.ts";
import { strings } from "./strings.ts";
import { useAsking } from "./use-asking.ts";

const words = strings.retention;

interface Props {
  readonly desk: DeskStatus;
  readonly petitions: readonly string[];
  readonly onClose: () => void;
}

/** Who appraised the picked files, when, and why they are not worth keeping. */
export function NewDestructionList({ desk, petitions, onClose }: Props) {
  const engine = useEngine();
  const [date, setDate] = useState(desk.today);
  const [appraisers, setAppraisers] = useState(desk.user?.name ?? "");
  const [reason, setReason] = useState<string>(words.usualReason);
  const { busy, refused, ask } = useAsking();
  const list = () => engine.listForDestruction({ petitions, date, appraisers: namesOf(appraisers), reason: reason.trim() });
  const wrong = (field: string) => refused?.field === field;
  return (
    <Modal opened onClose={onClose} title={words.newTitle(petitions.length)} size="lg">
      <Stack gap="sm">
        <p className={classes.hint}>{words.newText}</p>
        <div className={classes.fields}>
          <DayField label={words.date} value={date} onChange={setDate} today={desk.today} error={wrong("date")} />
          <TextField
            label={words.appraisers}
            placeholder={words.namesHint}
            value={appraisers}
            error={wrong("appraisers")}
            onChange={(event) => setAppraisers(event.currentTarget.value)}
          />
          <div data-wide>
            <TextAreaField
              label={words.reason}
              description={words.reasonHint}
              value={reason}
              error={wrong("reason")}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          </div>
        </div>
        {refused && <RefusedNotice refused={refused} />}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {strings.cancel}
          </Button>
          <Button loading={busy} onClick={async () => (await ask(list)) && onClose()}>
            {words.list}
          </Button>
        </div>
      </Stack>
    </Modal>
  );
}
