import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { accusationMaterial } from "../../../shared/documents/accusation-material.ts";
import type { SealedAttachment } from "../../../shared/petition/accusation/accusation-body.ts";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import { kindWord, previewKind } from "../../ui/attachment-kind.ts";
import { useDesktop, useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { sizeWords } from "../../ui/format.ts";
import { printHtml } from "../../ui/print.ts";
import { saveFile } from "../../ui/save-file.ts";
import classes from "./accusation.module.css";
import { strings } from "./strings.ts";

const words = strings.file;
/** Longest text shown; the rest is for another program. */
const shownText = 200_000;

type Shown = { readonly hash: string; readonly image: string } | { readonly hash: string; readonly text: string };

interface Props {
  readonly id: string;
  /** 编号, as it is printed on what is handed on. */
  readonly number: string;
  readonly attachments: readonly SealedAttachment[];
}

/** The picture as an address that a printed page may carry. */
async function addressOf(picture: Blob, type: string): Promise<string> {
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error("a picture that cannot be read"));
    reader.readAsDataURL(new Blob([picture], { type }));
  });
}

/**
 * Files of an accusation: pictures and plain text are shown and printed, everything else is only saved. Each opening, saving
 * and printing is recorded before anything is handed out.
 */
export function Materials({ id, number, attachments }: Props) {
  const engine = useEngine();
  const desktop = useDesktop();
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
  const take = async (file: SealedAttachment, use: (blob: Blob) => Promise<void> | void) => {
    setRefused(null);
    const answer = await engine.openAccusationFile({ id, hash: file.hash });
    if (isRefused(answer)) setRefused(answer);
    else await use(answer);
  };
  const save = (file: SealedAttachment) => take(file, (blob) => saveFile(blob, file.name));
  const print = (file: SealedAttachment) =>
    take(file, async (blob) => {
      const { name, mediaType } = file;
      const content =
        previewKind(mediaType) === "image" ? { picture: await addressOf(blob, mediaType) } : { text: await blob.text() };
      await printHtml(desktop, accusationMaterial({ number, name, content }), words.printTitle);
    });
  // Two offices that moved the same petition sealed the same file each for itself: it is one file to the officer.
  const files = [...new Map(attachments.map((file) => [file.hash, file])).values()];
  if (attachments.length === 0) return <span className={classes.small}>{words.noMaterials}</span>;
  return (
    <div className={classes.form}>
      <ul className={classes.files}>
        {files.map((file) => (
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
              <Button size="compact-xs" variant="subtle" aria-label={words.saveFile(file.name)} onClick={() => void save(file)}>
                {words.saveAs}
              </Button>
              {previewKind(file.mediaType) !== "none" && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={words.printFile(file.name)}
                  onClick={() => void print(file)}
                >
                  {words.print}
                </Button>
              )}
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
      <span className={classes.small}>{words.handedOut}</span>
    </div>
  );
}
