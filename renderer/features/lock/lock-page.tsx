import { Button, UnstyledButton } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useState } from "react";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useEngine, useJobs } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { PassphraseField, TextAreaField } from "../../ui/fields.tsx";
import { JobBar } from "../../ui/job-bar.tsx";
import classes from "./lock.module.css";
import { strings } from "./strings.ts";
import { useCountdown } from "./use-countdown.ts";

/** Who is at the desk, and the passphrase; or the recovery sheet. Nothing of the petitions is on this page. */
export function LockPage({ desk, onRefused }: { readonly desk: DeskStatus; readonly onRefused: () => void }) {
  const engine = useEngine();
  const jobs = useJobs(["export", "import", "backup", "restore", "attach"]);
  const [user, setUser] = useState(desk.users[0]?.id ?? "");
  const [secret, setSecret] = useState("");
  const [sheet, setSheet] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const wait = useCountdown(desk.waitSeconds, desk);

  const open = async () => {
    setBusy(true);
    setRefused(null);
    const answer = sheet
      ? await engine.unlockWithRecovery({ identity: secret.replace(/\s/g, "").toUpperCase() })
      : await engine.unlock({ user, passphrase: secret });
    setBusy(false);
    setSecret("");
    if (!isRefused(answer)) return;
    setRefused(answer);
    // How long to wait now stands in the status.
    onRefused();
  };
  const swap = () => {
    setSheet(!sheet);
    setSecret("");
    setRefused(null);
  };
  const ready = secret !== "" && !busy && wait === 0 && (sheet || user !== "");

  return (
    <main className={classes.page}>
      <form
        className={classes.card}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void open();
        }}
      >
        <div className={classes.head}>
          <span className={classes.seal} aria-hidden="true">
            访
          </span>
          <div>
            <h1 className={classes.office}>{desk.office?.name}</h1>
            <div className={classes.state}>
              <IconLock size={13} aria-hidden="true" /> {strings.title} · {desk.office?.organisation} · 工位{" "}
              {desk.office?.deviceCode}
            </div>
          </div>
        </div>
        {sheet ? (
          <>
            <TextAreaField
              label={strings.recovery}
              description={strings.recoveryHint}
              minRows={3}
              value={secret}
              onChange={(event) => setSecret(event.currentTarget.value)}
            />
            <p className={classes.hint}>{strings.recoveryAfter}</p>
          </>
        ) : (
          <>
            <fieldset className={classes.users}>
              <legend>{strings.who}</legend>
              {desk.users.map((one) => (
                <UnstyledButton
                  key={one.id}
                  className={classes.user}
                  aria-pressed={one.id === user}
                  onClick={() => setUser(one.id)}
                >
                  <span className={classes.avatar} aria-hidden="true">
                    {one.name.slice(0, 1)}
                  </span>
                  <span className={classes.name}>{one.name}</span>
                  <span className={classes.role}>{strings.roles[one.role]}</span>
                </UnstyledButton>
              ))}
            </fieldset>
            <PassphraseField
              label={strings.passphrase}
              autoFocus
              value={secret}
              disabled={wait > 0}
              onChange={(event) => setSecret(event.currentTarget.value)}
            />
          </>
        )}
        {refused && <RefusedNotice refused={refused} />}
        {wait > 0 && (
          <p className={classes.wait} role="status">
            {strings.wait(wait)}
          </p>
        )}
        <Button type="submit" fullWidth disabled={!ready} loading={busy}>
          {strings.unlock}
        </Button>
        <Button variant="subtle" size="xs" onClick={swap}>
          {sheet ? strings.useUser : strings.forgot}
        </Button>
        {jobs.length > 0 && (
          <div className={classes.jobs}>
            <div className={classes.hint}>{strings.running}</div>
            {jobs.map((job) => (
              <JobBar key={job.job} progress={job} />
            ))}
          </div>
        )}
      </form>
    </main>
  );
}
