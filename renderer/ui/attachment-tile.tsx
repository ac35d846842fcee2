import { ActionIcon } from "@mantine/core";
import { IconFile, IconFileText, IconFileTypePdf, IconMovie, IconMusic, IconPhoto, IconX } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { Attachment } from "../../shared/petition/intake.ts";
import { isRefused } from "../engine/api/answer.ts";
import { kindWord, previewKind } from "./attachment-kind.ts";
import classes from "./attachment-tile.module.css";
import { useEngine } from "./engine.tsx";
import { sizeWords } from "./format.ts";

/** Thumbnails larger than this stay icons: decoding them would only slow an old computer. Bytes. */
const thumbnailLimit = 20 * 1024 * 1024;

/** The blob address of an image attachment, revoked when no longer shown; null while loading or not an image. */
export function useImageAddress(attachment: Attachment, held = true): string | null {
  const engine = useEngine();
  const [address, setAddress] = useState<string | null>(null);
  const wanted = held && previewKind(attachment.mediaType) === "image" && attachment.size <= thumbnailLimit;
  useEffect(() => {
    if (!wanted) return;
    let live = true;
    let made: string | null = null;
    void engine.openAttachment({ hash: attachment.hash }).then((blob) => {
      if (!live || isRefused(blob)) return;
      // Its type is ours, not the file's: nothing but a raster image is ever decoded from this address.
      made = URL.createObjectURL(new Blob([blob], { type: attachment.mediaType }));
      setAddress(made);
    });
    return () => {
      live = false;
      if (made) URL.revokeObjectURL(made);
      setAddress(null);
    };
  }, [engine, attachment.hash, attachment.mediaType, wanted]);
  return address;
}

function KindIcon({ mediaType }: { readonly mediaType: string }) {
  const size = { size: 22, stroke: 1.5, "aria-hidden": true } as const;
  if (mediaType.startsWith("image/")) return <IconPhoto {...size} />;
  if (mediaType.startsWith("audio/")) return <IconMusic {...size} />;
  if (mediaType.startsWith("video/")) return <IconMovie {...size} />;
  if (mediaType === "application/pdf") return <IconFileTypePdf {...size} />;
  return mediaType === "text/plain" ? <IconFileText {...size} /> : <IconFile {...size} />;
}

interface Props {
  readonly attachment: Attachment;
  /** False where the bytes have not arrived yet. */
  readonly held?: boolean;
  readonly onOpen?: () => void;
  readonly onRemove?: () => void;
  readonly removeLabel?: string;
}

/** One attachment: a thumbnail of a photograph, else an icon with a word; never executed. */
export function AttachmentTile({ attachment, held = true, onOpen, onRemove, removeLabel }: Props) {
  const address = useImageAddress(attachment, held);
  const [broken, setBroken] = useState(false);
  const face = (
    <>
      <span className={classes.face}>
        {address && !broken ? (
          <img src={address} alt="" className={classes.image} decoding="async" onError={() => setBroken(true)} />
        ) : (
          <KindIcon mediaType={attachment.mediaType} />
        )}
      </span>
      <span className={classes.words}>
        <span className={classes.name} title={attachment.name}>
          {attachment.name}
        </span>
        <span className={classes.small}>
          {kindWord(attachment.mediaType)} · {sizeWords(attachment.size)}
          {held ? "" : " · 未到"}
        </span>
      </span>
    </>
  );
  return (
    <div className={classes.tile}>
      {onOpen ? (
        <button type="button" className={classes.open} onClick={onOpen}>
          {face}
        </button>
      ) : (
        <span className={classes.open}>{face}</span>
      )}
      {onRemove && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={removeLabel}
          onClick={onRemove}
          className={classes.remove}
        >
          <IconX size={14} />
        </ActionIcon>
      )}
    </div>
  );
}
