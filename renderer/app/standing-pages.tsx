import { Button, Progress } from "@mantine/core";
import type { DeskStatus } from "../engine/api/desk-api.ts";
import { useJobs } from "../ui/engine.tsx";
import { FactList } from "../ui/fact-list.tsx";
import { JobBar } from "../ui/job-bar.tsx";
import { Panel } from "../ui/panel.tsx";
import classes from "./gate.module.css";
import { strings } from "./strings.ts";

/** The journal is being replayed into an empty or reset IndexedDB. */
export function RebuildingPage() {
  const job = useJobs(["rebuild"]).at(-1);
  return (
    <main className={classes.centre}>
      <div className={classes.card}>
        <Panel title={strings.rebuilding.title}>
          <p className={classes.text}>{strings.rebuilding.body}</p>
          {job ? <JobBar progress={job} /> : <Progress value={100} animated aria-label={strings.rebuilding.title} />}
        </Panel>
      </div>
    </main>
  );
}

/** Another window or shell holds the desk folder. */
export function ElsewherePage({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <main className={classes.centre}>
      <div className={classes.card}>
        <Panel title={strings.elsewhere.title}>
          <p className={classes.text}>{strings.elsewhere.body}</p>
          <Button onClick={onRetry}>{strings.elsewhere.retry}</Button>
        </Panel>
      </div>
    </main>
  );
}

/**
 * Journal and views diverge, or there are no keys: a person must decide, and nothing has been touched. Where nobody can
 * unlock because the keys are gone, only a backup helps.
 */
export function RecoveryPage({
  desk,
  onRetry,
  onRestore,
}: {
  readonly desk: DeskStatus;
  readonly onRetry: () => void;
  readonly onRestore: () => void;
}) {
  const words = strings.recovery;
  const keyless = desk.users.length === 0;
  return (
    <main className={classes.centre}>
      <div className={classes.card}>
        <Panel title={words.title}>
          <p className={classes.text}>{keyless ? words.keyless : words.body}</p>
          <FactList
            facts={[
              [words.reason, desk.recoveryReason ?? "—"],
              [words.folder, desk.folder],
            ]}
          />
          {!keyless && (
            <>
              <h3>{words.steps}</h3>
              <ol className={classes.steps}>
                <li>{words.step1}</li>
                <li>{words.step2}</li>
                <li>{words.step3}</li>
              </ol>
            </>
          )}
          <div className={classes.actions}>
            {keyless && <Button onClick={onRestore}>{words.restore}</Button>}
            <Button variant="default" onClick={onRetry}>
              {words.retry}
            </Button>
          </div>
        </Panel>
      </div>
    </main>
  );
}
