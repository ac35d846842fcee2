import type { OfficeRecord } from "../../../shared/petition/office-record/record-view.ts";
import type { PetitionRow } from "../../../shared/petition/view.ts";
import { dayNumber, isDate } from "../../../shared/regulation/date.ts";
import type { OwedDuty, WorkTask } from "../api/worktable-api.ts";

/** What an office record leaves open: decisions of a meeting and an entry of the responsibility list that nobody has done. */
export function tasksOfRecord({ id, state }: OfficeRecord, today: string): readonly WorkTask[] {
  const { value } = state;
  if (value.removed) return [];
  const common = { record: id, petition: null };
  if (value.kind === "meeting") {
    return value.data.decisions
      .filter(({ done }) => done === null)
      .map(({ text, owner, unit, due }) => ({
        kind: "meeting",
        text,
        owner,
        unit,
        due,
        daysLeft: daysTo(due, today),
        ...common,
      }));
  }
  if (value.kind === "responsibility" && value.data.done === null) {
    const { matter, measure, owner, unit, due } = value.data;
    const text = measure === "" ? matter : `${matter}：${measure}`;
    return [{ kind: "responsibility", text, owner, unit, due, daysLeft: daysTo(due, today), ...common }];
  }
  return [];
}

/** Whether a petition's own plan or its place among the backlog asks for it. */
export function isMeasure(duty: Pick<OwedDuty, "rule">): boolean {
  return duty.rule === "plan" || duty.rule === "backlog";
}

/** A measure as a task; null for every other duty. */
export function taskOfDuty(row: PetitionRow, duty: OwedDuty): WorkTask | null {
  if (duty.rule !== "plan" && duty.rule !== "backlog") return null;
  const { id, number, title } = row;
  return {
    kind: duty.rule,
    text: duty.step,
    owner: duty.person ?? "",
    unit: duty.unit ?? "",
    due: duty.strict,
    daysLeft: duty.daysLeft,
    record: null,
    petition: { id, number, title },
  };
}

/** A day that does not exist came from another desk: due now, so that somebody sets it right. */
function daysTo(due: string, today: string): number {
  return isDate(due) ? dayNumber(due) - dayNumber(today) : 0;
}
