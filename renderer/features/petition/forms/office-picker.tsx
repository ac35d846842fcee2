import type { OfficeValue } from "./form-fields.ts";
import { SuggestField } from "./suggest-field.tsx";
import { words } from "./words.ts";

interface Props {
  readonly label: string;
  readonly description?: string | undefined;
  readonly error: boolean;
  readonly offices: readonly OfficeValue[];
  readonly value: OfficeValue;
  readonly onChange: (value: OfficeValue) => void;
}

/** An office: an enrolled one by its name, which sends by bundle; any other name goes on paper. Says which it is. */
export function OfficePicker({ offices, value, onChange, description, ...rest }: Props) {
  const hint = value.name.trim() === "" ? words.officeHint : value.organisation === "" ? words.onPaper : words.enrolled;
  return (
    <SuggestField
      {...rest}
      description={offices.length === 0 ? description : hint}
      data={offices.map((one) => one.name)}
      value={value.name}
      onChange={(name) => onChange({ organisation: offices.find((one) => one.name === name.trim())?.organisation ?? "", name })}
    />
  );
}
