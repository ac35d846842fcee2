import { Modal } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { readHolidayNotice } from "../../../shared/regulation/holiday-notice.ts";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import { useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { TextAreaField, TextField } from "../../ui/fields.tsx";
import { shortDay, shortRange } from "./day-range-words.ts";
import { DialogFoot } from "./dialog-foot.tsx";
import classes from "./rules.module.css";
import { strings } from "./strings.ts";

const words = strings.calendarEntry;

/** The State Council's notice, pasted or typed as it is printed; shows how it is read before it is adopted. */
export function CalendarDialog({ year: first, onClose }: { readonly year: string; readonly onClose: () => void }) {
  const engine = useEngine();
  const [year, setYear] = useState(first);
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const isYear = /^20\d{2}$/.test(year);
  const read = readHolidayNotice(isYear ? year : first, text);
  const table = "fault" in read ? null : read;
  const ready = isYear && table !== null && table.off.length > 0;
  const adopt = async () => {
    setBusy(true);
    const answer = await engine.adoptCalendar({ text: JSON.stringify({ [year]: table }) });
    setBusy(false);
    if (isRefused(answer)) return setRefused(answer);
    notifications.show({ message: strings.calendar.done(answer.years.join("、")), color: "teal" });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={words.title} size="lg">
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void adopt();
        }}
      >
        <TextField
          label={words.year}
          inputMode="numeric"
          maxLength={4}
          w="8rem"
          value={year}
          onChange={(event) => setYear(event.currentTarget.value)}
        />
        <TextAreaField
          label={words.text}
          description={words.hint}
          data-autofocus
          minRows={6}
          maxRows={12}
          value={text}
          error={"fault" in read ? words.fault(read.fault) : undefined}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setRefused(null);
          }}
        />
        {table !== null && table.off.length + table.work.length > 0 && (
          <div className={classes.days} role="status">
            <div>
              <span className={classes.quiet}>{strings.calendar.off}</span> {table.off.map(shortRange).join("，") || "—"}
            </div>
            <div>
              <span className={classes.quiet}>{strings.calendar.work}</span> {table.work.map(shortDay).join("，") || "—"}
            </div>
          </div>
        )}
        {refused && <RefusedNotice refused={refused} />}
        <DialogFoot label={words.adopt} busy={busy} ready={ready} onClose={onClose} />
      </form>
    </Modal>
  );
}
