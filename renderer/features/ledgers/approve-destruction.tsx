import { Button, Modal, Stack } from "@mantine/core";
import { useState } from "react";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { DayField } from "../../ui/day-field.tsx";
import { useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { TextField } from "../../ui/fields.tsx";
import type { DestructionRow } from "./destruction-lists.tsx";
import classes from "./ledgers.module.css";
import { strings } from "./strings.ts";
import { useAsking } from "./use-asking.ts";

const words = strings.retention;

interface Props {
  readonly desk: DeskStatus;
  readonly row: DestructionRow;
  readonly onClose: () => void;
}

/** The leader's approval of a list. */
export function ApproveDestruction({ desk, row, onClose }: Props) {
  const engine = useEngine();
  const [by, setBy] = useState(desk.user?.name ?? "");
  const [date, setDate] = useState(desk.today);
  const { busy, refused, ask } = useAsking();
  const approve = () => engine.approveDestruction({ record: row.id, base: row.version, by, date });
  const wrong = (...fields: readonly string[]) => fields.includes(refused?.field ?? "");
  return (
    <Modal opened onClose={onClose} title={words.approveTitle(row.data.files.length)}>
      <Stack gap="sm">
        <p className={classes.hint}>{words.approveText}</p>
        <TextField label={words.by} value={by} error={wrong("by")} onChange={(event) => setBy(event.currentTarget.value)} />
        <DayField
          label={words.approvedOn}
          value={date}
          onChange={setDate}
          today={desk.today}
          error={wrong("date", "approved.date")}
        />
        {refused && <RefusedNotice refused={refused} />}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {strings.cancel}
          </Button>
          <Button loading={busy} onClick={async () => (await ask(approve)) && onClose()}>
            {words.approve}
          </Button>
        </div>
      </Stack>
    </Modal>
  );
}
