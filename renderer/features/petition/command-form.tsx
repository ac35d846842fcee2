import { Button, Group, Modal, Stack } from "@mantine/core";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import { enterMoves } from "../../ui/enter-moves.ts";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { Key, useShortcut } from "../../ui/shortcut.tsx";
import classes from "./petition.module.css";
import { strings } from "./strings.ts";

interface Props {
  readonly title: string;
  /** The article that the step rests on, beside its name. */
  readonly article?: string;
  readonly onClose: () => void;
  /** Carries the command out; a refusal keeps the form open with its sentence, and the field it names (`data-field`) has the focus. */
  readonly onSave: () => Promise<unknown>;
  /** Hears the refusal besides, to mark the field it names. */
  readonly onRefused?: (refused: Refused) => void;
  /** What the last refusal asked for is still to be answered in the form: its sentence stays until then. */
  readonly asks?: boolean;
  readonly saveLabel?: string;
  readonly danger?: boolean;
  readonly size?: string;
  readonly children: ReactNode;
}

/** Refusals that ask for an answer, not for another input. */
const asking: ReadonlySet<string> = new Set(["complained-of", "number-gap"]);

/** What may be typed into or chosen within a field. */
const inputs = 'input:not([type="hidden"]):not([type="file"]):not([disabled]), textarea:not([disabled])';

/** The small form of one step: fields, the engine's refusal in its own words, Ctrl+Enter saves. */
export function CommandForm({
  title,
  article = "",
  onClose,
  onSave,
  onRefused,
  asks = false,
  saveLabel = strings.save,
  danger = false,
  size = "md",
  children,
}: Props) {
  const [saving, setSaving] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const save = async () => {
    if (saving) return;
    setSaving(true);
    const answer = await onSave();
    setSaving(false);
    if (isRefused(answer)) {
      setRefused(answer);
      onRefused?.(answer);
    } else onClose();
  };
  useShortcut("mod+Enter", () => void save());
  const form = useRef<HTMLFormElement>(null);
  // The hand goes on where the refusal points. Numbers that would stay empty have a field of their own for the reason.
  useEffect(() => {
    if (refused?.field === undefined || refused.gap !== undefined) return;
    const named = form.current?.querySelector(`[data-field="${CSS.escape(refused.field)}"]`);
    named?.querySelector<HTMLElement>(inputs)?.focus();
  }, [refused]);
  // What was refused is being mended; what asks to be confirmed stays until it is saved.
  const corrected = () => setRefused((now) => (now !== null && asking.has(now.refused) ? now : null));
  const shown = refused !== null && asking.has(refused.refused) && !asks ? null : refused;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        <>
          {title}
          {article !== "" && <span className={classes.titleArticle}>{article}</span>}
        </>
      }
      size={size}
      styles={{ title: { fontWeight: 600 } }}
      closeButtonProps={{ "aria-label": strings.close }}
    >
      <form ref={form} onSubmit={submit} onChange={corrected} onKeyDown={enterMoves} autoComplete="off">
        <Stack gap="sm">
          {children}
          <div className={classes.formFoot}>
            {shown && <RefusedNotice refused={shown} />}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                {strings.cancel}
              </Button>
              <Button type="submit" loading={saving} {...(danger ? { color: "red" } : {})}>
                {saveLabel} <Key onFill>Ctrl Enter</Key>
              </Button>
            </Group>
          </div>
        </Stack>
      </form>
    </Modal>
  );
}

/** A refusal that the screen itself can say before it asks the engine. */
export function refusedHere(message: string): Refused {
  return { refused: "incomplete", message };
}
