import { Button, Modal } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { type Role, roles } from "../../../shared/log/role.ts";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import { useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { SelectField, TextField } from "../../ui/fields.tsx";
import { FreshPassphrase, passphraseReady } from "../../ui/fresh-passphrase.tsx";
import classes from "./settings.module.css";
import { strings } from "./strings.ts";

const words = strings.users;

export function AddUserDialog({
  opened,
  officeName,
  onClose,
}: {
  readonly opened: boolean;
  readonly officeName: string;
  readonly onClose: () => void;
}) {
  return (
    <Modal opened={opened} onClose={onClose} title={words.add}>
      {opened && <AddUserForm officeName={officeName} onClose={onClose} />}
    </Modal>
  );
}

function AddUserForm({ officeName, onClose }: { readonly officeName: string; readonly onClose: () => void }) {
  const engine = useEngine();
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("clerk");
  const [pair, setPair] = useState<readonly [string, string]>(["", ""]);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const known = [officeName, name];
  const ready = name.trim() !== "" && passphraseReady(pair[0], pair[1], known) && !busy;

  const add = async () => {
    setBusy(true);
    const answer = await engine.addUser({ name: name.trim(), role, passphrase: pair[0] });
    setBusy(false);
    if (isRefused(answer)) return setRefused(answer);
    notifications.show({ message: words.added(answer.name), color: "teal" });
    onClose();
  };

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void add();
      }}
    >
      <TextField
        label={words.name}
        data-autofocus
        maxLength={40}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <SelectField
        label={words.role}
        description={strings.roleText[role]}
        inputWrapperOrder={["label", "input", "description", "error"]}
        data={roles.map((one) => ({ value: one, label: strings.roles[one] }))}
        value={role}
        onChange={(value) => setRole(roles.find((one) => one === value) ?? "clerk")}
      />
      <FreshPassphrase
        label={words.passphrase}
        first={pair[0]}
        second={pair[1]}
        known={known}
        onChange={(first, second) => setPair([first, second])}
      />
      <p className={classes.note}>{words.passphraseHint}</p>
      {refused && <RefusedNotice refused={refused} />}
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {strings.cancel}
        </Button>
        <Button type="submit" loading={busy} disabled={!ready}>
          {words.add}
        </Button>
      </div>
    </form>
  );
}
