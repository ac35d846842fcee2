import { Modal } from "@mantine/core";
import { useState } from "react";
import { isDate } from "../../../shared/regulation/date.ts";
import { DayField } from "../../ui/day-field.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { TextField } from "../../ui/fields.tsx";
import { DialogFoot } from "./dialog-foot.tsx";
import classes from "./rules.module.css";
import { strings } from "./strings.ts";
import { useAdopt } from "./use-adopt.ts";

const words = strings.end;

/** Back to the national rules from a day on: a local profile that changes nothing is adopted. */
export function EndDialog({ today, onClose }: { readonly today: string; readonly onClose: () => void }) {
  const [from, setFrom] = useState(today);
  const [basis, setBasis] = useState("");
  const { adopt, busy, refused } = useAdopt(onClose);
  const ready = isDate(from) && basis.trim() !== "";
  return (
    <Modal opened onClose={onClose} title={words.title}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void adopt({ id: "national-again", name: words.name, source: basis.trim(), effectiveFrom: from });
        }}
      >
        <p className={classes.text}>{words.text}</p>
        <DayField label={words.from} value={from} onChange={setFrom} today={today} />
        <TextField
          label={words.basis}
          description={words.basisHint}
          maxLength={200}
          value={basis}
          data-autofocus
          onChange={(event) => setBasis(event.currentTarget.value)}
        />
        {refused && <RefusedNotice refused={refused} />}
        <DialogFoot label={words.go} busy={busy} ready={ready} onClose={onClose} />
      </form>
    </Modal>
  );
}
