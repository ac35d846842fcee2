import { Button, Checkbox, Loader, Modal, Stack } from "@mantine/core";
import { useState } from "react";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { DayField } from "../../ui/day-field.tsx";
import { useQuery } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { SelectField, TextField } from "../../ui/fields.tsx";
import { Key, useShortcut } from "../../ui/shortcut.tsx";
import { handedOver, personsOf } from "./handed-over.ts";
import classes from "./ledgers.module.css";
import { strings } from "./strings.ts";
import { useKeep } from "./use-keep.ts";

const words = strings.handover;
/** Matters that the dialog lists; the record takes them all. */
const shown = 200;

interface Props {
  readonly desk: DeskStatus;
  readonly onClose: () => void;
}

/** A new 工作交接: takes the open matters of a person and their clocks as they stand now. */
export function HandoverDialog({ desk, onClose }: Props) {
  const open = useQuery("openMatters", undefined, ["petitions"]).data;
  const [from, setFrom] = useState(desk.user?.name ?? "");
  const [to, setTo] = useState("");
  const [date, setDate] = useState(desk.today);
  const [all, setAll] = useState(false);
  const { busy, refused, keep } = useKeep("handover", null);
  const people = personsOf(open ?? [], desk.users);
  const matters = handedOver(open ?? [], from, all);
  const wrong = (field: string) => refused?.field === field;
  const save = async () => {
    const taken = matters.map(({ petition, number, clocks }) => ({ petition, number, clocks }));
    if (await keep({ from, to: to.trim(), date, signed: null, matters: taken })) onClose();
  };
  useShortcut("mod+Enter", () => void save(), open !== undefined && !busy);
  return (
    <Modal opened onClose={onClose} title={strings.names.handover} size="xl">
      <Stack gap="sm">
        <p className={classes.hint}>{words.hint}</p>
        <div className={classes.fields}>
          <SelectField
            label={words.from}
            searchable
            data={[...people]}
            value={from === "" ? null : from}
            error={wrong("from")}
            onChange={(name) => setFrom(name ?? "")}
          />
          <TextField label={words.to} value={to} error={wrong("to")} onChange={(event) => setTo(event.currentTarget.value)} />
          <DayField label={words.date} value={date} onChange={setDate} today={desk.today} error={wrong("date")} />
          <Checkbox mt="2rem" label={words.all} checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
        </div>
        {open === undefined && <Loader size="sm" aria-label={words.reading} />}
        {open !== undefined && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys (WCAG 2.1.1)
          <section aria-label={words.matters} className={classes.scroll} tabIndex={0}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{words.taken(matters.length)}</th>
                  <th scope="col">{words.handler}</th>
                  <th scope="col">{words.clocks}</th>
                </tr>
              </thead>
              <tbody>
                {matters.slice(0, shown).map(({ petition, number, title, person, clocks }) => (
                  <tr key={petition}>
                    <td>
                      {title}
                      <div className={classes.small}>{number}</div>
                    </td>
                    <td data-short>{person || strings.none}</td>
                    <td>
                      {clocks.length === 0 && strings.none}
                      {clocks.map(({ step, strict }) => (
                        <div key={`${step} ${strict}`}>
                          {step} <span className={classes.small}>{strict}</span>
                        </div>
                      ))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {matters.length > shown && <p className={classes.nothing}>{words.more(matters.length - shown)}</p>}
          </section>
        )}
        {refused && <RefusedNotice refused={refused} />}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {strings.cancel}
          </Button>
          <Button loading={busy} disabled={open === undefined} onClick={() => void save()}>
            {strings.save} <Key onFill>Ctrl Enter</Key>
          </Button>
        </div>
      </Stack>
    </Modal>
  );
}
