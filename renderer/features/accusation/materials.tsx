import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import type { SealedAttachment } from "../../../shared/petition/accusation/accusation-body.ts";
import { isRefused, type Refused } from "../../engine/api.ts";
import { kindWord, previewKind } from "../../ui/attachment-kind.ts";
import { useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { sizeWords } from "../../ui/format.ts";
import classes from "./accusation.module.css";
import { strings } from "./strings.ts";

const words = strings.file;
/** Longest text shown; the rest is for another program. */
const shownText = 200_000;

type Shown = { readonly hash: string; readonly image: string } | { readonly hash: string; readonly text: string };

/** Files of an accusation: pictures and plain text are shown, everything else only by name. Each opening is recorded. */
export function Materials({ id, attachments }: { readonly id: string; readonly attachments: readonly SealedAttachment[] }) {
  const engine = useEngine();
  const [shown, setShown] = useState<Shown | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  useEffect(() => {
    return () => {
      if (shown && "image" in shown) URL.revokeObjectURL(shown.image);
    };
  }, [shown]);
  const open = async (file: SealedAttachment) => {
    setRefused(null);
    setShown(null);
    const kind = previewKind(file.mediaType);
    if (kind === "none") return setShown({ hash: file.hash, text: words.notShown });
    const answer = await engine.openAccusationFile({ id, hash: file.hash });
    if (isRefused(answer)) return setRefused(answer);
    // Its type is ours, not the file's: nothing but a raster image is ever decoded from this address.
    if (kind === "image") setShown({ hash: file.hash, image: URL.createObjectURL(new Blob([answer], { type: file.mediaType })) });
    else setShown({ hash: file.hash, text: (await answer.text()).slice(0, shownText) });
  };
  if (attachments.length === 0) return <span className={classes.small}>{words.noMaterials}</span>;
  return (
    <div className={classes.form}>
      <ul className={classes.files}>
        {attachments.map((file) => (
          <li key={file.hash}>
            <div className={classes.file}>
              <button
                type="button"
                className={classes.open}
                aria-label={words.openFile(file.name)}
                onClick={() => void open(file)}
              >
                {file.name}
              </button>
              <span className={classes.small}>
                {kindWord(file.mediaType)} · {sizeWords(file.size)}
              </span>
              {shown?.hash === file.hash && (
                <Button size="compact-xs" variant="subtle" onClick={() => setShown(null)}>
                  {words.closeFile}
                </Button>
              )}
            </div>
            {shown?.hash === file.hash && "image" in shown && <img src={shown.image} alt={file.name} className={classes.image} />}
            {shown?.hash === file.hash && "text" in shown && <p className={classes.said}>{shown.text}</p>}
          </li>
        ))}
      </ul>
      {refused && <RefusedNotice refused={refused} />}
    </div>
  );
}
