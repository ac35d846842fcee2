import { ActionIcon, Checkbox, Select } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { identityKinds } from "../../../shared/petition/intake.ts";
import { identityLabels, sexLabels } from "../../../shared/petition/labels.ts";
import { DayField } from "../../ui/day-field.tsx";
import { TextField } from "../../ui/fields.tsx";
import type { FieldNotes } from "./checks.ts";
import { fromIdentityNumber } from "./checks.ts";
import type { PetitionerForm } from "./form.ts";
import classes from "./intake.module.css";
import { marked, RowNotes } from "./notes.tsx";
import { strings } from "./strings.ts";

interface Props {
  readonly petitioner: PetitionerForm;
  readonly place: number;
  readonly notes: FieldNotes;
  readonly today: string;
  /** Just added by hand: the name has the focus. */
  readonly asked: boolean;
  readonly onChange: (patch: Partial<PetitionerForm>) => void;
  /** Absent for the principal. */
  readonly onRemove?: () => void;
  /** Stands at the end of the first row: the receipt date, for the principal. */
  readonly firstRowEnd?: ReactNode;
  /** Stands beside the address. */
  readonly secondRowEnd?: ReactNode;
  /** Further choices in the line below. */
  readonly options?: ReactNode;
}

/** One 信访人: name and address are asked (Art. 19), everything else may stay empty. */
export function PetitionerFields({
  petitioner,
  place,
  notes,
  today,
  asked,
  onChange,
  onRemove,
  firstRowEnd,
  secondRowEnd,
  options,
}: Props) {
  const [more, setMore] = useState(petitioner.sex !== "" && fromIdentityNumber(petitioner.identityNumber, today) === null);
  const path = (field: string) => `petitioners.${place}.${field}`;
  const isPerson = petitioner.kind === "person";
  const read = isPerson && petitioner.identityKind === "resident" ? fromIdentityNumber(petitioner.identityNumber, today) : null;
  return (
    <div className={place > 0 ? `${classes.stack} ${classes.another}` : classes.stack}>
      {onRemove && (
        <div className={classes.anotherHead}>
          <span>{strings.nth(place + 1)}</span>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={strings.removePetitioner(place + 1)} onClick={onRemove}>
            <IconX size={14} />
          </ActionIcon>
        </div>
      )}
      <div className={classes.row}>
        <TextField
          {...marked(notes, path("name"))}
          autoFocus={asked}
          style={{ gridColumn: "span 5" }}
          label={isPerson ? strings.name : strings.organisationName}
          value={petitioner.name}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        {isPerson ? (
          <TextField
            {...marked(notes, path("identityNumber"))}
            style={{ gridColumn: "span 7" }}
            label={strings.identityNumber}
            value={petitioner.identityNumber}
            onChange={(event) => {
              const identityNumber = event.currentTarget.value;
              const known = petitioner.identityKind === "resident" ? fromIdentityNumber(identityNumber, today) : null;
              onChange({ identityNumber, ...(known ? { sex: known.sex, birthDate: known.birthDate } : {}) });
            }}
          />
        ) : (
          <TextField
            {...marked(notes, path("creditCode"))}
            style={{ gridColumn: "span 7" }}
            label={strings.creditCode}
            value={petitioner.creditCode}
            onChange={(event) => onChange({ creditCode: event.currentTarget.value })}
          />
        )}
        <TextField
          {...marked(notes, path("phone"))}
          style={{ gridColumn: firstRowEnd ? "span 6" : "span 12" }}
          label={strings.phone}
          inputMode="tel"
          value={petitioner.phone}
          onChange={(event) => onChange({ phone: event.currentTarget.value })}
        />
        {firstRowEnd}
      </div>
      <div className={classes.row}>
        <TextField
          {...marked(notes, path("address"))}
          style={{ gridColumn: secondRowEnd ? "span 10" : "1 / -1" }}
          label={isPerson ? strings.address : strings.organisationAddress}
          value={petitioner.address}
          onChange={(event) => onChange({ address: event.currentTarget.value })}
        />
        {secondRowEnd}
      </div>
      {more && isPerson && (
        <div className={classes.row}>
          <Select
            style={{ gridColumn: "span 6" }}
            label={strings.identityKind}
            allowDeselect={false}
            data={identityKinds.map((kind) => ({ value: kind, label: identityLabels[kind] }))}
            value={petitioner.identityKind}
            onChange={(kind) => kind && onChange({ identityKind: kind as PetitionerForm["identityKind"] })}
          />
          <Select
            style={{ gridColumn: "span 4" }}
            label={strings.sex}
            clearable
            data={(["female", "male"] as const).map((sex) => ({ value: sex, label: sexLabels[sex] }))}
            value={petitioner.sex === "" ? null : petitioner.sex}
            onChange={(sex) => onChange({ sex: (sex ?? "") as PetitionerForm["sex"] })}
          />
          <DayField
            {...marked(notes, path("birthDate"))}
            style={{ gridColumn: "span 7" }}
            label={strings.birthDate}
            withHint={false}
            today={today}
            value={petitioner.birthDate}
            onChange={(birthDate) => onChange({ birthDate })}
          />
          <TextField
            {...marked(notes, path("occupation"))}
            style={{ gridColumn: "span 7" }}
            label={strings.occupation}
            value={petitioner.occupation}
            onChange={(event) => onChange({ occupation: event.currentTarget.value })}
          />
        </div>
      )}
      <RowNotes
        notes={notes}
        paths={["name", "identityNumber", "creditCode", "phone", "address", "birthDate", "occupation"].map(path)}
      />
      <div className={classes.options}>
        <Checkbox
          size="xs"
          label={strings.isOrganisation}
          checked={!isPerson}
          onChange={(event) => onChange({ kind: event.currentTarget.checked ? "organisation" : "person" })}
        />
        {isPerson && (
          <button type="button" className={classes.link} aria-expanded={more} onClick={() => setMore(!more)}>
            {more ? strings.less : strings.more}
          </button>
        )}
        {read && !more && (
          <span className={classes.plain}>
            {sexLabels[read.sex]} · {read.birthDate}
          </span>
        )}
        {options}
      </div>
    </div>
  );
}
