import { Checkbox, Radio, type TextInputProps } from "@mantine/core";
import { stepFieldLabels } from "../../../../shared/petition/course/step-fields.ts";
import { DayField } from "../../../ui/day-field.tsx";
import { SelectField, TextAreaField, TextField } from "../../../ui/fields.tsx";
import { optionalLabel } from "../../../ui/optional-label.ts";
import { earlierSteps } from "./earlier-steps.ts";
import { FileChoice } from "./file-choice.tsx";
import type { Field, FormFacts, OfficeValue, Option, Value, Values } from "./form-fields.ts";
import classes from "./forms.module.css";
import { ListInput } from "./list-input.tsx";
import { OfficePicker } from "./office-picker.tsx";
import { PetitionPicker } from "./petition-picker.tsx";
import { RowsInput } from "./rows-input.tsx";
import { SuggestField, suggestionsFor } from "./suggest-field.tsx";
import { words } from "./words.ts";

export interface FieldInputProps {
  readonly field: Field;
  readonly value: Value;
  /** The values beside it: of the form, or of its row. */
  readonly values: Values;
  readonly facts: FormFacts;
  readonly onChange: (value: Value) => void;
  /** The engine refused because of this field. */
  readonly wrong: boolean;
  readonly focused: boolean;
}

/** What a field is called: its own label, else the common name of its key. */
export function labelOf(field: Field): string {
  const label = field.label ?? stepFieldLabels[field.key] ?? field.key;
  return field.optional && field.kind !== "file" ? optionalLabel(label) : label;
}

function choicesOf(field: Extract<Field, { kind: "choice" }>, facts: FormFacts, values: Values): readonly Option[] {
  return typeof field.options === "function" ? field.options(facts, values) : field.options;
}

/** Longer lists are found by typing. */
const listAtSight = 12;

/** Hints stand beneath, so that inputs beside each other stand in line. */
const hintBeneath: NonNullable<TextInputProps["inputWrapperOrder"]> = ["label", "input", "description", "error"];

/** The input of one field, by its kind. */
export function FieldInput({ field, value, values, facts, onChange, wrong, focused }: FieldInputProps) {
  const common = {
    label: labelOf(field),
    description: typeof field.hint === "function" ? field.hint(facts) : field.hint,
    inputWrapperOrder: hintBeneath,
    error: wrong,
    ...(focused ? { "data-autofocus": true } : {}),
  };
  const text = typeof value === "string" ? value : "";
  switch (field.kind) {
    case "carried":
      return null;
    case "day":
      return <DayField {...common} today={facts.today} value={text} onChange={onChange} />;
    case "text":
      return (
        <TextAreaField
          {...common}
          minRows={field.wide === "rest" ? 1 : 2}
          maxRows={10}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case "line":
      if (field.suggest !== undefined) {
        return <SuggestField {...common} data={suggestionsFor(field.suggest, facts)} value={text} onChange={onChange} />;
      }
      return <TextField {...common} value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
    case "number":
    case "time":
      return (
        <TextField
          {...common}
          inputMode={field.kind === "number" ? "decimal" : "text"}
          placeholder={field.kind === "time" ? "09:30" : undefined}
          rightSection={field.kind === "number" ? <span className={classes.unit}>{field.unit}</span> : undefined}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value.normalize("NFKC"))}
        />
      );
    case "names":
      return (
        <TextField
          {...common}
          description={common.description ?? words.namesHint}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case "choice": {
      const choices = choicesOf(field, facts, values);
      return (
        <SelectField
          {...common}
          data={choices.map((one) => ({ ...one }))}
          searchable={choices.length > listAtSight}
          openOnFocus={false}
          value={text}
          placeholder={words.noStep}
          onChange={(chosen) => onChange(chosen ?? "")}
        />
      );
    }
    case "step": {
      const steps = earlierSteps(facts.course, field.types(values));
      return (
        <SelectField
          {...common}
          data={steps.map((one) => ({ ...one }))}
          value={steps.some((one) => one.value === text) ? text : null}
          placeholder={steps.length === 0 ? words.noEarlier : words.noStep}
          allowDeselect={field.optional === true}
          onChange={(chosen) => onChange(chosen ?? "")}
        />
      );
    }
    case "flag":
      return (
        <Checkbox label={common.label} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />
      );
    case "decision":
      return (
        <Radio.Group label={common.label} value={text} onChange={onChange}>
          <div className={classes.inline}>
            <Radio value="yes" label={field.yes} {...(focused ? { "data-autofocus": true } : {})} />
            <Radio value="no" label={field.no} />
          </div>
        </Radio.Group>
      );
    case "many":
      return (
        <Checkbox.Group label={common.label} value={[...(value as readonly string[])]} onChange={onChange}>
          <div className={classes.inline}>
            {field.options.map((one, at) => (
              <Checkbox
                key={one.value}
                value={one.value}
                label={one.label}
                {...(focused && at === 0 ? { "data-autofocus": true } : {})}
              />
            ))}
          </div>
        </Checkbox.Group>
      );
    case "list":
      return (
        <ListInput
          label={common.label}
          add={field.add}
          value={value as readonly string[]}
          focused={focused}
          onChange={onChange}
        />
      );
    case "rows":
      return (
        <RowsInput
          field={field}
          label={common.label}
          value={value as readonly Values[]}
          facts={facts}
          focused={focused}
          onChange={onChange}
        />
      );
    case "office":
      // Only who receives something can have it by bundle or on paper; who reviews is above, and nothing is sent there.
      return (
        <OfficePicker
          {...common}
          offices={field.key === "office" ? [] : facts.offices}
          value={value as OfficeValue}
          onChange={onChange}
        />
      );
    case "petition":
      return <PetitionPicker label={common.label} view={facts.view} value={text} focused={focused} onChange={onChange} />;
    case "file":
      return <FileChoice label={field.label ?? words.choose} multiple={field.key !== "file"} onChange={onChange} />;
  }
}
