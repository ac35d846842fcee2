import { Button } from "@mantine/core";
import { useState } from "react";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import { useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { FactList } from "../../ui/fact-list.tsx";
import { FolderPicker } from "../../ui/folder-picker.tsx";
import { Qr } from "../../ui/qr.tsx";
import { EightWords } from "../../ui/words.tsx";
import classes from "./exchange.module.css";
import { strings } from "./strings.ts";

/** The request file that was written, and what the district will compare. */
export interface Made {
  /** Null where the desk was started anew since: the words still hold, where the file was put is not remembered. */
  readonly path: string | null;
  readonly words: readonly string[];
  readonly fingerprint: string;
}

/** Writes the request file and shows the fingerprint that the district will compare. */
export function JoinRequest({
  made,
  onMade,
  onNext,
}: {
  readonly made: Made | null;
  readonly onMade: (made: Made) => void;
  readonly onNext: () => void;
}) {
  const engine = useEngine();
  const words = strings.join;
  const [folder, setFolder] = useState("");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);

  const make = async () => {
    setBusy(true);
    setRefused(null);
    const answer = await engine.createRequest({ folder });
    setBusy(false);
    if (isRefused(answer)) setRefused(answer);
    else onMade(answer);
  };

  if (made)
    return (
      <>
        <RequestWords made={made} />
        <p className={classes.text}>{words.eject}</p>
        <div className={classes.foot}>
          <Button ml="auto" onClick={onNext}>
            {strings.next}
          </Button>
        </div>
      </>
    );
  return (
    <>
      <p className={classes.text}>{words.step1Text}</p>
      <FolderPicker label={strings.send.folder} onChange={setFolder} />
      {refused && <RefusedNotice refused={refused} />}
      <div className={classes.foot}>
        <Button ml="auto" loading={busy} disabled={folder === ""} onClick={() => void make()}>
          {words.make}
        </Button>
      </div>
    </>
  );
}

/** The words to read out, and where the file lies. */
export function RequestWords({ made }: { readonly made: Made }) {
  const words = strings.join;
  return (
    <div className={classes.fingerprint}>
      <div>
        <p className={classes.text}>{words.wordsHint}</p>
        <EightWords words={made.words} label={words.words} />
        <div className={classes.facts}>
          <FactList
            facts={[
              ...(made.path === null ? [] : ([[words.path, made.path]] as const)),
              [words.fingerprint, <code key="fingerprint">{made.fingerprint}</code>],
            ]}
          />
        </div>
      </div>
      <Qr text={made.words.join("")} label={words.qr} />
    </div>
  );
}
