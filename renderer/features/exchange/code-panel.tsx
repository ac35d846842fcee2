import { Button } from "@mantine/core";
import { useState } from "react";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import { useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Panel } from "../../ui/panel.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import classes from "./exchange.module.css";
import { strings } from "./strings.ts";

/** A receipt read out by telephone: acknowledges without a second trip. */
export function CodePanel() {
  const engine = useEngine();
  const [code, setCode] = useState("");
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<{ readonly petitions: number } | Refused | null>(null);
  const plain = code.replace(/[\s-]/g, "").toUpperCase();
  const words = strings.code;
  return (
    <Panel title={words.title}>
      <form
        className={classes.form}
        onSubmit={async (event) => {
          event.preventDefault();
          setBusy(true);
          const result = await engine.applyReceiptCode({ code: plain });
          setBusy(false);
          setAnswer(result);
          if (!isRefused(result)) setCode("");
        }}
      >
        <p className={classes.text}>{words.hint}</p>
        <TextField
          label={words.label}
          classNames={{ input: classes.codeInput ?? "" }}
          maxLength={14}
          value={code}
          onChange={(event) => {
            setCode(event.currentTarget.value);
            setAnswer(null);
          }}
        />
        {answer && isRefused(answer) && <RefusedNotice refused={answer} />}
        {answer && !isRefused(answer) && (
          <div role="status">
            <StatusBadge tone="done">{words.done(answer.petitions)}</StatusBadge>
          </div>
        )}
        <Button type="submit" variant="light" loading={busy} disabled={plain.length < 10}>
          {words.apply}
        </Button>
      </form>
    </Panel>
  );
}
