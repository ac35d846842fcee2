import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { TextField } from "../../ui/fields.tsx";
import { FreshPassphrase, passphraseReady } from "../../ui/fresh-passphrase.tsx";
import { Panel } from "../../ui/panel.tsx";
import classes from "./start.module.css";
import { strings } from "./strings.ts";

export interface UserEntry {
  readonly name: string;
  readonly first: string;
  readonly second: string;
}
export const emptyUser: UserEntry = { name: "", first: "", second: "" };

/** Whether the first user may be made. `officeName` is known to everybody and weakens a passphrase. */
export function userReady(entry: UserEntry, officeName: string): boolean {
  return entry.name.trim() !== "" && passphraseReady(entry.first, entry.second, [officeName, entry.name]);
}

/** Name and new passphrase of the first user. */
export function UserFields({
  entry,
  officeName,
  onChange,
}: {
  readonly entry: UserEntry;
  readonly officeName: string;
  readonly onChange: (entry: UserEntry) => void;
}) {
  return (
    <>
      <TextField
        label={strings.user.name}
        maxLength={40}
        value={entry.name}
        onChange={(event) => onChange({ ...entry, name: event.currentTarget.value })}
      />
      <FreshPassphrase
        label={strings.user.passphrase}
        first={entry.first}
        second={entry.second}
        known={[officeName, entry.name]}
        onChange={(first, second) => onChange({ ...entry, first, second })}
      />
    </>
  );
}

export function UserForm({
  entry,
  officeName,
  busy,
  problem,
  onChange,
  onBack,
  onNext,
}: {
  readonly entry: UserEntry;
  readonly officeName: string;
  readonly busy: boolean;
  readonly problem: ReactNode;
  readonly onChange: (entry: UserEntry) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}) {
  const ready = userReady(entry, officeName) && !busy;
  return (
    <Panel title={strings.user.title}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) onNext();
        }}
      >
        <p className={classes.hint}>{strings.user.hint}</p>
        <UserFields entry={entry} officeName={officeName} onChange={onChange} />
        {problem}
        <div className={classes.foot}>
          <Button variant="default" onClick={onBack} disabled={busy}>
            {strings.back}
          </Button>
          <Button type="submit" disabled={!ready} loading={busy}>
            {strings.create}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
