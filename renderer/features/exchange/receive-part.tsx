import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { permits } from "../../../shared/registry/roles.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useJobs } from "../../ui/engine.tsx";
import { FilePicker } from "../../ui/file-picker.tsx";
import { JobBar } from "../../ui/job-bar.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Key, useShortcut } from "../../ui/shortcut.tsx";
import { CodePanel } from "./code-panel.tsx";
import classes from "./exchange.module.css";
import { LeftFiles } from "./left-files.tsx";
import { PlanTable } from "./plan-table.tsx";
import { ReceiptDialog } from "./receipt-dialog.tsx";
import { strings } from "./strings.ts";
import { type IncomingLine, useImportPlans } from "./use-import-plans.ts";

/** One file or twenty: staged, verified, shown as a plan, merged on one key; then the receipt. */
export function ReceivePart({ desk }: { readonly desk: DeskStatus }) {
  const plans = useImportPlans();
  const job = useJobs(["import"]).at(-1);
  const [forcing, setForcing] = useState<IncomingLine | null>(null);
  const [receiptFor, setReceiptFor] = useState<{ readonly organisation: string; readonly name: string } | null>(null);
  const words = strings.receive;
  const ready = plans.lines.filter((line) => line.done === null && isMergeable(line)).map((line) => line.file.token);
  const merge = () => void plans.apply(ready);
  useShortcut("mod+Enter", merge, ready.length > 0 && !plans.busy);
  const mayForce = desk.user !== null && permits(desk.user.role, "force-gap");

  return (
    <div className={classes.columns}>
      <div className={classes.main}>
        {plans.lines.length > 0 && (
          <Panel flush title={words.plan} aside={plans.lines.every((line) => line.done === null) ? words.planHint : undefined}>
            <PlanTable
              desk={desk}
              lines={plans.lines}
              busy={plans.busy}
              mayForce={mayForce}
              onForce={setForcing}
              onReceipt={setReceiptFor}
              onRemove={plans.remove}
            />
            {job && (
              <div className={classes.inset}>
                <JobBar progress={job} />
              </div>
            )}
            {ready.length > 0 && (
              <div className={classes.applyBar}>
                <Button disabled={plans.busy} onClick={merge}>
                  {words.apply(ready.length)}
                  <Key onFill>Ctrl Enter</Key>
                </Button>
              </div>
            )}
          </Panel>
        )}
        <Panel title={plans.lines.length > 0 ? words.more : words.pick}>
          {plans.lines.length === 0 && <p className={classes.text}>{words.empty}</p>}
          <FilePicker
            label={words.pickLabel}
            accept={[".xfb", ".xfrec"]}
            multiple
            onStaged={(files) => void plans.check(files)}
          />
        </Panel>
        <LeftFiles files={plans.left} busy={plans.busy} onCheck={(file) => void plans.check([file])} onRemove={plans.remove} />
      </div>
      <div className={classes.side}>{desk.office?.level === "township" && <CodePanel />}</div>
      <Modal opened={forcing !== null} onClose={() => setForcing(null)} title={words.forceTitle}>
        <p className={classes.text}>{words.forceText}</p>
        <div className={classes.foot}>
          <Button variant="default" onClick={() => setForcing(null)}>
            {strings.cancel}
          </Button>
          <Button
            color="red"
            ml="auto"
            onClick={() => {
              if (forcing) void plans.apply([forcing.file.token], true);
              setForcing(null);
            }}
          >
            {words.force}
          </Button>
        </div>
      </Modal>
      <ReceiptDialog office={receiptFor} onClose={() => setReceiptFor(null)} />
    </div>
  );
}

/** A backup is merged too: its further files after a restore, or all of it where an older state was put back. */
function isMergeable({ plan }: IncomingLine): boolean {
  return plan !== null && plan.outcome === "ready" && plan.kind !== "enrolment";
}
