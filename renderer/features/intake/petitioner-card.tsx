import { Checkbox, SegmentedControl, TagsInput } from "@mantine/core";
import { useState } from "react";
import { channels } from "../../../shared/petition/intake.ts";
import { channelLabels } from "../../../shared/petition/labels.ts";
import type { OrganisationLevel } from "../../../shared/registry/certificate.ts";
import { DayField } from "../../ui/day-field.tsx";
import { TextField } from "../../ui/fields.tsx";
import { LocalRule } from "../../ui/local-rule.tsx";
import { Panel } from "../../ui/panel.tsx";
import { useRules } from "../../ui/rules.ts";
import { unremembered } from "../../ui/theme.ts";
import { channelChosen } from "./channel.ts";
import type { FieldNotes } from "./checks.ts";
import { type IntakeForm, newPetitioner, type PetitionerForm } from "./form.ts";
import classes from "./intake.module.css";
import { marked, RowNotes } from "./notes.tsx";
import { PetitionerFields } from "./petitioner-fields.tsx";
import { strings } from "./strings.ts";
import { splitNames } from "./to-intake.ts";
import { visitDuty } from "./visit-duty.ts";

interface Props {
  readonly form: IntakeForm;
  readonly notes: FieldNotes;
  readonly today: string;
  readonly level: OrganisationLevel;
  readonly update: (patch: Partial<IntakeForm>) => void;
}

/** Five and more coming together are a 集体访; at most five may represent them (Art. 20). */
function GroupWord({ form }: { readonly form: IntakeForm }) {
  const size = Number.parseInt(form.groupSize, 10);
  if (Number.isNaN(size) || size < 2) return null;
  const visit = form.channel === "visit";
  if (visit && size < 5) return null;
  return <span>{visit ? strings.groupVisit(size, splitNames(form.representatives).length) : strings.groupLetter(size)}</span>;
}

/** Who came, how, when it was received, for how many, and through whom. */
export function PetitionerCard({ form, notes, today, level, update }: Props) {
  const { profile } = useRules();
  // Whom somebody adds is asked for the name at once.
  const [added, setAdded] = useState<number | null>(null);
  const change = (place: number, patch: Partial<PetitionerForm>) =>
    update({ petitioners: form.petitioners.map((petitioner, at) => (at === place ? { ...petitioner, ...patch } : petitioner)) });
  const visit = form.channel === "visit";
  const spoken = visit || form.channel === "phone" || form.channel === "video-reception";

  const receipt = (
    <DayField
      {...marked(notes, "receiptDate")}
      style={{ gridColumn: "span 6" }}
      label={strings.receiptDate}
      today={today}
      value={form.receiptDate}
      onChange={(receiptDate) => update(spoken ? { receiptDate, petitionDate: receiptDate } : { receiptDate })}
    />
  );
  const group = (
    <>
      <TextField
        {...marked(notes, "groupSize")}
        style={{ gridColumn: "span 3" }}
        label={strings.groupSize(form.channel)}
        inputMode="numeric"
        value={form.groupSize}
        onChange={(event) => update({ groupSize: event.currentTarget.value })}
      />
      <TagsInput
        {...unremembered}
        {...marked(notes, "representatives")}
        style={{ gridColumn: "span 11" }}
        label={visit ? strings.representatives : strings.representativesPlain}
        placeholder={form.representatives.length === 0 ? strings.representativesHint : ""}
        splitChars={["、", "，", ",", ";", "；", " "]}
        openOnFocus={false}
        classNames={{ inputField: classes.innerField ?? "" }}
        data={form.petitioners
          .map((petitioner) => petitioner.name.trim())
          .filter((name, at, all) => name !== "" && all.indexOf(name) === at)}
        value={form.representatives}
        onChange={(names) => update({ representatives: splitNames(names) })}
      />
    </>
  );

  const options = (
    <>
      <GroupWord form={form} />
      <Checkbox
        size="xs"
        label={strings.confidential}
        checked={form.confidential}
        onChange={(event) => update({ confidential: event.currentTarget.checked })}
      />
      <Checkbox
        size="xs"
        label={strings.byAgent}
        checked={form.byAgent}
        onChange={(event) => update({ byAgent: event.currentTarget.checked })}
      />
      <Checkbox
        size="xs"
        label={strings.anonymous}
        checked={form.anonymous}
        onChange={(event) => update({ anonymous: event.currentTarget.checked })}
      />
      {!form.anonymous && (
        <button
          type="button"
          className={classes.link}
          onClick={() => {
            setAdded(form.petitioners.length);
            update({ petitioners: [...form.petitioners, newPetitioner()] });
          }}
        >
          ＋ {strings.addPetitioner}
        </button>
      )}
    </>
  );

  return (
    <Panel
      title={strings.petitionerCard}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={strings.title}
          data={channels.map((channel) => ({ value: channel, label: channelLabels[channel] }))}
          value={form.channel}
          onChange={(channel) => update(channelChosen(form, channel as IntakeForm["channel"]))}
        />
      }
    >
      <div className={classes.stack}>
        {form.anonymous ? (
          <>
            <div className={classes.row}>
              {receipt}
              {group}
            </div>
            <div className={classes.options}>{options}</div>
          </>
        ) : (
          form.petitioners.map((petitioner, place) => (
            <PetitionerFields
              // biome-ignore lint/suspicious/noArrayIndexKey: petitioners have no id of their own; their order is who they are
              key={place}
              petitioner={petitioner}
              place={place}
              notes={notes}
              today={today}
              asked={place === added}
              onChange={(patch) => change(place, patch)}
              {...(place === 0
                ? { firstRowEnd: receipt, secondRowEnd: group, options }
                : { onRemove: () => update({ petitioners: form.petitioners.filter((_, at) => at !== place) }) })}
            />
          ))
        )}
        <LocalRule sentence={visitDuty(form, level, profile)} />
        {form.byAgent && (
          <div className={classes.row}>
            <TextField
              {...marked(notes, "agent.name")}
              style={{ gridColumn: "span 6" }}
              label={strings.agentName}
              value={form.agentName}
              onChange={(event) => update({ agentName: event.currentTarget.value })}
            />
            <TextField
              style={{ gridColumn: "span 6" }}
              label={strings.agentRelation}
              value={form.agentRelation}
              onChange={(event) => update({ agentRelation: event.currentTarget.value })}
            />
            <TextField
              {...marked(notes, "agent.phone")}
              style={{ gridColumn: "span 6" }}
              label={strings.agentPhone}
              inputMode="tel"
              value={form.agentPhone}
              onChange={(event) => update({ agentPhone: event.currentTarget.value })}
            />
            <Checkbox
              style={{ gridColumn: "span 6", alignSelf: "end", paddingBottom: "0.5rem" }}
              size="xs"
              label={strings.agentAuthorised}
              checked={form.agentAuthorised}
              onChange={(event) => update({ agentAuthorised: event.currentTarget.checked })}
            />
          </div>
        )}
        <RowNotes
          notes={notes}
          paths={[
            "petitioners",
            "anonymous",
            "receiptDate",
            "petitionDate",
            "groupSize",
            "representatives",
            "agent",
            "agent.name",
            "agent.phone",
          ]}
        />
      </div>
    </Panel>
  );
}
