import { Button } from "@mantine/core";
import { useState } from "react";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import { type DeskStatus, recoveryUser } from "../../engine/api/desk-api.ts";
import { useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { PassphraseField, SelectField } from "../../ui/fields.tsx";
import { FreshPassphrase, passphraseReady } from "../../ui/fresh-passphrase.tsx";
import { Panel } from "../../ui/panel.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import classes from "./settings.module.css";
import { strings } from "./strings.ts";

const words = strings.passphrase;
const empty = { old: "", first: "", second: "" };

/** The user's own passphrase; opened with the recovery sheet, that of whoever has forgotten it. */
export function PassphrasePart({ desk }: { readonly desk: DeskStatus }) {
  const engine = useEngine();
  const [entry, setEntry] = useState(empty);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Refused | "done" | null>(null);
  const forgotten = desk.user?.id === recoveryUser;
  const [user, setUser] = useState(desk.users[0]?.id ?? "");
  const known = [desk.office?.name ?? "", (forgotten ? desk.users.find(({ id }) => id === user) : desk.user)?.name ?? ""];
  const ready = (forgotten ? user !== "" : entry.old !== "") && passphraseReady(entry.first, entry.second, known) && !busy;

  const change = async () => {
    setBusy(true);
    const fresh = entry.first;
    const result = await (forgotten
      ? engine.resetPassphrase({ user, fresh })
      : engine.changePassphrase({ old: entry.old, fresh }));
    setBusy(false);
    setEntry(empty);
    setAnswer(isRefused(result) ? result : "done");
  };

  return (
    <Panel title={forgotten ? words.forgottenTitle : words.title}>
      <form
        className={`${classes.form} ${classes.narrow}`}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void change();
        }}
      >
        {forgotten ? (
          <SelectField
            label={words.forgottenUser}
            data={desk.users.map(({ id, name }) => ({ value: id, label: name }))}
            value={user}
            onChange={(value) => {
              setUser(value ?? "");
              setAnswer(null);
            }}
          />
        ) : (
          <PassphraseField
            label={words.old}
            value={entry.old}
            onChange={(event) => {
              setEntry({ ...entry, old: event.currentTarget.value });
              setAnswer(null);
            }}
          />
        )}
        <FreshPassphrase
          label={words.fresh}
          first={entry.first}
          second={entry.second}
          known={known}
          onChange={(first, second) => setEntry({ ...entry, first, second })}
        />
        {answer === "done" && (
          <div role="status">
            <StatusBadge tone="done">{words.done}</StatusBadge>
          </div>
        )}
        {answer !== null && answer !== "done" && <RefusedNotice refused={answer} />}
        <p className={classes.note}>{forgotten ? words.forgottenNote : words.note}</p>
        <div className={classes.foot}>
          <Button type="submit" loading={busy} disabled={!ready}>
            {words.save}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
