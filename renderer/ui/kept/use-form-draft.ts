import { useCallback, useEffect, useRef, useState } from "react";
import { isRefused } from "../../engine/api/answer.ts";
import type { FormName } from "../../engine/api/form-draft-api.ts";
import { useAutosave } from "../autosave.ts";
import { useEngine } from "../engine.tsx";
import { isOfAnother, type KeptForm, keptForm } from "./kept-form.ts";

/** An unfinished form at a petition, kept as the intake keeps its drafts. */
export interface FormHold {
  /** What the form goes on with; null where it begins anew. */
  readonly kept: KeptForm | null;
  /** A Chinese sentence when the last saving was refused. */
  readonly failure: string | null;
  /** The form holds this now; null where nothing differs from what it begins with. */
  keep(form: KeptForm | null): void;
  /** It was saved, or the form given up or emptied: nothing of it is kept. */
  drop(): void;
}

/**
 * Loads what is kept of a form and keeps what is typed: two seconds after the first change, and before the desk locks.
 * `preset`: what the form is opened for.
 */
export function useFormDraft(petition: string, type: FormName, preset?: Readonly<Record<string, unknown>>): FormHold | "loading" {
  const engine = useEngine();
  const [kept, setKept] = useState<KeptForm | null | "loading">("loading");
  const [failure, setFailure] = useState<string | null>(null);
  const current = useRef<KeptForm | null>(null);
  const given = useRef(preset);

  useEffect(() => {
    let live = true;
    void engine.formDraft({ petition, type }).then((form) => {
      const found = keptForm(form);
      if (live) setKept(found !== null && isOfAnother(found, given.current ?? {}) ? null : found);
    });
    return () => {
      live = false;
    };
  }, [engine, petition, type]);

  const save = useCallback(async () => {
    const form = current.current;
    const answer = form
      ? await engine.saveFormDraft({ petition, type, form: { ...form } })
      : await engine.discardFormDraft({ petition, type });
    setFailure(isRefused(answer) ? answer.message : null);
    return !isRefused(answer);
  }, [engine, petition, type]);
  const { changed, settle } = useAutosave(save);

  if (kept === "loading") return "loading";
  return {
    kept,
    failure,
    keep(form) {
      current.current = form;
      changed();
    },
    drop() {
      setKept(null);
      setFailure(null);
      void settle().then(() => engine.discardFormDraft({ petition, type }));
    },
  };
}
