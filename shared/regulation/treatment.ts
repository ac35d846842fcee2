import type { RuleId } from "./profile.ts";
import type { RemedyKind } from "./routes.ts";
import { type Confidentiality, type MatterKind, type TreatmentRow, treatments } from "./treatments.ts";

/** How a matter of one kind is treated. */
export interface Treatment {
  /** Clocks that may run for it, in the order of the regulation. */
  readonly clocks: readonly (RuleId | "route-five")[];
  /** Ids of the document list (D01 …). */
  readonly documents: readonly string[];
  /** Remedy that a reply names; null where a reply names none (suggestions) or the route is not determined yet. */
  readonly remedy: RemedyKind | null;
  readonly evaluated: boolean;
  readonly confidentiality: Confidentiality;
  /** Articles of the rows that fit. */
  readonly basis: readonly string[];
}

/** The table's answer for one kind of matter (procedure: "what decides everything"). Pure. */
export function treatmentOf(kind: MatterKind, table: readonly TreatmentRow[] = treatments): Treatment {
  const rows = table.filter(({ when }) => fits(when, kind));
  const last = <K extends keyof TreatmentRow>(key: K) => rows.findLast((row) => row[key] !== undefined)?.[key];
  return {
    clocks: [...new Set(rows.flatMap((row) => row.clocks ?? []))],
    documents: [...new Set(rows.flatMap((row) => row.documents ?? []))],
    remedy: last("remedy") ?? null,
    evaluated: last("evaluated") ?? false,
    confidentiality: last("confidentiality") ?? "ordinary",
    basis: rows.map((row) => row.basis),
  };
}

function fits(when: TreatmentRow["when"], kind: MatterKind): boolean {
  return (Object.keys(when) as (keyof MatterKind)[]).every((key) => {
    const wanted = when[key] as readonly unknown[] | undefined;
    return wanted === undefined || wanted.includes(kind[key]);
  });
}
