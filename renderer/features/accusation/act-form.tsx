import { Autocomplete, Button, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { AccusationAction } from "../../../shared/petition/accusation/accusation-body.ts";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { DayField } from "../../ui/day-field.tsx";
import { useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { SelectField, TextAreaField, TextField } from "../../ui/fields.tsx";
import { Panel } from "../../ui/panel.tsx";
import { unremembered } from "../../ui/theme.ts";
import classes from "./accusation.module.css";
import { strings } from "./strings.ts";
import { transferChoices } from "./transfer-choices.ts";

const words = strings.file;
const kinds = ["transferred", "replied", "noted"] as const;
const ways = ["oral", "written", "phone"] as const;

/** What the officer records: transfer, reply, note (《条例》第22条、第23条、第30条). */
export function ActForm({ desk, id, onDone }: { readonly desk: DeskStatus; readonly id: string; readonly onDone: () => void }) {
  const engine = useEngine();
  const empty = { date: desk.today, to: "", documentNumber: "", text: "", how: "oral" as (typeof ways)[number] };
  const [kind, setKind] = useState<(typeof kinds)[number]>("transferred");
  const [form, setForm] = useState(empty);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const update = (changes: Partial<typeof empty>) => setForm((old) => ({ ...old, ...changes }));
  const ready = kind === "transferred" ? form.to.trim() !== "" : form.text.trim() !== "";
  const actionOf = (): AccusationAction => {
    if (kind === "transferred") {
      return { did: kind, date: form.date, to: form.to, documentNumber: form.documentNumber, note: form.text };
    }
    return kind === "replied" ? { did: kind, date: form.date, how: form.how, text: form.text } : { did: kind, text: form.text };
  };
  const save = async () => {
    setBusy(true);
    const answer = await engine.actOnAccusation({ id, action: actionOf() });
    setBusy(false);
    setRefused(isRefused(answer) ? answer : null);
    if (isRefused(answer)) return;
    setForm(empty);
    onDone();
  };
  return (
    <Panel title={words.actTitle} aside={words.articles[kind]}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !busy) void save();
        }}
      >
        <SegmentedControl
          size="xs"
          fullWidth
          data={kinds.map((value) => ({ value, label: words.acts[value] }))}
          value={kind}
          onChange={(value) => setKind(kinds.find((one) => one === value) ?? "noted")}
        />
        {kind === "transferred" && (
          <>
            <Autocomplete
              {...unremembered}
              label={words.to}
              description={words.toHint}
              maxLength={100}
              data={[...transferChoices(desk.office)]}
              value={form.to}
              onChange={(to) => update({ to })}
            />
            <TextField
              label={words.documentNumber}
              maxLength={60}
              value={form.documentNumber}
              onChange={(event) => update({ documentNumber: event.currentTarget.value })}
            />
          </>
        )}
        {kind !== "noted" && (
          <DayField label={words.date} today={desk.today} value={form.date} onChange={(date) => update({ date })} />
        )}
        {kind === "replied" && (
          <SelectField
            label={words.how}
            data={ways.map((value) => ({ value, label: words.replied[value] }))}
            value={form.how}
            onChange={(value) => update({ how: ways.find((one) => one === value) ?? "oral" })}
          />
        )}
        <TextAreaField
          label={kind === "transferred" ? words.note : words.text}
          {...(kind === "replied" ? { description: words.textHint } : {})}
          maxLength={kind === "transferred" ? 2000 : 10_000}
          value={form.text}
          onChange={(event) => update({ text: event.currentTarget.value })}
        />
        {refused && <RefusedNotice refused={refused} />}
        <Button type="submit" ml="auto" loading={busy} disabled={!ready}>
          {words.do[kind]}
        </Button>
      </form>
    </Panel>
  );
}
