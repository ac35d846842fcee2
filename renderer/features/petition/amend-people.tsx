import { Button, Checkbox, Group, Select } from "@mantine/core";
import { identityKinds, type Petitioner, type PetitionFields } from "../../../shared/petition/intake.ts";
import { fieldLabels, identityLabels, sexLabels } from "../../../shared/petition/labels.ts";
import { DayField } from "../../ui/day-field.tsx";
import { TextField } from "../../ui/fields.tsx";
import classes from "./petition.module.css";
import { strings } from "./strings.ts";

const words = strings.amendForm;

/** A record with one optional text set, or without it when the text is empty. */
export function withText<T extends object, K extends keyof T>(record: T, name: K, value: string): T {
  const { [name]: _, ...rest } = record;
  return (value === "" ? rest : { ...rest, [name]: value }) as T;
}

interface PartProps {
  readonly fields: PetitionFields;
  readonly set: (patch: Partial<PetitionFields>) => void;
}

/** 信访人: everything that was taken down of them, in the order they were named. */
export function Petitioners({ fields, set, today }: PartProps & { readonly today: string }) {
  const change = (place: number, person: Petitioner) =>
    set({ petitioners: fields.petitioners.map((one, at) => (at === place ? person : one)) });
  return (
    <>
      {fields.petitioners.map((person, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: petitioners have no id of their own; their order is who they are
        <div key={place} className={classes.grid2}>
          <TextField
            label={person.kind === "person" ? words.name : words.organisationName}
            value={person.name}
            onChange={(event) => change(place, { ...person, name: event.currentTarget.value })}
          />
          {person.kind === "person" ? (
            <TextField
              label={words.identityNumber}
              value={person.identityNumber ?? ""}
              onChange={(event) => change(place, withText(person, "identityNumber", event.currentTarget.value.trim()))}
            />
          ) : (
            <TextField
              label={words.creditCode}
              value={person.creditCode ?? ""}
              onChange={(event) => change(place, withText(person, "creditCode", event.currentTarget.value.trim().toUpperCase()))}
            />
          )}
          <TextField
            label={words.phone}
            value={person.phone ?? ""}
            onChange={(event) => change(place, withText(person, "phone", event.currentTarget.value.trim()))}
          />
          <TextField
            label={words.address}
            value={person.address}
            onChange={(event) => change(place, { ...person, address: event.currentTarget.value })}
          />
          {person.kind === "person" && (
            <>
              <Select
                label={words.identityKind}
                allowDeselect={false}
                data={identityKinds.map((kind) => ({ value: kind, label: identityLabels[kind] }))}
                value={person.identityKind ?? "resident"}
                onChange={(kind) => kind && change(place, withText(person, "identityKind", kind))}
              />
              <Select
                label={words.sex}
                clearable
                data={(["female", "male"] as const).map((sex) => ({ value: sex, label: sexLabels[sex] }))}
                value={person.sex ?? null}
                onChange={(sex) => change(place, withText(person, "sex", sex ?? ""))}
              />
              <DayField
                label={words.birthDate}
                withHint={false}
                today={today}
                value={person.birthDate ?? ""}
                onChange={(birthDate) => change(place, withText(person, "birthDate", birthDate))}
              />
              <TextField
                label={words.occupation}
                value={person.occupation ?? ""}
                onChange={(event) => change(place, withText(person, "occupation", event.currentTarget.value))}
              />
            </>
          )}
        </div>
      ))}
      <Group gap="xs">
        <Button
          size="xs"
          variant="subtle"
          onClick={() =>
            set({ anonymous: false, petitioners: [...fields.petitioners, { kind: "person", name: "", address: "" }] })
          }
        >
          {words.addPetitioner}
        </Button>
        {fields.petitioners.length > 1 && (
          <Button size="xs" variant="subtle" color="gray" onClick={() => set({ petitioners: fields.petitioners.slice(0, -1) })}>
            {words.removePetitioner} {fields.petitioners.at(-1)?.name}
          </Button>
        )}
        <Checkbox
          size="xs"
          label={fieldLabels.anonymous}
          checked={fields.anonymous}
          onChange={(event) => set({ anonymous: event.currentTarget.checked })}
        />
      </Group>
    </>
  );
}

/** 代理人 */
export function Agent({ fields, set }: PartProps) {
  const { agent } = fields;
  return (
    <>
      <Checkbox
        label={words.byAgent}
        checked={agent !== null}
        onChange={(event) => set({ agent: event.currentTarget.checked ? { name: "", authorised: false } : null })}
      />
      {agent && (
        <div className={classes.grid2}>
          <TextField
            label={words.agentName}
            value={agent.name}
            onChange={(event) => set({ agent: { ...agent, name: event.currentTarget.value } })}
          />
          <TextField
            label={words.agentRelation}
            value={agent.relation ?? ""}
            onChange={(event) => set({ agent: withText(agent, "relation", event.currentTarget.value) })}
          />
          <TextField
            label={words.agentPhone}
            value={agent.phone ?? ""}
            onChange={(event) => set({ agent: withText(agent, "phone", event.currentTarget.value) })}
          />
          <Checkbox
            label={words.agentAuthorised}
            checked={agent.authorised}
            onChange={(event) => set({ agent: { ...agent, authorised: event.currentTarget.checked } })}
          />
        </div>
      )}
    </>
  );
}
