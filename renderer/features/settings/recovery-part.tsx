import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import { useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { Panel } from "../../ui/panel.tsx";
import classes from "./settings.module.css";
import { strings } from "./strings.ts";

const words = strings.recovery;

/** A lost or exposed recovery sheet is replaced. The new one then stands on screen until it is confirmed. */
export function RecoveryPart() {
  const [asking, setAsking] = useState(false);
  return (
    <Panel
      title={words.title}
      aside={
        <Button size="xs" variant="light" onClick={() => setAsking(true)}>
          {words.renew}
        </Button>
      }
    >
      <p className={classes.text}>{words.text}</p>
      <Modal opened={asking} onClose={() => setAsking(false)} title={words.confirmTitle}>
        {asking && <RenewForm onClose={() => setAsking(false)} />}
      </Modal>
    </Panel>
  );
}

function RenewForm({ onClose }: { readonly onClose: () => void }) {
  const engine = useEngine();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const renew = async () => {
    setBusy(true);
    const answer = await engine.renewRecoverySheet();
    setBusy(false);
    if (isRefused(answer)) setRefused(answer);
    else onClose();
  };
  return (
    <>
      {words.consequences.map((sentence) => (
        <p key={sentence} className={classes.text}>
          {sentence}
        </p>
      ))}
      {refused && <RefusedNotice refused={refused} />}
      <div className={classes.foot}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {strings.cancel}
        </Button>
        <Button loading={busy} onClick={() => void renew()}>
          {words.go}
        </Button>
      </div>
    </>
  );
}
