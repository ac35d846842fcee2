import { Button, Checkbox, Skeleton } from "@mantine/core";
import { useState } from "react";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { ExportDone, ExportPlan } from "../../engine/api/exchange-api.ts";
import { useEngine, useJobs, useQuery } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { FactList } from "../../ui/fact-list.tsx";
import { FolderPicker } from "../../ui/folder-picker.tsx";
import { sizeWords } from "../../ui/format.ts";
import { JobBar } from "../../ui/job-bar.tsx";
import { Key, useShortcut } from "../../ui/shortcut.tsx";
import { Step, Steps } from "../../ui/steps.tsx";
import classes from "./exchange.module.css";
import { strings } from "./strings.ts";
import { WrittenNotice } from "./written-notice.tsx";

type Stage = "look" | "folder" | "writing" | "done";

/** What leaves this computer → where to → writing, reading back, and the verdict. */
export function SendSteps({ to, receiptChoice }: { readonly to: string; readonly receiptChoice?: boolean }) {
  const engine = useEngine();
  const plan = useQuery("exportPlan", { to }, ["exchange", "petitions"]).data;
  const job = useJobs(["export"]).at(-1);
  const [stage, setStage] = useState<Stage>("look");
  const [folder, setFolder] = useState("");
  const [receiptOnly, setReceiptOnly] = useState(false);
  const [done, setDone] = useState<ExportDone | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const words = strings.send;
  const usable = plan !== undefined && !isRefused(plan);

  const write = async () => {
    setStage("writing");
    setRefused(null);
    const answer = await engine.export({ to, folder, ...(receiptOnly ? { receiptOnly } : {}) });
    if (isRefused(answer)) {
      setRefused(answer);
      setStage("folder");
    } else {
      setDone(answer);
      setStage("done");
    }
  };
  const forward = () => {
    if (stage === "look" && usable) setStage("folder");
    else if (stage === "folder" && folder !== "") void write();
  };
  useShortcut("mod+Enter", forward, stage === "look" || stage === "folder");

  return (
    <Steps>
      <Step number={1} title={words.step1} state={stage === "look" ? "now" : "done"}>
        {!plan && <Skeleton height={96} />}
        {plan && isRefused(plan) && <RefusedNotice refused={plan} />}
        {usable && <PlanWords plan={plan} brief={stage !== "look"} />}
        {usable && stage === "look" && (
          <div className={classes.foot}>
            {receiptChoice && (
              <Checkbox
                size="sm"
                label={words.receiptOnly}
                checked={receiptOnly}
                onChange={(event) => setReceiptOnly(event.currentTarget.checked)}
              />
            )}
            <Button ml="auto" onClick={forward}>
              {strings.next}
              <Key onFill>Ctrl Enter</Key>
            </Button>
          </div>
        )}
      </Step>
      <Step
        number={2}
        title={words.step2}
        state={stage === "look" ? "waiting" : stage === "folder" ? "now" : "done"}
        aside={stage === "writing" || stage === "done" ? words.chosen(folder) : undefined}
      >
        {stage === "folder" && (
          <>
            <FolderPicker label={words.folder} onChange={setFolder} />
            {refused && <RefusedNotice refused={refused} />}
            <div className={classes.foot}>
              <Button variant="default" onClick={() => setStage("look")}>
                {strings.back}
              </Button>
              <Button ml="auto" disabled={folder === ""} onClick={forward}>
                {words.export}
                <Key onFill>Ctrl Enter</Key>
              </Button>
            </div>
          </>
        )}
      </Step>
      <Step number={3} title={words.step3} state={stage === "done" ? "done" : stage === "writing" ? "now" : "waiting"}>
        {stage === "writing" && job && <JobBar progress={job} />}
        {stage === "done" && done && (
          <>
            <WrittenNotice done={done} after={strings.written.after} />
            <div className={classes.foot}>
              <Button variant="default" ml="auto" onClick={() => setStage("look")}>
                {words.another}
              </Button>
            </div>
          </>
        )}
      </Step>
    </Steps>
  );
}

function planSentence({ petitions, events, to }: ExportPlan): string {
  if (events === 0) return strings.send.nothing(to.name);
  return petitions === 0 ? strings.send.records(events, to.name) : strings.send.sentence(petitions, events, to.name);
}

/** In plain words what will leave this computer; one line of it once the clerk has gone on. */
function PlanWords({ plan, brief }: { readonly plan: ExportPlan; readonly brief: boolean }) {
  const words = strings.send;
  const sentence = planSentence(plan);
  if (brief) return <p className={classes.text}>{sentence}</p>;
  return (
    <>
      <p className={classes.sentence}>{sentence}</p>
      <FactList
        facts={[
          [words.rows.attachments, words.attachments(plan.attachments, sizeWords(plan.attachmentBytes))],
          [words.rows.includes, words.rows.includesText],
          [words.rows.excludes, words.rows.excludesText],
        ]}
      />
      <p className={classes.after}>{words.cumulative}</p>
    </>
  );
}
