import { useEffect, useState } from "react";
import type { PaperFacts } from "../../../shared/documents/paper/facts.ts";
import type { StepType } from "../../../shared/petition/course/step-types.ts";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useEngine, useQuery } from "../engine.tsx";

/** … and the step that comes next, or null. */
export interface ShownFacts extends PaperFacts {
  readonly next: StepType | null;
}

/**
 * Facts of one petition for its papers. Papers bear personal data in clear, so the petition is disclosed first, which is
 * recorded; a refusal to disclose is the answer.
 */
export function usePaperFacts(petition: string, desk: DeskStatus): ShownFacts | Refused | null {
  const engine = useEngine();
  const { data: office } = useQuery("officeProfile", undefined, ["papers"]);
  const { data: detail } = useQuery("petition", { petition }, ["petitions"]);
  const { data: contentClass } = useQuery("dictionary", { name: "content-class" }, ["dictionary"]);
  const { data: place } = useQuery("dictionary", { name: "place" }, ["dictionary"]);
  const [refused, setRefused] = useState<Refused | null>(null);
  const masked = detail?.masked ?? false;
  const [shown, setShown] = useState<typeof detail>(undefined);
  useEffect(() => {
    if (!detail) return;
    if (!masked) {
      setShown(detail);
      return;
    }
    let stale = false;
    void engine.disclose({ petition }).then((answer) => {
      if (stale) return;
      if (isRefused(answer)) setRefused(answer);
      else setShown(answer);
    });
    return () => {
      stale = true;
    };
  }, [engine, petition, detail, masked]);
  if (refused) return refused;
  if (!office || !shown || !contentClass || !place) return null;
  return {
    office,
    view: shown.view,
    course: shown.course,
    clocks: shown.clocks,
    dictionaries: { contentClass, place },
    officer: desk.user?.name ?? "",
    next: shown.offers.find(({ primary, allowed }) => primary && allowed)?.type ?? null,
  };
}
