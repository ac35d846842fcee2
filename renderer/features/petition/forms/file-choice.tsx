import { Button } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import { useRef, useState } from "react";
import classes from "./forms.module.css";
import { words } from "./words.ts";

interface Props {
  /** What the files are, on the button; 选择文件 where left out. */
  readonly label?: string;
  readonly multiple?: boolean;
  readonly onChange: (files: readonly File[]) => void;
}

/** Chooses files; they are stored when the form is saved. */
export function FileChoice({ label = words.choose, multiple = true, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [names, setNames] = useState<readonly string[]>([]);
  return (
    <div className={classes.files}>
      <Button size="xs" variant="default" leftSection={<IconPaperclip size={15} />} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <span>{names.join("、")}</span>
      <input
        ref={input}
        type="file"
        multiple={multiple}
        hidden
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          setNames(files.map((file) => file.name));
          onChange(files);
        }}
      />
    </div>
  );
}
