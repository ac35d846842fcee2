import { Button } from "@mantine/core";
import { useState } from "react";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import { useEngine, useQuery } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { Panel } from "../../ui/panel.tsx";
import classes from "./petition.module.css";
import { RecordMentions } from "./record-mentions.tsx";
import { strings } from "./strings.ts";

const words = strings.sealed;

/** Office records that still speak of a petition that was moved, here or by the office beneath, and the way to seal them. */
export function LeftRecords({ petition, may }: { readonly petition: string; readonly may: boolean }) {
  const engine = useEngine();
  const records = useQuery("movePlan", { petition }, ["records"]).data?.records ?? [];
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  if (records.length === 0) return null;
  const seal = async () => {
    setBusy(true);
    const answer = await engine.sealRecordsOf({ petition });
    setBusy(false);
    setRefused(isRefused(answer) ? answer : null);
  };
  return (
    <Panel title={words.left}>
      <p className={classes.text}>{words.leftText}</p>
      <RecordMentions records={records} />
      {refused && <RefusedNotice refused={refused} />}
      {may && (
        <Button size="xs" color="red" loading={busy} onClick={() => void seal()}>
          {words.seal}
        </Button>
      )}
    </Panel>
  );
}
