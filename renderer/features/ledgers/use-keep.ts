import { useState } from "react";
import type { RecordKind } from "../../../shared/petition/office-record/record-kinds.ts";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { OfficeRecordRow } from "../../engine/api/record-api.ts";
import { useEngine } from "../../ui/engine.tsx";

interface Keeping {
  readonly busy: boolean;
  readonly refused: Refused | null;
  /** Whether it was kept. */
  readonly keep: (data: unknown, removed?: boolean) => Promise<boolean>;
}

/** Keeps versions of one record upon the one that was on screen; `row` null for a new one. */
export function useKeep(kind: RecordKind, row: OfficeRecordRow | null): Keeping {
  const engine = useEngine();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);
  const keep = async (data: unknown, removed = false) => {
    setBusy(true);
    const answer = await engine.keepRecord({ record: row?.id ?? null, kind, data, removed, base: row?.version ?? null });
    setBusy(false);
    setRefused(isRefused(answer) ? answer : null);
    return !isRefused(answer);
  };
  return { busy, refused, keep };
}
