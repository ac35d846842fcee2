import { Modal } from "@mantine/core";
import { useState } from "react";
import { isDate } from "../../../shared/regulation/date.ts";
import { parameterWords } from "../../../shared/regulation/parameters.ts";
import type { RulesInfo } from "../../engine/api/rules-api.ts";
import { DayField } from "../../ui/day-field.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { TextField } from "../../ui/fields.tsx";
import { DialogFoot } from "./dialog-foot.tsx";
import classes from "./rules.module.css";
import { strings } from "./strings.ts";
import { targetFields, targetNames, targetsFit, withTargets } from "./targets.ts";
import { useAdopt } from "./use-adopt.ts";

const words = strings.targets;

/** An office sets its own targets without writing a file. */
export function TargetsDialog({
  info,
  today,
  onClose,
}: {
  readonly info: RulesInfo;
  readonly today: string;
  readonly onClose: () => void;
}) {
  const [fields, setFields] = useState(() => targetFields(info.present.parameters));
  const [from, setFrom] = useState(today);
  const [basis, setBasis] = useState("");
  const { adopt, busy, refused } = useAdopt(onClose);
  const profile = withTargets(info.local, fields, { basis: basis.trim(), from, name: words.profileName });
  const ready = targetsFit(fields) && isDate(from) && basis.trim() !== "" && profile !== null;
  return (
    <Modal opened onClose={onClose} title={words.title}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void adopt(profile);
        }}
      >
        <p className={classes.text}>{words.text}</p>
        <div className={classes.pair}>
          {targetNames.map((name) => (
            <TextField
              key={name}
              label={parameterWords[name].name}
              description={words.days(parameterWords[name].from)}
              inputMode="numeric"
              maxLength={3}
              value={fields[name]}
              onChange={(event) => setFields({ ...fields, [name]: event.currentTarget.value })}
            />
          ))}
        </div>
        <DayField label={words.from} value={from} onChange={setFrom} today={today} />
        <TextField
          label={words.basis}
          description={words.basisHint}
          maxLength={120}
          value={basis}
          onChange={(event) => setBasis(event.currentTarget.value)}
        />
        {refused && <RefusedNotice refused={refused} />}
        <DialogFoot label={words.save} busy={busy} ready={ready} onClose={onClose} />
      </form>
    </Modal>
  );
}
