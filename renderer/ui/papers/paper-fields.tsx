import { draftedFields, longFields } from "../../../shared/documents/paper/fields.ts";
import { TextAreaField, TextField } from "../fields.tsx";
import { optionalLabel } from "../optional-label.ts";
import classes from "./papers.module.css";
import { strings } from "./strings.ts";

interface Field {
  readonly name: string;
  readonly known: string;
  readonly required: boolean;
}
interface Props {
  readonly fields: readonly Field[];
  readonly entered: Readonly<Record<string, string>>;
  readonly onChange: (entered: Readonly<Record<string, string>>) => void;
}

/** What a person fills in or drafts for a paper. What the record knows stands as recorded; required fields come first. */
export function PaperFields({ fields, entered, onChange }: Props) {
  const open = fields.filter(({ name, known }) => known === "" || draftedFields.has(name));
  const sorted = [...open].sort((a, b) => Number(b.required) - Number(a.required));
  return (
    <>
      {sorted.map(({ name, known, required }) => {
        const Input = longFields.has(name) ? TextAreaField : TextField;
        return (
          <Input
            key={name}
            label={required ? name : optionalLabel(name)}
            value={entered[name] ?? known}
            onChange={(event) => onChange({ ...entered, [name]: event.currentTarget.value })}
          />
        );
      })}
      <p className={classes.note}>{strings.known(fields.length - open.length)}</p>
    </>
  );
}
