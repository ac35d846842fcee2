import { Button } from "@mantine/core";
import { IconCamera, IconPaperclip } from "@tabler/icons-react";
import { type DragEvent, useEffect, useRef, useState } from "react";
import type { Attachment } from "../../../shared/petition/intake.ts";
import { AttachmentTile } from "../../ui/attachment-tile.tsx";
import { useEngine, useJobs } from "../../ui/engine.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { JobBar } from "../../ui/job-bar.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Camera, fileStamp } from "./camera.tsx";
import classes from "./intake.module.css";
import { strings } from "./strings.ts";
import { useAttaching } from "./use-attaching.ts";

/** Names for what was pasted without one: a screenshot is always `image.png`. */
function named(file: File): File {
  if (file.name !== "" && file.name !== "image.png") return file;
  const extension = file.type.split("/").at(-1) ?? "png";
  return new File([file], strings.pastedName(fileStamp(new Date()), extension), { type: file.type });
}

interface Props {
  readonly attachments: readonly Attachment[];
  readonly onChange: (attachments: Attachment[]) => void;
}

/** Materials by dragging, pasting, choosing or photographing. */
export function MaterialsCard({ attachments, onChange }: Props) {
  const engine = useEngine();
  const now = useRef(attachments);
  now.current = attachments;
  const { storing, problems, add } = useAttaching(
    engine,
    () => now.current,
    (attachment) => {
      now.current = [...now.current, attachment];
      onChange([...now.current]);
    },
  );
  const jobs = useJobs(["attach"]);
  const [over, setOver] = useState(false);
  const [camera, setCamera] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      add(files.map(named));
    };
    window.addEventListener("paste", onPaste);
    return () => window.removeEventListener("paste", onPaste);
  }, [add]);

  const drag = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      add(event.dataTransfer.files);
    },
  };

  return (
    <Panel title={strings.materialsCard} aside={strings.sizeCap}>
      <div className={over ? `${classes.drop} ${classes.over}` : classes.drop} {...drag}>
        {attachments.map((attachment) => (
          <AttachmentTile
            key={attachment.hash}
            attachment={attachment}
            removeLabel={strings.remove(attachment.name)}
            onRemove={() => onChange(attachments.filter((one) => one !== attachment))}
          />
        ))}
        <div className={classes.dropHint}>
          <Button size="xs" variant="default" leftSection={<IconPaperclip size={15} />} onClick={() => chooser.current?.click()}>
            {strings.addFile}
          </Button>
          <Button size="xs" variant="default" leftSection={<IconCamera size={15} />} onClick={() => setCamera(true)}>
            {strings.camera}
          </Button>
          <span>{over ? strings.dropNow : strings.dropHere}</span>
        </div>
      </div>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label={strings.addFile}
        onChange={(event) => {
          add([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
      {jobs.map((job) => (
        <JobBar key={job.job} progress={job} />
      ))}
      {jobs.length === 0 && storing.length > 0 && <div className={classes.plain}>{strings.storing(storing[0] ?? "")}</div>}
      {problems.map((problem) => (
        <ErrorNotice key={problem} happened={problem} />
      ))}
      {camera && <Camera onClose={() => setCamera(false)} onPhoto={(file) => add([file])} />}
    </Panel>
  );
}
