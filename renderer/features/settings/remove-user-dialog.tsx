import { Button, Modal } from "@mantine/core";
import { useEffect, useState } from "react";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { UserInfo } from "../../engine/api/desk-api.ts";
import { useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import classes from "./settings.module.css";
import { strings } from "./strings.ts";

const words = strings.users;

/** Asks before a user goes: the vault key changes with it. */
export function RemoveUserDialog({ user, onClose }: { readonly user: UserInfo | null; readonly onClose: () => void }) {
  const engine = useEngine();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another user, another question.
  useEffect(() => setRefused(null), [user]);
  return (
    <Modal opened={user !== null} onClose={onClose} title={user ? words.removeTitle(user.name) : ""}>
      <p className={classes.text}>{words.removeText}</p>
      {refused && <RefusedNotice refused={refused} />}
      <div className={classes.foot}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {strings.cancel}
        </Button>
        <Button
          color="red"
          loading={busy}
          onClick={async () => {
            if (!user) return;
            setBusy(true);
            const answer = await engine.removeUser({ user: user.id });
            setBusy(false);
            if (isRefused(answer)) setRefused(answer);
            else onClose();
          }}
        >
          {words.remove}
        </Button>
      </div>
    </Modal>
  );
}
