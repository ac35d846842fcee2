import { Button } from "@mantine/core";
import { useState } from "react";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import { useDesktop, useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { FilePicker } from "../../ui/file-picker.tsx";
import type { StagedFile } from "../../ui/incoming.ts";
import classes from "./exchange.module.css";
import { strings } from "./strings.ts";
import { WordsInput, wordsComplete } from "./words-input.tsx";

/** Takes the enrolment bundle in, once the root's eight words have been typed as the district reads them out. */
export function JoinImport({ onBack }: { readonly onBack: () => void }) {
  const engine = useEngine();
  const desktop = useDesktop();
  const words = strings.join;
  const [file, setFile] = useState<StagedFile | null>(null);
  const [root, setRoot] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);

  const join = async () => {
    if (!file) return;
    setBusy(true);
    setRefused(null);
    const answer = await engine.importEnrolment({ token: file.token, rootWords: root });
    setBusy(false);
    if (isRefused(answer)) return setRefused(answer);
    void desktop.call("incoming.discard", { token: file.token }).catch(() => undefined);
  };

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (file && wordsComplete(root)) void join();
      }}
    >
      {file ? (
        <p className={classes.text}>
          {words.chosen} {file.name}{" "}
          <Button variant="subtle" size="compact-xs" onClick={() => setFile(null)}>
            {words.change}
          </Button>
        </p>
      ) : (
        <FilePicker label={words.pick} accept={[".xfb"]} onStaged={(files) => setFile(files[0] ?? null)} />
      )}
      {file && (
        <>
          <p className={classes.text}>{words.rootHint}</p>
          <WordsInput words={root} label={words.root} onChange={setRoot} />
        </>
      )}
      {refused && <RefusedNotice refused={refused} />}
      <div className={classes.foot}>
        <Button variant="default" onClick={onBack}>
          {strings.back}
        </Button>
        <Button type="submit" ml="auto" loading={busy} disabled={!file || !wordsComplete(root)}>
          {words.finish}
        </Button>
      </div>
    </form>
  );
}
