import { useCallback, useEffect, useRef, useState } from "react";
import { isRefused } from "../../engine/api/answer.ts";
import type { EngineApi } from "../../engine/api/engine-api.ts";
import { useAutosave } from "../../ui/autosave.ts";
import { emptyForm, type IntakeForm, isTouched, restoreForm } from "./form.ts";

/** Drafts begun in this window, and with what: for each the question 是否检举控告 was answered with no. */
const begun = new Map<string, IntakeForm | null>();

/**
 * Begins a draft after the question was answered with no; `start` is what it holds already. Its id, 128 random bits in
 * hex, can be registered only once.
 */
export function beginDraft(start: IntakeForm | null): string {
  const id = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  begun.set(id, start);
  return id;
}

export interface DraftHold {
  readonly form: IntakeForm;
  /** Milliseconds since 1970 of the last save, or null. */
  readonly savedAt: number | null;
  /** A Chinese sentence when the last save was refused. */
  readonly failure: string | null;
  update(patch: Partial<IntakeForm>): void;
  /** Resolves when everything typed is on disk. */
  flush(): Promise<void>;
  /** Removes the draft; nothing typed before is saved any more. */
  drop(): Promise<void>;
  /** The draft became a petition: nothing is left to save. */
  settle(): Promise<void>;
}

/**
 * Holds one draft: loads it, keeps what is typed, and saves it through the engine two seconds after the first unsaved
 * change, however long the typing goes on; also when the screen is left, hidden or locked. "unknown" when there is no
 * such draft and the question was not answered for it. `labelOf` gives the masked name that the draft's chip shows.
 */
export function useDraft(
  engine: EngineApi,
  id: string,
  today: string,
  labelOf: (form: IntakeForm) => string,
): DraftHold | "loading" | "unknown" {
  const [form, setForm] = useState<IntakeForm | "loading" | "unknown">("loading");
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const current = useRef<IntakeForm | null>(null);
  const label = useRef(labelOf);
  label.current = labelOf;

  const save = useCallback(async (): Promise<boolean> => {
    const now = current.current;
    if (!now) return true;
    const answer = await engine.saveDraft({ id, form: now, label: label.current(now), channel: now.channel });
    setFailure(isRefused(answer) ? answer.message : null);
    if (isRefused(answer)) return false;
    setSavedAt(Date.now());
    return true;
  }, [engine, id]);
  const { changed, flush, settle } = useAutosave(save);

  const drop = useCallback(async () => {
    begun.delete(id);
    await settle();
    await engine.discardDraft({ id });
  }, [engine, id, settle]);

  const update = useCallback(
    (patch: Partial<IntakeForm>) => {
      const before = current.current;
      if (!before) return;
      const next = { ...before, ...patch };
      current.current = next;
      setForm(next);
      if (!isTouched(next) && !isTouched(before)) return;
      changed();
    },
    [changed],
  );

  useEffect(() => {
    let live = true;
    void engine.draft({ id }).then((draft) => {
      if (!live) return;
      if (!draft && !begun.has(id)) {
        setForm("unknown");
        return;
      }
      const found = draft ? restoreForm(draft.form) : (begun.get(id) ?? emptyForm(today));
      current.current = found;
      setForm(found);
      setSavedAt(draft ? Date.parse(draft.savedAt) : null);
      if (draft || !isTouched(found)) return;
      changed();
      void flush();
    });
    return () => {
      live = false;
    };
  }, [engine, id, today, changed, flush]);

  return typeof form === "string" ? form : { form, savedAt, failure, update, flush, drop, settle };
}
