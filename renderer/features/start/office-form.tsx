import { Button } from "@mantine/core";
import { useId } from "react";
import type { OrganisationLevel } from "../../../shared/registry/certificate.ts";
import { TextField } from "../../ui/fields.tsx";
import { Panel } from "../../ui/panel.tsx";
import { readRegionCode } from "./region-code.ts";
import classes from "./start.module.css";
import { strings } from "./strings.ts";

export interface OfficeEntry {
  readonly code: string;
  readonly name: string;
}

/** Region code, explained while it is typed, and the office's name. */
export function OfficeForm({
  level,
  entry,
  onChange,
  onBack,
  onNext,
}: {
  readonly level: OrganisationLevel;
  readonly entry: OfficeEntry;
  readonly onChange: (entry: OfficeEntry) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}) {
  const words = strings.office;
  const readingId = useId();
  const reading = readRegionCode(entry.code, level);
  const ready = reading.ok && entry.name.trim() !== "";
  return (
    <Panel title={level === "district" ? words.titleDistrict : words.titleTownship}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) onNext();
        }}
      >
        <p className={classes.hint}>
          {words.codeHint[level]}
          {words.codeFixed}
        </p>
        <div className={classes.row}>
          <div>
            <TextField
              label={words.code}
              data-autofocus
              autoFocus
              inputMode="numeric"
              maxLength={12}
              aria-describedby={readingId}
              value={entry.code}
              onChange={(event) => onChange({ ...entry, code: event.currentTarget.value.trim() })}
            />
            <div id={readingId} className={classes.reading} data-ok={reading.ok || undefined} aria-live="polite">
              {reading.sentence}
            </div>
          </div>
          <TextField
            label={words.name}
            maxLength={60}
            placeholder={level === "district" ? words.namePlaceholderDistrict : words.namePlaceholderTownship}
            description={words.nameHint}
            inputWrapperOrder={["label", "input", "description", "error"]}
            value={entry.name}
            onChange={(event) => onChange({ ...entry, name: event.currentTarget.value })}
          />
        </div>
        <div className={classes.foot}>
          <Button variant="default" onClick={onBack}>
            {strings.back}
          </Button>
          <Button type="submit" disabled={!ready}>
            {strings.next}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
