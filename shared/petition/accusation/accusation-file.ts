import type { AddedFiles, SealedAttachment, SealedStatement, TakenAccusation } from "./accusation-body.ts";

/** One accusation as its officer reads it. */
export interface AccusationFile {
  readonly id: string;
  readonly scope: string;
  /** Null while only what was done about it has come. */
  readonly taken: TakenAccusation | null;
  /** All files, of whichever office; two offices that held the same petition sealed the same file each for itself. */
  readonly attachments: readonly SealedAttachment[];
  /** What was done about it, in order. */
  readonly acts: readonly ActOnAccusation[];
}
export type ActOnAccusation = Exclude<SealedStatement, TakenAccusation | AddedFiles>;

/** An opened event of the compartment. */
export interface OpenedStatement {
  readonly event: string;
  readonly subject: string;
  readonly scope: string;
  readonly count: number;
  readonly statement: SealedStatement;
}

/**
 * Accusations from opened events in any order, each event once; newest receipt first. What several offices moved of the
 * same petition is one file, named by the office that knows whom it complains of.
 */
export function accusationFiles(opened: readonly OpenedStatement[]): readonly AccusationFile[] {
  const bySubject = new Map<string, OpenedStatement[]>();
  const events = [...new Map(opened.map((one) => [one.event, one])).values()];
  for (const one of events.sort(inOrder)) bySubject.set(one.subject, [...(bySubject.get(one.subject) ?? []), one]);
  const byMatter = new Map<string, OpenedStatement[][]>();
  for (const [subject, ones] of bySubject) {
    const matter = petitionOf(ones) ?? subject;
    byMatter.set(matter, [...(byMatter.get(matter) ?? []), ones]);
  }
  return [...byMatter.values()].map(fileOf).sort((a, b) => {
    const [first, second] = [a.taken?.receiptDate ?? "", b.taken?.receiptDate ?? ""];
    return first < second ? 1 : first > second ? -1 : a.id < b.id ? -1 : 1;
  });
}

function petitionOf(ones: readonly OpenedStatement[]): string | null {
  for (const { statement } of ones) {
    if (statement.did === "taken" && statement.movedFrom) return statement.movedFrom.petition;
    if (statement.did === "added") return statement.petition;
  }
  return null;
}

function takenOf(ones: readonly OpenedStatement[]): TakenAccusation | null {
  return ones.map(({ statement }) => statement).find((statement) => statement.did === "taken") ?? null;
}

/** How much a record tells of whom it complains: the one that tells more names the file. */
function weight(ones: readonly OpenedStatement[]): number {
  const taken = takenOf(ones);
  return taken === null ? 0 : taken.complainedOf.name === "" ? 1 : 2;
}

function fileOf(parts: readonly (readonly OpenedStatement[])[]): AccusationFile {
  const [main = [], ...others] = [...parts].sort(
    (a, b) => weight(b) - weight(a) || ((a[0]?.subject ?? "") < (b[0]?.subject ?? "") ? -1 : 1),
  );
  const all = [main, ...others].flat();
  return {
    id: main[0]?.subject ?? "",
    scope: main[0]?.scope ?? "",
    taken: takenOf(main),
    attachments: all.flatMap(({ statement }) => ("attachments" in statement ? statement.attachments : [])),
    acts: all.flatMap(({ statement }) => (statement.did === "taken" || statement.did === "added" ? [] : [statement])),
  };
}

function inOrder(a: OpenedStatement, b: OpenedStatement): number {
  return a.count - b.count || (a.event < b.event ? -1 : 1);
}

/** Where an accusation stands, from what was done. */
export function accusationState(file: AccusationFile): "waiting" | "transferred" | "replied" {
  if (file.acts.some((act) => act.did === "replied")) return "replied";
  return file.acts.some((act) => act.did === "transferred") ? "transferred" : "waiting";
}
