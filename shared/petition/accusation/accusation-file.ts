import type { SealedStatement, TakenAccusation } from "./accusation-body.ts";

/** One accusation as its officer reads it. */
export interface AccusationFile {
  readonly id: string;
  readonly scope: string;
  /** Null while only what was done about it has come. */
  readonly taken: TakenAccusation | null;
  /** What was done about it, in order. */
  readonly acts: readonly ActOnAccusation[];
}
export type ActOnAccusation = Exclude<SealedStatement, TakenAccusation>;

/** An opened event of the compartment. */
export interface OpenedStatement {
  readonly event: string;
  readonly subject: string;
  readonly scope: string;
  readonly count: number;
  readonly statement: SealedStatement;
}

/** Accusations from opened events in any order, each event once; newest receipt first. */
export function accusationFiles(opened: readonly OpenedStatement[]): readonly AccusationFile[] {
  const bySubject = new Map<string, OpenedStatement[]>();
  const events = [...new Map(opened.map((one) => [one.event, one])).values()];
  for (const one of events.sort(inOrder)) bySubject.set(one.subject, [...(bySubject.get(one.subject) ?? []), one]);
  const files = [...bySubject].map(([id, ones]): AccusationFile => {
    const taken = ones.map(({ statement }) => statement).find((statement) => statement.did === "taken") ?? null;
    const acts = ones.flatMap(({ statement }) => (statement.did === "taken" ? [] : [statement]));
    return { id, scope: ones[0]?.scope ?? "", taken, acts };
  });
  return files.sort((a, b) => {
    const [first, second] = [a.taken?.receiptDate ?? "", b.taken?.receiptDate ?? ""];
    return first < second ? 1 : first > second ? -1 : a.id < b.id ? -1 : 1;
  });
}

function inOrder(a: OpenedStatement, b: OpenedStatement): number {
  return a.count - b.count || (a.event < b.event ? -1 : 1);
}

/** Where an accusation stands, from what was done. */
export function accusationState(file: AccusationFile): "waiting" | "transferred" | "replied" {
  if (file.acts.some((act) => act.did === "replied")) return "replied";
  return file.acts.some((act) => act.did === "transferred") ? "transferred" : "waiting";
}
