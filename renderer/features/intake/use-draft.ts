import { useCallback, useEffect, useRef, useState } from "react";
import { isRefused } from "../../engine/api/answer.ts";
import type { EngineApi } from "../../engine/api/engine-api.ts";
import { useBeforeLock } from "../../ui/before-lock.ts";
import { emptyForm, type IntakeForm, isTouched, restoreForm } from "./form.ts";

/** A change waits at most this long for the disk. */
const saveAfterMs = 2000;

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
  settle(): void;
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
  const unsaved = useRef(false);
  const timer = useRef<number | undefined>(undefined);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const label = useRef(labelOf);
  label.current = labelOf;

  const flush = useCallback((): Promise<void> => {
    window.clearTimeout(timer.current);
    timer.current = undefined;
    queue.current = queue.current.then(async () => {
      const now = current.current;
      if (!unsaved.current || !now) return;
      unsaved.current = false;
      const answer = await engine.saveDraft({ id, form: now, label: label.current(now), channel: now.channel });
      if (isRefused(answer)) {
        unsaved.current = true;
        setFailure(answer.message);
      } else {
        setFailure(null);
        setSavedAt(Date.now());
      }
    });
    return queue.current;
  }, [engine, id]);

  const settle = useCallback(() => {
    window.clearTimeout(timer.current);
    timer.current = undefined;
    unsaved.current = false;
  }, []);

  const drop = useCallback(async () => {
    settle();
    begun.delete(id);
    await queue.current;
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
      unsaved.current = true;
      timer.current ??= window.setTimeout(() => void flush(), saveAfterMs);
    },
    [flush],
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
      unsaved.current = true;
      void flush();
    });
    return () => {
      live = false;
      void flush();
    };
  }, [engine, id, today, flush]);

  useEffect(() => {
    const onHide = () => {
      if (document.visibilityState === "hidden") void flush();
    };
    document.addEventListener("visibilitychange", onHide);
    return () => document.removeEventListener("visibilitychange", onHide);
  }, [flush]);

  useBeforeLock(flush);

  return typeof form === "string" ? form : { form, savedAt, failure, update, flush, drop, settle };
}
