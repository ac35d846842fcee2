import { useCallback, useEffect, useState } from "react";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { ImportDone, ImportPlan } from "../../engine/api/exchange-api.ts";
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
  /** Files received earlier that were neither merged nor removed. */
  readonly left: readonly StagedFile[];
}

/**
 * Verifies files as they come, keeps their plans, and merges those that are ready. The staged copy of a file that has
 * nothing more to bring is discarded; every other one stays until a person removes it.
 */
export function useImportPlans(): ImportPlans {
  const engine = useEngine();
  const desktop = useDesktop();
  const [lines, setLines] = useState<readonly IncomingLine[]>([]);
  const [busy, setBusy] = useState(false);
  const [staged, setStaged] = useState<readonly StagedFile[]>([]);
  const look = useCallback(async () => {
    const { files } = await desktop.call("incoming.list", {}).catch(() => ({ files: [] }));
    setStaged(files);
  }, [desktop]);
  useEffect(() => void look(), [look]);
  const discard = async (token: string) => {
    await desktop.call("incoming.discard", { token }).catch(() => undefined);
    await look();
  };
  const change = (token: string, next: Partial<IncomingLine>) =>
    setLines((old) => old.map((line) => (line.file.token === token ? { ...line, ...next } : line)));

  const check = async (files: readonly StagedFile[]) => {
    setLines((old) => [
      ...old.filter((line) => !files.some((file) => file.token === line.file.token)),
      ...files.map((file) => ({ file, plan: null, done: null, refused: null })),
    ]);
    setBusy(true);
    try {
      for (const { token } of files) {
        const plan = await engine.planImport({ token });
        if (plan.refusal?.code === "cancelled") {
          // The files whose check was given up lie among those received, to be checked again or removed.
          setLines((old) => old.filter((line) => line.plan !== null || !files.some((file) => file.token === line.file.token)));
          await look();
          break;
        }
        change(token, { plan });
        if (plan.outcome === "known") await discard(token);
      }
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
          continue;
        }
        change(token, { done: answer, refused: null });
        // Behind a gap the same file may bring more once the missing part has come.
        if (!forceGap) await discard(token);
      }
    } finally {
      setBusy(false);
    }
  };

  const remove = (token: string) => {
    setLines((old) => old.filter((line) => line.file.token !== token));
    void discard(token);
  };

  const left = staged.filter(({ token }) => lines.every((line) => line.file.token !== token));
  return { lines, busy, check, apply, remove, left };
}
