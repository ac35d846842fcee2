import { Button } from "@mantine/core";
import { useState } from "react";
import type { OfficerSheet } from "../../engine/api/accusation-api.ts";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import { useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { TextField } from "../../ui/fields.tsx";
import { FreshPassphrase, passphraseReady } from "../../ui/fresh-passphrase.tsx";
import classes from "./settings.module.css";
import { strings } from "./strings.ts";

const words = strings.officers;

/** A new officer: a name for this desk, and a passphrase that only the officer knows. */
export function ClearOfficerForm({
  officeName,
  onMade,
  onClose,
}: {
  readonly officeName: string;
  readonly onMade: (sheet: OfficerSheet) => void;
  readonly onClose: () => void;
}) {
  const engine = useEngine();
  const [name, setName] = useState("");
  const [pair, setPair] = useState<readonly [string, string]>(["", ""]);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const known = [officeName, name];
  const ready = name.trim() !== "" && passphraseReady(pair[0], pair[1], known) && !busy;
  const make = async () => {
    setBusy(true);
    const answer = await engine.clearOfficer({ name: name.trim(), passphrase: pair[0] });
    setBusy(false);
    if (isRefused(answer)) setRefused(answer);
    else onMade(answer);
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void make();
      }}
    >
      <TextField
        label={words.columns.name}
        data-autofocus
        maxLength={40}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <FreshPassphrase
        label={words.passphrase}
        first={pair[0]}
        second={pair[1]}
        known={known}
        onChange={(first, second) => setPair([first, second])}
      />
      <p className={classes.note}>{words.passphraseHint}</p>
      {refused && <RefusedNotice refused={refused} />}
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {strings.cancel}
        </Button>
        <Button type="submit" loading={busy} disabled={!ready}>
          {words.make}
        </Button>
      </div>
    </form>
  );
}
