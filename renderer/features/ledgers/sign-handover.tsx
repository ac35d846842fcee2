import { Button, Modal, Stack } from "@mantine/core";
import { useState } from "react";
import { DayField } from "../../ui/day-field.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { Key, useShortcut } from "../../ui/shortcut.tsx";
import type { Handover } from "./handover-ledger.tsx";
import classes from "./ledgers.module.css";
import { strings } from "./strings.ts";
import { useKeep } from "./use-keep.ts";

const words = strings.handover;

interface Props {
  readonly row: Handover;
  readonly today: string;
  readonly onClose: () => void;
}

/** The day on which both signed the printed list; or the handover is struck out. */
export function SignHandover({ row, today, onClose }: Props) {
  const [day, setDay] = useState(row.data.signed ?? today);
  const { busy, refused, keep } = useKeep("handover", row);
  const end = async (signed: string | null, removed: boolean) => {
    if (await keep({ ...row.data, signed }, removed)) onClose();
  };
  const save = () => void end(day.trim() === "" ? null : day, false);
  useShortcut("mod+Enter", save, !busy);
  return (
    <Modal opened onClose={onClose} title={words.signTitle(row.data.from, row.data.to)}>
      <Stack gap="sm">
        <DayField label={words.signedOn} value={day} onChange={setDay} today={today} data-autofocus />
        {row.rivals.length > 0 && <p className={classes.hint}>{strings.rivalsText(row.rivals.length)}</p>}
        {refused && <RefusedNotice refused={refused} />}
        <div className={classes.foot}>
          <Button data-first variant="subtle" color="red" disabled={busy} onClick={() => void end(row.data.signed, true)}>
            {strings.remove}
          </Button>
          <Button variant="default" onClick={onClose}>
            {strings.cancel}
          </Button>
          <Button loading={busy} onClick={save}>
            {strings.save} <Key onFill>Ctrl Enter</Key>
          </Button>
        </div>
      </Stack>
    </Modal>
  );
}
