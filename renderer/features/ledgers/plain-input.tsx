import { personalNumbersIn } from "../../../shared/petition/personal-in-text.ts";
import { DayField } from "../../ui/day-field.tsx";
import { SelectField, TextAreaField, TextField } from "../../ui/fields.tsx";
import { optionalLabel } from "../../ui/optional-label.ts";
import type { PlainField } from "./kinds.ts";
import classes from "./ledgers.module.css";
import { strings } from "./strings.ts";

interface Props {
  readonly field: PlainField | { readonly as: "names"; readonly label: string; readonly required?: true };
  readonly value: string;
  readonly wrong: boolean;
  readonly disabled: boolean;
  readonly today: string;
  /** Stands in a narrow column. */
  readonly narrow?: boolean;
  readonly onChange: (value: string) => void;
}

/** One field of text, day or choice. Says when it seems to hold a number of a person: these ledgers are about matters. */
export function PlainInput({ field, value, wrong, disabled, today, narrow = false, onChange }: Props) {
  const label = field.required === true || disabled ? field.label : optionalLabel(field.label);
  const common = { label, error: wrong, disabled, value };
  const typed = (event: { readonly currentTarget: { readonly value: string } }) => onChange(event.currentTarget.value);
  switch (field.as) {
    case "day":
    case "open-day":
      return <DayField {...common} today={today} withHint={!narrow} onChange={onChange} />;
    case "open-time":
      return <TextField {...common} placeholder={strings.time} onChange={typed} />;
    case "number":
      return <TextField {...common} inputMode="numeric" onChange={typed} />;
    case "choice":
    case "open-choice": {
      const data = Object.entries(field.options).map(([option, label]) => ({ value: option, label }));
      const open = field.as === "open-choice";
      return (
        <SelectField
          {...common}
          clearable={open}
          value={value === "" ? null : value}
          data={data}
          onChange={(chosen) => onChange(chosen ?? (open ? "" : value))}
        />
      );
    }
    case "line":
      return (
        <div>
          <TextField {...common} onChange={typed} />
          <PersonalWarning text={value} today={today} />
        </div>
      );
    case "text":
    case "names":
      return (
        <div>
          <TextAreaField {...common} minRows={2} maxRows={8} onChange={typed} />
          <PersonalWarning text={value} today={today} />
        </div>
      );
  }
}

function PersonalWarning({ text, today }: { readonly text: string; readonly today: string }) {
  const found = personalNumbersIn(text, today);
  if (found.length === 0) return null;
  return (
    <p role="status" className={classes.warning}>
      {found.map((kind) => strings.personal[kind]).join("、")}。{strings.personal.advice}
    </p>
  );
}
