import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { ExportDone } from "../../engine/api/exchange-api.ts";
import { useEngine, useJobs } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { FolderPicker } from "../../ui/folder-picker.tsx";
import { JobBar } from "../../ui/job-bar.tsx";
import classes from "./exchange.module.css";
import { strings } from "./strings.ts";
import { WrittenNotice } from "./written-notice.tsx";

type Office = { readonly organisation: string; readonly name: string };

/** Writes a receipt file for the office whose bundle has just been merged. */
export function ReceiptDialog({ office, onClose }: { readonly office: Office | null; readonly onClose: () => void }) {
  return (
    <Modal opened={office !== null} onClose={onClose} size="xl" title={office ? strings.receive.receiptTitle(office.name) : ""}>
      {office && <ReceiptForm office={office} onClose={onClose} />}
    </Modal>
  );
}

function ReceiptForm({ office, onClose }: { readonly office: Office; readonly onClose: () => void }) {
  const engine = useEngine();
  const job = useJobs(["export"]).at(-1);
  const [folder, setFolder] = useState("");
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<ExportDone | Refused | null>(null);
  if (answer && !isRefused(answer))
    return (
      <>
        <WrittenNotice done={answer} />
        <div className={classes.foot}>
          <Button ml="auto" onClick={onClose}>
            {strings.close}
          </Button>
        </div>
      </>
    );
  return (
    <>
      <FolderPicker label={strings.send.folder} onChange={setFolder} />
      {answer && <RefusedNotice refused={answer} />}
      {job && <JobBar progress={job} />}
      <div className={classes.foot}>
        <Button
          ml="auto"
          loading={busy}
          disabled={folder === ""}
          onClick={async () => {
            setBusy(true);
            setAnswer(await engine.export({ to: office.organisation, folder, receiptOnly: true }));
            setBusy(false);
          }}
        >
          {strings.receive.write}
        </Button>
      </div>
    </>
  );
}
