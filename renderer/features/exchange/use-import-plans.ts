import { useState } from "react";
import { type ImportDone, type ImportPlan, isRefused, type Refused } from "../../engine/api.ts";
import { useDesktop, useEngine } from "../../ui/engine.tsx";
import type { StagedFile } from "../../ui/incoming.ts";

/** One file on its way in: staged, then planned, then merged or failed. */
export interface IncomingLine {
  readonly file: StagedFile;
  readonly plan: ImportPlan | null;
  readonly done: ImportDone | null;
  readonly refused: Refused | null;
}

export interface ImportPlans {
  readonly lines: readonly IncomingLine[];
  readonly busy: boolean;
  readonly check: (files: readonly StagedFile[]) => Promise<void>;
  /** Merges the named files one after the other; a failing one does not stop the next. */
  readonly apply: (tokens: readonly string[], forceGap?: boolean) => Promise<void>;
  readonly remove: (token: string) => void;
}

/** Verifies files as they come, keeps their plans, and merges those that are ready. */
export function useImportPlans(): ImportPlans {
  const engine = useEngine();
  const desktop = useDesktop();
  const [lines, setLines] = useState<readonly IncomingLine[]>([]);
  const [busy, setBusy] = useState(false);
  const change = (token: string, next: Partial<IncomingLine>) =>
    setLines((old) => old.map((line) => (line.file.token === token ? { ...line, ...next } : line)));

  const check = async (files: readonly StagedFile[]) => {
    setLines((old) => [
      ...old.filter((line) => !files.some((file) => file.token === line.file.token)),
      ...files.map((file) => ({ file, plan: null, done: null, refused: null })),
    ]);
    setBusy(true);
    try {
      for (const { token } of files) change(token, { plan: await engine.planImport({ token }) });
    } finally {
      setBusy(false);
    }
  };

  const apply = async (tokens: readonly string[], forceGap = false) => {
    setBusy(true);
    try {
      for (const token of tokens) {
        const answer = await engine.applyImport({ token, ...(forceGap ? { forceGap } : {}) });
        if (isRefused(answer)) {
          change(token, { refused: answer });
          // Cancelling means all that follow as well.
          if (answer.refused === "cancelled") break;
        } else change(token, { done: answer, refused: null });
      }
    } finally {
      setBusy(false);
    }
  };

  const remove = (token: string) => {
    setLines((old) => old.filter((line) => line.file.token !== token));
    void desktop.call("incoming.discard", { token }).catch(() => undefined);
  };

  return { lines, busy, check, apply, remove };
}
