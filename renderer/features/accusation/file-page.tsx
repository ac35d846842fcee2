import { Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useCallback, useEffect, useState } from "react";
import type { AccusationFile } from "../../../shared/petition/accusation/accusation-file.ts";
import { channelLabels } from "../../../shared/petition/labels.ts";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { FactList } from "../../ui/fact-list.tsx";
import { Page } from "../../ui/page.tsx";
import { Panel } from "../../ui/panel.tsx";
import classes from "./accusation.module.css";
import { ActForm } from "./act-form.tsx";
import { Course } from "./course.tsx";
import { Materials } from "./materials.tsx";
import { strings } from "./strings.ts";

const words = strings.file;

/** One accusation as its officer reads it. Asked for once, because every asking is recorded. */
export function FilePage({ desk, id, onBack }: { readonly desk: DeskStatus; readonly id: string; readonly onBack: () => void }) {
  const engine = useEngine();
  const [file, setFile] = useState<AccusationFile | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const read = useCallback(async () => {
    const answer = await engine.accusation({ id });
    if (isRefused(answer)) setRefused(answer);
    else setFile(answer);
  }, [engine, id]);
  useEffect(() => void read(), [read]);
  const taken = file?.taken ?? null;
  return (
    <Page
      title={taken?.number ?? strings.title}
      actions={
        <Button variant="default" size="xs" leftSection={<IconArrowLeft size={16} />} onClick={onBack}>
          {words.back}
        </Button>
      }
    >
      {refused && <RefusedNotice refused={refused} />}
      {file && (
        <div className={classes.columns}>
          <div className={classes.column}>
            {taken && (
              <>
                <Panel title={words.factsTitle}>
                  <FactList wide facts={factsOf(taken)} />
                </Panel>
                <Panel title={words.statement}>
                  <p className={classes.said}>{taken.statement}</p>
                </Panel>
                <Panel title={words.materials}>
                  <Materials id={id} number={taken.number} attachments={file.attachments} />
                </Panel>
              </>
            )}
          </div>
          <div className={classes.column}>
            <ActForm desk={desk} id={id} onDone={() => void read()} />
            <Panel title={words.course}>
              <Course file={file} />
            </Panel>
          </div>
        </div>
      )}
    </Page>
  );
}

function factsOf(taken: NonNullable<AccusationFile["taken"]>): readonly (readonly [string, string | null])[] {
  const { accuser, complainedOf } = taken;
  const person = accuser ? [accuser.name, accuser.address, accuser.phone].filter(Boolean).join("，") : words.anonymous;
  return [
    [words.facts.complainedOf, [complainedOf.name, complainedOf.unit].filter(Boolean).join("，") || words.notTold],
    [words.facts.accuser, person],
    [words.facts.receiptDate, taken.receiptDate],
    [words.facts.channel, channelLabels[taken.channel]],
    [words.facts.office, taken.office.name],
    [words.facts.takenBy, taken.takenBy],
    [words.facts.claimNumber, taken.claimNumber || null],
    [words.facts.movedFrom, taken.movedFrom ? words.movedFrom(taken.movedFrom.number, taken.movedFrom.date) : null],
  ];
}
