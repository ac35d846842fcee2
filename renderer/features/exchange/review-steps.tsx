import { Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { EnrolmentRequestInfo, ExportDone } from "../../engine/api/exchange-api.ts";
import { useDesktop, useEngine, useJobs } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { FactList } from "../../ui/fact-list.tsx";
import { FilePicker } from "../../ui/file-picker.tsx";
import { FolderPicker } from "../../ui/folder-picker.tsx";
import { stampWords } from "../../ui/format.ts";
import { JobBar } from "../../ui/job-bar.tsx";
import { Qr } from "../../ui/qr.tsx";
import { Step, Steps } from "../../ui/steps.tsx";
import { EightWords } from "../../ui/words.tsx";
import classes from "./exchange.module.css";
import { strings } from "./strings.ts";
import { WrittenNotice } from "./written-notice.tsx";

const words = strings.review;

/** Request file → eight words compared by telephone → enrolment bundle written, and the root's words to read out. */
export function ReviewSteps({
  rootWords,
  onDone,
}: {
  readonly rootWords: readonly string[] | null;
  readonly onDone: () => void;
}) {
  const engine = useEngine();
  const desktop = useDesktop();
  const job = useJobs(["export"]).at(-1);
  const [request, setRequest] = useState<EnrolmentRequestInfo | null>(null);
  const [compared, setCompared] = useState(false);
  const [agreed, setAgreed] = useState(false);
  const [folder, setFolder] = useState("");
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<ExportDone | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);

  const review = async (token: string) => {
    setRefused(null);
    const answer = await engine.reviewRequest({ token });
    if (isRefused(answer)) setRefused(answer);
    else setRequest(answer);
  };
  const issue = async (token: string) => {
    setBusy(true);
    setRefused(null);
    const answer = await engine.issueEnrolment({ token, folder });
    setBusy(false);
    if (isRefused(answer)) return setRefused(answer);
    setDone(answer);
    void desktop.call("incoming.discard", { token }).catch(() => undefined);
  };

  return (
    <>
      <Steps>
        <Step number={1} title={words.step1} state={request ? "done" : "now"} aside={request?.organisationName}>
          {!request && (
            <FilePicker
              label={words.pick}
              accept={[".xfreq"]}
              onStaged={(files) => {
                const first = files[0];
                if (first) void review(first.token);
              }}
            />
          )}
          {!request && refused && <RefusedNotice refused={refused} />}
        </Step>
        <Step number={2} title={words.step2} state={agreed ? "done" : request ? "now" : "waiting"}>
          {request && !agreed && (
            <>
              <div className={classes.fingerprint}>
                <div>
                  <FactList
                    facts={[
                      [words.office, request.organisationName],
                      [words.code, request.organisation],
                      [words.station, request.deviceCode],
                      [words.madeAt, stampWords(request.madeAt)],
                    ]}
                  />
                  {request.known && <p className={classes.after}>{words.known}</p>}
                  <p className={classes.sentence}>{words.compare}</p>
                  <EightWords words={request.words} label={words.step2} />
                </div>
                <Qr text={request.words.join("")} label={words.qr} />
              </div>
              <div className={classes.foot}>
                <Checkbox
                  size="sm"
                  label={words.confirmed}
                  checked={compared}
                  onChange={(event) => setCompared(event.currentTarget.checked)}
                />
                <Button ml="auto" disabled={!compared} onClick={() => setAgreed(true)}>
                  {strings.next}
                </Button>
              </div>
            </>
          )}
        </Step>
        <Step number={3} title={words.step3} state={done ? "done" : agreed ? "now" : "waiting"}>
          {request && agreed && !done && (
            <>
              <FolderPicker label={strings.send.folder} onChange={setFolder} />
              {refused && <RefusedNotice refused={refused} />}
              {job && <JobBar progress={job} />}
              <div className={classes.foot}>
                <Button ml="auto" loading={busy} disabled={folder === ""} onClick={() => void issue(request.token)}>
                  {words.issue}
                </Button>
              </div>
            </>
          )}
          {done && (
            <>
              <WrittenNotice done={done} />
              {rootWords && (
                <>
                  <p className={classes.sentence}>{words.afterwards}</p>
                  <EightWords words={rootWords} label={strings.members.rootTitle} />
                </>
              )}
            </>
          )}
        </Step>
      </Steps>
      <div className={classes.foot}>
        <Button variant="default" onClick={onDone}>
          {done ? strings.close : strings.cancel}
        </Button>
      </div>
    </>
  );
}
