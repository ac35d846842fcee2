import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import { useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { FolderPicker } from "../../ui/folder-picker.tsx";
import classes from "./rules.module.css";
import { strings } from "./strings.ts";

const words = strings.exporting;

/** Writes the local profile in force to a file. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const engine = useEngine();
  const [folder, setFolder] = useState("");
  const [written, setWritten] = useState<string | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const write = async () => {
    const answer = await engine.exportProfile({ folder });
    if (isRefused(answer)) return setRefused(answer);
    setRefused(null);
    setWritten(answer.path);
  };
  return (
    <Modal opened onClose={onClose} title={words.title} size="lg">
      <div className={classes.form}>
        <p className={classes.text}>{words.text}</p>
        {written === null ? (
          <FolderPicker label={words.folder} onChange={setFolder} />
        ) : (
          <p className={classes.text} role="status">
            {words.done(written)}
          </p>
        )}
        {refused && <RefusedNotice refused={refused} />}
        {written === null && (
          <div className={classes.foot}>
            <Button variant="default" onClick={onClose}>
              {strings.preview.cancel}
            </Button>
            <Button disabled={folder === ""} onClick={() => void write()}>
              {words.go}
            </Button>
          </div>
        )}
      </div>
    </Modal>
  );
}
