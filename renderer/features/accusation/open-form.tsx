import { Button } from "@mantine/core";
import { IconLockOpen } from "@tabler/icons-react";
import { useState } from "react";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import { useEngine, useQuery } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { PassphraseField, SelectField } from "../../ui/fields.tsx";
import { Panel } from "../../ui/panel.tsx";
import classes from "./accusation.module.css";
import { strings } from "./strings.ts";

const words = strings.officer;

/** The officer opens the compartment with his own passphrase, or with his sheet. */
export function OpenForm({ unopened }: { readonly unopened: number }) {
  const engine = useEngine();
  const officers = useQuery("officers", undefined, ["accusations"]).data ?? [];
  const known = officers.filter((officer) => officer.from !== null);
  const [picked, setPicked] = useState<string | null>(null);
  const [bySheet, setBySheet] = useState(false);
  const [secret, setSecret] = useState("");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const recipient = picked ?? (known.length === 1 ? (known[0]?.recipient ?? null) : null);
  const open = async () => {
    if (recipient === null || secret === "" || busy) return;
    setBusy(true);
    const answer = await engine.openAccusations({ recipient, ...(bySheet ? { identity: secret } : { passphrase: secret }) });
    setBusy(false);
    setSecret("");
    setRefused(isRefused(answer) ? answer : null);
  };
  if (known.length === 0) return null;
  return (
    <div className={classes.narrow}>
      <Panel title={words.area}>
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            void open();
          }}
        >
          <p className={classes.text} style={{ margin: 0 }}>
            {words.closedNote}
            {unopened > 0 && ` ${words.unopened(unopened)}`}
          </p>
          <div className={classes.row}>
            <SelectField
              label={words.who}
              data={known.map((one) => ({ value: one.recipient, label: one.name }))}
              value={recipient}
              onChange={setPicked}
            />
            <PassphraseField
              label={bySheet ? words.sheet : words.passphrase}
              value={secret}
              onChange={(event) => setSecret(event.currentTarget.value)}
            />
          </div>
          {refused && <RefusedNotice refused={refused} />}
          <div className={classes.foot}>
            <Button
              variant="subtle"
              size="xs"
              onClick={() => {
                setBySheet(!bySheet);
                setSecret("");
              }}
            >
              {bySheet ? words.byPassphrase : words.bySheet}
            </Button>
            <Button
              ml="auto"
              type="submit"
              loading={busy}
              disabled={recipient === null || secret === ""}
              leftSection={<IconLockOpen size={16} />}
            >
              {words.open}
            </Button>
          </div>
        </form>
      </Panel>
    </div>
  );
}
