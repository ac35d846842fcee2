import { Button } from "@mantine/core";
import { useState } from "react";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import type { ExportDone } from "../../engine/api/exchange-api.ts";
import { useEngine, useJobs } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { FactList } from "../../ui/fact-list.tsx";
import { FolderPicker } from "../../ui/folder-picker.tsx";
import { momentWords } from "../../ui/format.ts";
import { JobBar } from "../../ui/job-bar.tsx";
import { Panel } from "../../ui/panel.tsx";
import classes from "./exchange.module.css";
import { strings } from "./strings.ts";
import { WrittenNotice } from "./written-notice.tsx";

/** A second place: a bundle that only the recovery sheet opens. */
export function BackupPart({ desk }: { readonly desk: DeskStatus }) {
  const engine = useEngine();
  const job = useJobs(["backup"]).at(-1);
  const [folder, setFolder] = useState("");
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<ExportDone | Refused | null>(null);
  const words = strings.backup;
  const done = answer && !isRefused(answer) ? answer : null;
  return (
    <div className={classes.columns}>
      <Panel
        title={words.title}
        aside={desk.lastBackup ? `${words.last} ${momentWords(desk.lastBackup, desk.today)}` : words.never}
      >
        <p className={classes.text}>{words.text}</p>
        {done ? (
          <WrittenNotice done={done} />
        ) : (
          <FolderPicker label={words.folder} onChange={setFolder} ownDisk={words.ownDisk} />
        )}
        {answer && isRefused(answer) && <RefusedNotice refused={answer} />}
        {job && <JobBar progress={job} />}
        <div className={classes.foot}>
          {done ? (
            <Button variant="default" ml="auto" onClick={() => setAnswer(null)}>
              {words.again}
            </Button>
          ) : (
            <Button
              ml="auto"
              loading={busy}
              disabled={folder === ""}
              onClick={async () => {
                setBusy(true);
                setAnswer(await engine.backup({ folder }));
                setBusy(false);
              }}
            >
              {words.go}
            </Button>
          )}
        </div>
      </Panel>
      <div className={classes.side}>
        <Panel title={words.contains}>
          <FactList
            facts={[
              [words.includes, words.containsText],
              [words.opens, words.opensText],
            ]}
          />
        </Panel>
        <Panel title={words.restoreTitle}>
          <p className={classes.last}>{words.restore}</p>
        </Panel>
      </div>
    </div>
  );
}
