import { ActionIcon, Button } from "@mantine/core";
import { IconPaperclip, IconX } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { accusationAttachmentLimit } from "../../../shared/petition/accusation/accusation-body.ts";
import { kindWord, mediaTypeOf } from "../../ui/attachment-kind.ts";
import { sizeWords } from "../../ui/format.ts";
import classes from "./accusation.module.css";
import { strings } from "./strings.ts";

const words = strings.intake;

/** Files that are read and sealed only with saving: until then this page holds no more than the choice. */
export function FilesField({ files, onChange }: { readonly files: readonly File[]; readonly onChange: (files: File[]) => void }) {
  const chooser = useRef<HTMLInputElement>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const add = (chosen: readonly File[]) => {
    setProblems(chosen.filter(({ size }) => size > accusationAttachmentLimit).map(({ name }) => words.tooLarge(name)));
    onChange([...files, ...chosen.filter(({ size }) => size <= accusationAttachmentLimit)]);
  };
  return (
    <>
      {files.length > 0 && (
        <ul className={classes.files}>
          {files.map((file, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same file may be chosen twice; the place names it.
            <li key={place} className={classes.file}>
              <span>{file.name}</span>
              <span className={classes.small}>
                {kindWord(mediaTypeOf(file))} · {sizeWords(file.size)}
              </span>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={words.remove(file.name)}
                onClick={() => onChange(files.filter((_, at) => at !== place))}
              >
                <IconX size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.foot}>
        <Button size="xs" variant="default" leftSection={<IconPaperclip size={15} />} onClick={() => chooser.current?.click()}>
          {words.addFile}
        </Button>
        <span className={classes.small}>{words.materialsHint}</span>
      </div>
      {problems.map((problem) => (
        <div key={problem} className={classes.small} role="alert">
          {problem}
        </div>
      ))}
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label={words.addFile}
        onChange={(event) => {
          add([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}
