import { Button, Checkbox } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { channels } from "../../../shared/petition/intake.ts";
import { channelLabels } from "../../../shared/petition/labels.ts";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { mediaTypeOf } from "../../ui/attachment-kind.ts";
import { DayField } from "../../ui/day-field.tsx";
import { useEngine } from "../../ui/engine.tsx";
import { enterMoves } from "../../ui/enter-moves.ts";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { SelectField, TextAreaField, TextField } from "../../ui/fields.tsx";
import { Page } from "../../ui/page.tsx";
import { Panel } from "../../ui/panel.tsx";
import { paths } from "../../ui/paths.ts";
import { Key, useShortcut } from "../../ui/shortcut.tsx";
import { useWindowState } from "../../ui/window-state.ts";
import classes from "./accusation.module.css";
import { FilesField } from "./files-field.tsx";
import { Protection } from "./protection.tsx";
import { strings } from "./strings.ts";
import { type AccusationForm, emptyAccusation, missingIn, toAccusation } from "./take.ts";

const words = strings.intake;

/**
 * The form of one accusation. It is never saved but sealed: leaving or locking forgets it. The id makes a repeated saving
 * the same one.
 */
export function TakeForm({
  desk,
  officers,
  onSealed,
}: {
  readonly desk: DeskStatus;
  readonly officers: number;
  readonly onSealed: (receipt: { readonly number: string; readonly date: string }) => void;
}) {
  const engine = useEngine();
  const [, go] = useLocation();
  const claimNumber = useWindowState((state) => state.claimNumber);
  const setClaimNumber = useWindowState((state) => state.setClaimNumber);
  const [form, setForm] = useState<AccusationForm>(() => emptyAccusation(desk.today, claimNumber));
  const [files, setFiles] = useState<readonly File[]>([]);
  const [id] = useState(() => crypto.randomUUID());
  const [wantsToSave, setWantsToSave] = useState(false);
  const [saving, setSaving] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const area = useRef<HTMLDivElement>(null);
  const update = (changes: Partial<AccusationForm>) => setForm((old) => ({ ...old, ...changes }));
  const missing = wantsToSave ? missingIn(form) : new Set<string>();
  // Taken over once: it must not stand in the next one's form.
  useEffect(() => setClaimNumber(""), [setClaimNumber]);
  useEffect(() => area.current?.querySelector<HTMLElement>("input:not([type=checkbox])")?.focus(), []);

  const save = async () => {
    if (saving) return;
    setWantsToSave(true);
    setRefused(null);
    if (missingIn(form).size > 0) return;
    setSaving(true);
    const answer = await engine.takeAccusation({
      id,
      accusation: toAccusation(form),
      files: files.map((file) => ({ file, name: file.name, mediaType: mediaTypeOf(file) })),
    });
    setSaving(false);
    if (isRefused(answer)) return setRefused(answer);
    onSealed({ number: answer.number, date: form.receiptDate });
  };
  useShortcut("mod+Enter", () => void save());

  return (
    <Page title={words.title} beside={words.beside}>
      <div className={classes.columns}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter goes to the next field, wherever it is pressed */}
        <div ref={area} className={classes.column} onKeyDown={enterMoves}>
          {refused && <RefusedNotice refused={refused} />}
          <Panel
            title={words.person}
            aside={
              <Checkbox
                size="xs"
                label={words.anonymous}
                checked={form.anonymous}
                onChange={(event) => update({ anonymous: event.currentTarget.checked })}
              />
            }
          >
            <div className={classes.form}>
              {!form.anonymous && (
                <div className={`${classes.row} ${classes.three}`}>
                  <TextField
                    label={words.name}
                    maxLength={100}
                    value={form.name}
                    error={missing.has("name") ? words.required.name : null}
                    onChange={(event) => update({ name: event.currentTarget.value })}
                  />
                  <TextField
                    label={words.address}
                    maxLength={300}
                    value={form.address}
                    onChange={(event) => update({ address: event.currentTarget.value })}
                  />
                  <TextField
                    label={words.phone}
                    maxLength={40}
                    value={form.phone}
                    onChange={(event) => update({ phone: event.currentTarget.value })}
                  />
                </div>
              )}
              <div className={`${classes.row} ${classes.three}`}>
                <DayField
                  label={words.receiptDate}
                  today={desk.today}
                  value={form.receiptDate}
                  error={missing.has("receiptDate") ? words.required.receiptDate : null}
                  onChange={(receiptDate) => update({ receiptDate })}
                />
                <SelectField
                  label={words.channel}
                  data={channels.map((value) => ({ value, label: channelLabels[value] }))}
                  value={form.channel}
                  onChange={(value) => update({ channel: channels.find((one) => one === value) ?? "visit" })}
                />
                <TextField
                  label={words.claimNumber}
                  maxLength={40}
                  value={form.claimNumber}
                  onChange={(event) => update({ claimNumber: event.currentTarget.value })}
                />
              </div>
            </div>
          </Panel>
          <Panel title={words.complained}>
            <div className={classes.row}>
              <TextField
                label={words.complainedName}
                maxLength={200}
                value={form.complainedName}
                error={missing.has("complainedName") ? words.required.complainedName : null}
                onChange={(event) => update({ complainedName: event.currentTarget.value })}
              />
              <TextField
                label={words.complainedUnit}
                maxLength={200}
                value={form.complainedUnit}
                onChange={(event) => update({ complainedUnit: event.currentTarget.value })}
              />
            </div>
          </Panel>
          <Panel title={words.content}>
            <div className={classes.form}>
              <TextAreaField
                label={words.statement}
                description={words.statementHint}
                minRows={5}
                maxRows={16}
                maxLength={100_000}
                value={form.statement}
                error={missing.has("statement") ? words.required.statement : null}
                onChange={(event) => update({ statement: event.currentTarget.value })}
              />
              <FilesField files={files} onChange={setFiles} />
            </div>
          </Panel>
          <div className={classes.bar}>
            <Button variant="subtle" color="gray" onClick={() => go(paths.intake)}>
              {words.cancel}
            </Button>
            <Button ml="auto" loading={saving} leftSection={<IconPrinter size={16} />} onClick={() => void save()}>
              {words.save} <Key onFill>Ctrl Enter</Key>
            </Button>
          </div>
        </div>
        <Protection desk={desk} officers={officers} />
      </div>
    </Page>
  );
}
