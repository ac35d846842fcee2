import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import { useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { TextField } from "../../ui/fields.tsx";
import classes from "./exchange.module.css";
import type { Revoking } from "./members-part.tsx";
import { strings } from "./strings.ts";

const words = strings.members;

/** Takes trust from a lost or retired computer; needs a reason. */
export function RevokeDialog({ revoking, onClose }: { readonly revoking: Revoking | null; readonly onClose: () => void }) {
  return (
    <Modal
      opened={revoking !== null}
      onClose={onClose}
      title={revoking ? words.revokeTitle(revoking.office, revoking.deviceCode) : ""}
    >
      {revoking && <RevokeForm device={revoking.device} onClose={onClose} />}
    </Modal>
  );
}

function RevokeForm({ device, onClose }: { readonly device: string; readonly onClose: () => void }) {
  const engine = useEngine();
  const [reason, setReason] = useState("");
  const [refused, setRefused] = useState<Refused | null>(null);
  return (
    <form
      className={classes.form}
      onSubmit={async (event) => {
        event.preventDefault();
        const answer = await engine.revoke({ device, reason: reason.trim() });
        if (isRefused(answer)) setRefused(answer);
        else onClose();
      }}
    >
      <p className={classes.text}>{words.revokeText}</p>
      <TextField
        label={words.reason}
        data-autofocus
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {refused && <RefusedNotice refused={refused} />}
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {strings.cancel}
        </Button>
        <Button type="submit" color="red" ml="auto" disabled={reason.trim() === ""}>
          {words.revoking}
        </Button>
      </div>
    </form>
  );
}
