import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useDesktop } from "../../ui/engine.tsx";
import { TextField } from "../../ui/fields.tsx";
import { groupsOf, sameGroup, twoPlaces } from "../../ui/groups.ts";
import { Panel } from "../../ui/panel.tsx";
import { printHtml } from "../../ui/print.ts";
import { sheetFonts } from "./sheet-html.ts";
import classes from "./start.module.css";
import { strings } from "./strings.ts";

/** A secret to be kept on paper: printed or copied by hand, then two groups typed back from there. */
export function SecretSheet({
  title,
  what,
  keep,
  secret,
  html,
  printLabel,
  doneLabel,
  busy,
  problem,
  children,
  onDone,
}: {
  readonly title: string;
  readonly what: string;
  readonly keep: string;
  readonly secret: string;
  /** The sheet to print. */
  readonly html: () => string;
  readonly printLabel: string;
  readonly doneLabel: string;
  readonly busy: boolean;
  /** Why the last confirmation was not taken. */
  readonly problem: ReactNode;
  readonly children?: ReactNode;
  readonly onDone: () => void;
}) {
  const desktop = useDesktop();
  const groups = groupsOf(secret);
  const [places] = useState(() => twoPlaces(groups.length));
  const [typed, setTyped] = useState(["", ""]);
  const words = strings.sheets;
  const right = places.map((place, index) => sameGroup(typed[index] ?? "", groups[place]));
  return (
    <div className={classes.sheet}>
      <Panel
        title={title}
        aside={
          <Button
            size="xs"
            leftSection={<IconPrinter size={16} />}
            onClick={() => void printHtml(desktop, html(), title, sheetFonts)}
          >
            {printLabel}
          </Button>
        }
      >
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (right.every(Boolean) && !busy) onDone();
          }}
        >
          <p className={classes.hint}>
            {what} <strong>{keep}</strong>
          </p>
          {children}
          <ol className={classes.groups} aria-label={title}>
            {groups.map((group, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is what names a group; groups may repeat.
              <li key={index} className={classes.group}>
                <span aria-hidden="true">{index + 1}</span>
                {group}
              </li>
            ))}
          </ol>
          <h3 className={classes.heading}>{words.checkTitle}</h3>
          <p className={classes.hint}>{words.check(places[0] + 1, places[1] + 1)}</p>
          <div className={classes.check}>
            {places.map((place, index) => (
              <TextField
                key={place}
                label={words.group(place + 1)}
                maxLength={8}
                value={typed[index] ?? ""}
                error={(typed[index] ?? "").length >= 4 && !right[index] ? words.wrong : null}
                onChange={(event) => {
                  const value = event.currentTarget.value;
                  setTyped((old) => old.map((one, at) => (at === index ? value : one)));
                }}
              />
            ))}
            <Button type="submit" ml="auto" disabled={!right.every(Boolean)} loading={busy}>
              {doneLabel}
            </Button>
          </div>
          {problem}
        </form>
      </Panel>
    </div>
  );
}
