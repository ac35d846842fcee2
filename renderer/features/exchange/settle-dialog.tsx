import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { Concern, ConcernDecision } from "../../engine/api/exchange-api.ts";
import { useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { TextAreaField } from "../../ui/fields.tsx";
import classes from "./exchange.module.css";
import { strings } from "./strings.ts";

const words = strings.concerns;

/** A decision about to be taken. */
export interface Settling {
  readonly concern: Concern;
  readonly decision: ConcernDecision;
}

/** Says what the decision will do and asks for the reason, which is kept. */
export function SettleDialog({ settling, onClose }: { readonly settling: Settling | null; readonly onClose: () => void }) {
  const title = settling ? `${words.decisions[settling.decision]}：${settling.concern.office.name}` : "";
  return (
    <Modal opened={settling !== null} onClose={onClose} title={title}>
      {settling && <SettleForm settling={settling} onClose={onClose} />}
    </Modal>
  );
}

function SettleForm({ settling: { concern, decision }, onClose }: { readonly settling: Settling; readonly onClose: () => void }) {
  const engine = useEngine();
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const needed = decision !== "seen";
  return (
    <form
      className={classes.form}
      onSubmit={async (event) => {
        event.preventDefault();
        setBusy(true);
        const answer = await engine.settleConcern({ id: concern.id, decision, reason: reason.trim() });
        setBusy(false);
        if (isRefused(answer)) setRefused(answer);
        else onClose();
      }}
    >
      <p className={classes.text}>{concern.happened}</p>
      <p className={classes.text}>{words.confirm[decision]}</p>
      <TextAreaField
        label={needed ? words.reason : words.seenReason}
        data-autofocus
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {refused && <RefusedNotice refused={refused} />}
      <div className={classes.foot}>
        <Button variant="default" disabled={busy} onClick={onClose}>
          {strings.cancel}
        </Button>
        <Button type="submit" ml="auto" loading={busy} disabled={needed && reason.trim() === ""}>
          {words.decisions[decision]}
        </Button>
      </div>
    </form>
  );
}
