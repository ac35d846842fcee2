import { Button, Group, Modal, Stack } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { Attachment } from "../../../shared/petition/intake.ts";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { PetitionDetail } from "../../engine/api/petition-api.ts";
import { previewKind } from "../../ui/attachment-kind.ts";
import { AttachmentTile } from "../../ui/attachment-tile.tsx";
import { useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { Panel } from "../../ui/panel.tsx";
import { saveFile } from "../../ui/save-file.ts";
import classes from "./petition.module.css";
import { strings } from "./strings.ts";

/** Characters of a text that are shown; more would only freeze an old computer. */
const textLimit = 1_000_000;

type Held = PetitionDetail["attachments"][number];

/** Attachments as tiles; a photograph or plain text opens in place, anything else is only ever saved. */
export function Materials({ attachments }: { readonly attachments: readonly Held[] }) {
  const [open, setOpen] = useState<Held | null>(null);
  return (
    <Panel title={strings.materials} aside={attachments.length > 0 ? strings.materialsCount(attachments.length) : undefined}>
      {attachments.length === 0 ? (
        <div className={classes.small}>{strings.noMaterials}</div>
      ) : (
        <div className={classes.tiles}>
          {attachments.map((attachment) => (
            <AttachmentTile
              key={attachment.hash}
              attachment={attachment}
              held={attachment.held}
              onOpen={() => setOpen(attachment)}
            />
          ))}
        </div>
      )}
      {open && <Preview attachment={open} onClose={() => setOpen(null)} />}
    </Panel>
  );
}

type Content = { readonly image: string } | { readonly text: string } | { readonly blob: Blob } | Refused | null;

function useContent(attachment: Held): Content {
  const engine = useEngine();
  const [content, setContent] = useState<Content>(null);
  useEffect(() => {
    if (!attachment.held) return;
    let live = true;
    let made: string | null = null;
    const load = async () => {
      const blob = await engine.openAttachment({ hash: attachment.hash });
      if (!live) return;
      if (isRefused(blob)) setContent(blob);
      else if (previewKind(attachment.mediaType) === "image") {
        // Its type is one of the raster types that previewKind allows, whatever the bytes claim to be.
        made = URL.createObjectURL(new Blob([blob], { type: attachment.mediaType }));
        setContent({ image: made });
      } else if (previewKind(attachment.mediaType) === "text") {
        const text = await blob.slice(0, textLimit * 3).text();
        if (live) setContent({ text: text.slice(0, textLimit) });
      } else setContent({ blob });
    };
    void load();
    return () => {
      live = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [engine, attachment.hash, attachment.held, attachment.mediaType]);
  return content;
}

function Preview({ attachment, onClose }: { readonly attachment: Held; readonly onClose: () => void }) {
  const engine = useEngine();
  const content = useContent(attachment);
  const [refused, setRefused] = useState<Refused | null>(null);
  const save = async () => {
    const blob = await engine.openAttachment({ hash: attachment.hash });
    if (isRefused(blob)) setRefused(blob);
    else saveFile(blob, attachment.name);
  };
  return (
    <Modal opened onClose={onClose} title={attachment.name} size="xl">
      <Stack gap="sm">
        {!attachment.held && <div>{strings.notHeld}</div>}
        {content && <Face content={content} attachment={attachment} />}
        {refused && <RefusedNotice refused={refused} />}
        {attachment.held && (
          <Group justify="space-between">
            <span className={classes.small}>{strings.saveAsNote}</span>
            <Button variant="default" leftSection={<IconDownload size={16} />} onClick={() => void save()}>
              {strings.saveAs}
            </Button>
          </Group>
        )}
      </Stack>
    </Modal>
  );
}

function Face({ content, attachment }: { readonly content: NonNullable<Content>; readonly attachment: Attachment }) {
  if (isRefused(content)) return <RefusedNotice refused={content} />;
  if ("image" in content) return <img src={content.image} alt={attachment.name} className={classes.picture} />;
  if ("blob" in content) return <div>{strings.noPreview}</div>;
  return (
    <>
      <pre className={classes.plainText}>{content.text}</pre>
      {content.text.length === textLimit && <div className={classes.small}>{strings.textTooLong}</div>}
    </>
  );
}
