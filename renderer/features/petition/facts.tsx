import { Modal } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { FieldName, PetitionFields } from "../../../shared/petition/intake.ts";
import { fieldLabels, identityLabels, sexLabels } from "../../../shared/petition/labels.ts";
import type { FieldState, PetitionView } from "../../../shared/petition/view.ts";
import { Panel } from "../../ui/panel.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { type DictionaryNames, fieldWords } from "./field-words.ts";
import classes from "./petition.module.css";
import { StampWords } from "./stamp-words.tsx";
import { strings } from "./strings.ts";

/** Fields as the page shows them; title and summary have places of their own. */
const shown: readonly FieldName[] = [
  "petitioners",
  "agent",
  "representatives",
  "groupSize",
  "place",
  "complainedOf",
  "category",
  "contentClass",
  "purpose",
  "channel",
  "source",
  "petitionDate",
  "receiptDate",
  "confidential",
];

/** A fact that says nothing new is left out: no agent, no representatives, no wish for confidence. */
function isSilent(name: FieldName, value: unknown, view: PetitionView): boolean {
  if (name === "agent") return value === null;
  if (name === "representatives") return Array.isArray(value) && value.length === 0;
  if (name === "confidential") return value === false;
  if (name === "petitionDate") return value === view.fields.receiptDate?.value;
  return name === "complainedOf" && value === "";
}

interface Props {
  readonly view: PetitionView;
  readonly names: DictionaryNames;
  readonly masked: boolean;
  readonly editButton: ReactNode;
}

/** The fields of a petition, masked until disclosed; each that was amended opens its history. */
export function Facts({ view, names, masked, editButton }: Props) {
  return (
    <Panel
      title={strings.facts}
      aside={
        <>
          {masked && <span>{strings.maskedNote}</span>}
          {editButton}
        </>
      }
    >
      <dl className={classes.facts}>
        {shown.map((name) => {
          const field = view.fields[name];
          if (!field || (isSilent(name, field.value, view) && field.history.length <= 1)) return null;
          return (
            <div key={name} className={classes.fact}>
              <dt>{fieldLabels[name]}</dt>
              <dd>
                {name === "petitioners" ? <Persons view={view} /> : fieldWords(name, field.value as never, names)}{" "}
                <History field={name} state={field as FieldState<PetitionFields[typeof name]>} names={names} />
              </dd>
            </div>
          );
        })}
      </dl>
    </Panel>
  );
}

/** Each person with one line for what identifies, one for how to reach. */
function Persons({ view }: { readonly view: PetitionView }) {
  if (view.fields.anonymous?.value) return fieldLabels.anonymous;
  return (view.fields.petitioners?.value ?? []).map((person) => (
    <span key={`${person.name}${person.identityNumber}`} className={classes.person}>
      <span>
        {[person.name, person.sex && sexLabels[person.sex], person.birthDate, person.occupation].filter(Boolean).join(" · ")}
      </span>
      {person.identityNumber && (
        <span>
          <span className={classes.small}>{identityLabels[person.identityKind ?? "resident"]}</span> {person.identityNumber}
        </span>
      )}
      {person.creditCode && <span>{person.creditCode}</span>}
      {person.phone && <span>{person.phone}</span>}
      <span>{person.address}</span>
    </span>
  ));
}

/** 改过 2 次: opens every value that a field ever had, with who wrote it and when. Nothing when it was written once. */
export function History<K extends FieldName>({
  field,
  state,
  names,
}: {
  readonly field: K;
  readonly state: FieldState<PetitionFields[K]>;
  readonly names: DictionaryNames;
}) {
  const [open, setOpen] = useState(false);
  if (state.history.length <= 1) return null;
  return (
    <>
      <button type="button" className={classes.link} onClick={() => setOpen(true)}>
        {strings.edited(state.history.length - 1)}
      </button>
      <Modal opened={open} onClose={() => setOpen(false)} title={strings.history(fieldLabels[field])} size="lg">
        {[...state.history].reverse().map(({ value, stamp }) => (
          <div key={stamp.event} className={classes.part}>
            <div className={classes.partHead}>
              <StampWords stamp={stamp} />
              {stamp.event === state.stamp.event && <StatusBadge tone="brand">{strings.current}</StatusBadge>}
            </div>
            <p className={classes.text}>{fieldWords(field, value, names)}</p>
          </div>
        ))}
      </Modal>
    </>
  );
}
