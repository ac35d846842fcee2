import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { Key } from "../../ui/shortcut.tsx";
import type { FieldNotes } from "./checks.ts";
import classes from "./intake.module.css";
import { strings } from "./strings.ts";
import type { DraftHold } from "./use-draft.ts";

/** 草稿 2 秒前已存: counted anew every second, so that it is seen to be alive. */
function SavedAgo({ hold }: { readonly hold: DraftHold }) {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => tick((n) => n + 1), 1000);
    return () => window.clearInterval(timer);
  }, []);
  if (hold.failure) return <span data-level="refuse">{`${strings.draftFailed}：${hold.failure}`}</span>;
  if (hold.savedAt === null) return <span>{strings.draftNone}</span>;
  return <span>{strings.draftSaved(Math.round((Date.now() - hold.savedAt) / 1000))}</span>;
}

interface Props {
  readonly hold: DraftHold;
  readonly notes: FieldNotes;
  readonly saving: boolean;
  readonly onSave: (print: boolean) => void;
  readonly onDiscard: () => void;
}

/** The state of the draft, what is still to be put right, and the two ways to save. */
export function Footer({ hold, notes, saving, onSave, onDiscard }: Props) {
  const levels = [...notes.values()].map((note) => note.level);
  const wrong = levels.filter((level) => level === "refuse").length;
  const doubtful = levels.length - wrong;
  return (
    <footer className={classes.footer}>
      <div className={classes.footerState}>
        <SavedAgo hold={hold} />
        {wrong > 0 && <span data-level="refuse">{strings.problems(wrong)}</span>}
        {doubtful > 0 && <span data-level="warn">{strings.warnings(doubtful)}</span>}
      </div>
      <Button variant="subtle" color="gray" onClick={onDiscard}>
        {strings.discard}
      </Button>
      <Button variant="default" disabled={saving} onClick={() => onSave(false)}>
        {strings.save} <Key>Ctrl S</Key>
      </Button>
      <Button loading={saving} leftSection={<IconPrinter size={16} />} onClick={() => onSave(true)}>
        {strings.saveAndPrint} <Key onFill>Ctrl Enter</Key>
      </Button>
    </footer>
  );
}
