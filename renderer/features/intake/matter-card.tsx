import { Select } from "@mantine/core";
import { categories, purposes, sourceKinds } from "../../../shared/petition/intake.ts";
import { categoryLabels, confirmationLabels, purposeLabels, sourceLabels } from "../../../shared/petition/labels.ts";
import { type CodeChoice, CodeSelect } from "../../ui/code-select.tsx";
import { DayField } from "../../ui/day-field.tsx";
import { SelectField, TextAreaField, TextField } from "../../ui/fields.tsx";
import { Panel } from "../../ui/panel.tsx";
import type { FieldNotes } from "./checks.ts";
import { confirmations, type IntakeForm } from "./form.ts";
import classes from "./intake.module.css";
import { marked, RowNotes } from "./notes.tsx";
import { strings } from "./strings.ts";
import { sourceHasPaper } from "./to-intake.ts";

interface Props {
  readonly form: IntakeForm;
  readonly notes: FieldNotes;
  readonly today: string;
  readonly contentClasses: readonly CodeChoice[];
  readonly places: readonly CodeChoice[];
  readonly update: (patch: Partial<IntakeForm>) => void;
}

/** Only for channels whose matter was written before it was received: the postmark, the sending. */
function wasWrittenEarlier(channel: IntakeForm["channel"]): boolean {
  return channel === "letter" || channel === "online" || channel === "fax";
}

/** What it is about: source, place, class, the petitioner's own words, the officials' own words. */
export function MatterCard({ form, notes, today, contentClasses, places, update }: Props) {
  const written = wasWrittenEarlier(form.channel);
  const paper = sourceHasPaper(form.sourceKind);
  return (
    <Panel title={strings.matterCard}>
      <div className={classes.stack}>
        <div className={classes.row}>
          <CodeSelect
            {...marked(notes, "source.kind")}
            style={{ gridColumn: "span 5" }}
            label={strings.source}
            choices={sourceKinds.map((kind) => ({ value: kind, label: sourceLabels[kind] }))}
            value={form.sourceKind}
            onChange={(kind) => update({ sourceKind: kind as IntakeForm["sourceKind"] })}
          />
          <CodeSelect
            {...marked(notes, "place")}
            style={{ gridColumn: "span 5" }}
            label={strings.place}
            choices={places}
            placeholder={places.length === 0 ? strings.noPlaces : ""}
            clearable
            value={form.place}
            onChange={(place) => update({ place })}
          />
          <CodeSelect
            {...marked(notes, "contentClass")}
            style={{ gridColumn: "span 7" }}
            label={strings.contentClass}
            placeholder={strings.search}
            choices={contentClasses}
            value={form.contentClass}
            onChange={(contentClass) => update({ contentClass })}
          />
          <SelectField
            {...marked(notes, "category")}
            style={{ gridColumn: "span 4" }}
            label={strings.category}
            data={categories.map((category) => ({ value: category, label: categoryLabels[category] }))}
            value={form.category}
            onChange={(category) => category && update({ category: category as IntakeForm["category"] })}
          />
          <SelectField
            {...marked(notes, "purpose")}
            style={{ gridColumn: "span 3" }}
            label={strings.purpose}
            data={purposes.map((purpose) => ({ value: purpose, label: purposeLabels[purpose] }))}
            value={form.purpose}
            onChange={(purpose) => purpose && update({ purpose: purpose as IntakeForm["purpose"] })}
          />
        </div>
        {(paper || written) && (
          <div className={classes.row}>
            {written && (
              <DayField
                {...marked(notes, "petitionDate")}
                style={{ gridColumn: "span 6" }}
                label={strings.petitionDate}
                today={today}
                value={form.petitionDate}
                onChange={(petitionDate) => update({ petitionDate })}
              />
            )}
            {paper && (
              <>
                <TextField
                  {...marked(notes, "source.office")}
                  style={{ gridColumn: "span 6" }}
                  label={strings.sourceOffice}
                  value={form.sourceOffice}
                  onChange={(event) => update({ sourceOffice: event.currentTarget.value })}
                />
                <TextField
                  {...marked(notes, "source.documentNumber")}
                  style={{ gridColumn: "span 6" }}
                  label={strings.sourceDocumentNumber}
                  value={form.sourceDocumentNumber}
                  onChange={(event) => update({ sourceDocumentNumber: event.currentTarget.value })}
                />
                <DayField
                  {...marked(notes, "source.deadline")}
                  style={{ gridColumn: "span 6" }}
                  label={strings.sourceDeadline}
                  today={today}
                  value={form.sourceDeadline}
                  onChange={(sourceDeadline) => update({ sourceDeadline })}
                />
              </>
            )}
          </div>
        )}
        <div className={classes.row}>
          <TextField
            {...marked(notes, "title")}
            style={{ gridColumn: "span 16" }}
            label={strings.headline}
            value={form.title}
            onChange={(event) => update({ title: event.currentTarget.value })}
          />
          <TextField
            {...marked(notes, "complainedOf")}
            style={{ gridColumn: "span 8" }}
            label={strings.complainedOf}
            value={form.complainedOf}
            onChange={(event) => update({ complainedOf: event.currentTarget.value })}
          />
        </div>
        <RowNotes
          notes={notes}
          paths={[
            "source",
            "source.kind",
            "source.office",
            "source.documentNumber",
            "source.deadline",
            "petitionDate",
            "place",
            "category",
            "contentClass",
            "purpose",
            "title",
            "complainedOf",
          ]}
        />
        <TextAreaField
          {...marked(notes, "statement")}
          label={`${strings.statement}（${strings.statementHint}）`}
          minRows={3}
          maxRows={16}
          value={form.statement}
          onChange={(event) => update({ statement: event.currentTarget.value })}
        />
        <div className={classes.row}>
          <Select
            {...marked(notes, "confirmation")}
            style={{ gridColumn: "span 6" }}
            label={strings.confirmation}
            allowDeselect={false}
            data={confirmations.map((how) => ({
              value: how,
              label: how === "later" ? strings.confirmLater : confirmationLabels[how],
            }))}
            value={form.confirmation}
            onChange={(how) => how && update({ confirmation: how as IntakeForm["confirmation"] })}
          />
          <TextAreaField
            {...marked(notes, "summary")}
            style={{ gridColumn: "span 18" }}
            label={strings.summary}
            minRows={1}
            maxRows={8}
            value={form.summary}
            onChange={(event) => update({ summary: event.currentTarget.value })}
          />
        </div>
        <RowNotes notes={notes} paths={["statement", "confirmation", "summary"]} />
      </div>
    </Panel>
  );
}
