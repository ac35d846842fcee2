import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import { useDesktop, useEngine, useJobs } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { TextField } from "../../ui/fields.tsx";
import { FilePicker } from "../../ui/file-picker.tsx";
import { sizeWords } from "../../ui/format.ts";
import type { StagedFile } from "../../ui/incoming.ts";
import { JobBar } from "../../ui/job-bar.tsx";
import { Panel } from "../../ui/panel.tsx";
import classes from "./start.module.css";
import { strings } from "./strings.ts";
import { emptyUser, UserFields, userReady } from "./user-form.tsx";

/** A dead computer's desk comes back from its backup bundle and the recovery sheet. */
export function RestoreForm({ onBack, onRestored }: { readonly onBack: () => void; readonly onRestored: () => void }) {
  const engine = useEngine();
  const desktop = useDesktop();
  const job = useJobs(["restore", "rebuild"]).at(-1);
  const words = strings.restore;
  const [file, setFile] = useState<StagedFile | null>(null);
  const [identity, setIdentity] = useState("");
  const [last, setLast] = useState("");
  const [user, setUser] = useState(emptyUser);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const ready = file !== null && identity.trim() !== "" && userReady(user, "") && !busy;

  const restore = async () => {
    if (!file) return;
    setBusy(true);
    setRefused(null);
    const answer = await engine.restore({
      token: file.token,
      identity: identity.replace(/\s/g, "").toUpperCase(),
      user: { name: user.name.trim(), passphrase: user.first },
      lastPrintedNumber: last.trim(),
    });
    setBusy(false);
    if (isRefused(answer)) return setRefused(answer);
    void desktop.call("incoming.discard", { token: file.token }).catch(() => undefined);
    notifications.show({ color: "teal", title: words.done(answer.petitions), message: words.doneText, autoClose: 30_000 });
    onRestored();
  };

  return (
    <div className={classes.sheet}>
      <Panel title={words.title}>
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) void restore();
          }}
        >
          <h3 className={classes.heading}>{words.file}</h3>
          {file ? (
            <p className={classes.hint}>
              {words.chosen} {file.name} · {sizeWords(file.size)}{" "}
              <Button variant="subtle" size="compact-xs" onClick={() => setFile(null)}>
                {words.change}
              </Button>
            </p>
          ) : (
            <FilePicker label={words.file} accept={[".xfb"]} onStaged={(files) => setFile(files[0] ?? null)} />
          )}
          <TextField
            label={words.identity}
            classNames={{ label: classes.heading }}
            description={words.identityHint}
            value={identity}
            onChange={(event) => setIdentity(event.currentTarget.value)}
          />
          <TextField
            label={words.last}
            classNames={{ label: classes.heading }}
            description={words.lastHint}
            value={last}
            onChange={(event) => setLast(event.currentTarget.value)}
          />
          <h3 className={classes.heading}>{words.user}</h3>
          <UserFields entry={user} officeName="" onChange={setUser} />
          {refused && <RefusedNotice refused={refused} />}
          {job && <JobBar progress={job} />}
          <div className={classes.foot}>
            <Button variant="default" onClick={onBack} disabled={busy}>
              {strings.back}
            </Button>
            <Button type="submit" disabled={!ready} loading={busy}>
              {words.go}
            </Button>
          </div>
        </form>
      </Panel>
    </div>
  );
}
