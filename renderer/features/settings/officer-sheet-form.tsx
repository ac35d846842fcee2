import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useState } from "react";
import { officerKeySheet } from "../../../shared/documents/key-sheets.ts";
import type { OfficerSheet } from "../../engine/api/accusation-api.ts";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import { useDesktop, useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { TextField } from "../../ui/fields.tsx";
import { stampWords } from "../../ui/format.ts";
import { groupsOf, sameGroup, twoPlaces } from "../../ui/groups.ts";
import { Panel } from "../../ui/panel.tsx";
import { printHtml } from "../../ui/print.ts";
import classes from "./settings.module.css";
import { strings } from "./strings.ts";

const words = strings.officers;

/** The officer's sheet: printed or copied, two groups typed back; then the key is announced and the sheet never shown again. */
export function OfficerSheetForm({ sheet, onDone }: { readonly sheet: OfficerSheet; readonly onDone: () => void }) {
  const engine = useEngine();
  const desktop = useDesktop();
  const groups = groupsOf(sheet.identity);
  const [places] = useState(() => twoPlaces(groups.length));
  const [typed, setTyped] = useState(["", ""]);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const right = places.map((place, index) => sameGroup(typed[index] ?? "", groups[place]));
  const print = () =>
    printHtml(
      desktop,
      officerKeySheet({
        officeName: sheet.office,
        officerName: sheet.name,
        identity: sheet.identity,
        madeAt: stampWords(sheet.madeAt),
      }),
      words.sheetTitle,
    );
  const announce = async () => {
    setBusy(true);
    const answer = await engine.announceOfficer({ recipient: sheet.recipient });
    setBusy(false);
    if (isRefused(answer)) setRefused(answer);
    else onDone();
  };
  return (
    <Panel
      title={`${words.sheetTitle} · ${sheet.name}`}
      aside={
        <Button size="xs" leftSection={<IconPrinter size={16} />} onClick={() => void print()}>
          {words.printSheet}
        </Button>
      }
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (right.every(Boolean) && !busy) void announce();
        }}
      >
        <p className={classes.text}>{words.sheetText}</p>
        <ol className={classes.secret} aria-label={words.sheetTitle}>
          {groups.map((group, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what names a group; groups may repeat.
            <li key={index}>
              <span aria-hidden="true">{index + 1}</span>
              {group}
            </li>
          ))}
        </ol>
        <p className={classes.text}>{words.check(places[0] + 1, places[1] + 1)}</p>
        <div className={classes.check}>
          {places.map((place, index) => (
            <TextField
              key={place}
              label={words.group(place + 1)}
              maxLength={8}
              value={typed[index] ?? ""}
              error={(typed[index] ?? "").length >= 4 && !right[index] ? words.wrongGroup : null}
              onChange={(event) => {
                const value = event.currentTarget.value;
                setTyped((old) => old.map((one, at) => (at === index ? value : one)));
              }}
            />
          ))}
          <Button type="submit" ml="auto" disabled={!right.every(Boolean)} loading={busy}>
            {words.announce}
          </Button>
        </div>
        {refused && <RefusedNotice refused={refused} />}
      </form>
    </Panel>
  );
}
