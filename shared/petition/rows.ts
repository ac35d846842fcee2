import type { Duty } from "../regulation/clock.ts";
import { earliestDue } from "../regulation/duties.ts";
import { courseOf } from "./course/course.ts";
import type { FieldName } from "./intake.ts";
import { maskName, maskText, namesIn } from "./mask.ts";
import { custodyOf } from "./steps.ts";
import type { PetitionIndex, PetitionRow, PetitionView, SyncState } from "./view.ts";

/** Whether a person has still to choose between values or steps. */
export function hasConflict(view: PetitionView): boolean {
  return view.contested.length > 0 || Object.values(view.fields).some((state) => state.rivals.length > 0);
}

/** Between the values of which fields a person has still to choose, and whether between steps. */
export function conflictsOf(view: PetitionView): readonly (FieldName | "step")[] {
  if (!hasConflict(view)) return [];
  const fields = Object.entries(view.fields).filter(([, { rivals }]) => rivals.length > 0);
  return [...fields.map(([field]) => field as FieldName), ...(view.contested.length > 0 ? (["step"] as const) : [])];
}

/**
 * The columns of a petition: ids, dates, stage and codes; nothing personal. `desk`: the organisation at whose desk
 * they stand, since a review is due where it is decided.
 */
export function indexOf(view: PetitionView, duties: readonly Duty[], desk = "", course = courseOf(view)): PetitionIndex {
  const { fields } = view;
  return {
    id: view.id,
    organisation: custodyOf(view.scope),
    number: view.number ?? "",
    receiptDate: fields.receiptDate?.value ?? receiptOfGone(view),
    registrationDate: view.registrationDate ?? "",
    stage: course.stage,
    category: fields.category?.value ?? "",
    channel: fields.channel?.value ?? "",
    contentClass: fields.contentClass?.value ?? "",
    place: fields.place?.value ?? "",
    due: earliestDue(duties, desk),
    conflict: hasConflict(view) ? 1 : 0,
    awaitingUpper: view.registered !== null && view.voided === null && view.upperNumbers.length === 0 ? 1 : 0,
  };
}

/** Of what was moved away only the day of its registration may be known. */
function receiptOfGone({ sealed, destroyed, registrationDate }: PetitionView): string {
  if (sealed !== undefined) return registrationDate ?? sealed.date;
  return destroyed === undefined ? "" : (destroyed.receiptDate ?? registrationDate ?? destroyed.date);
}

/** In the place of a title that nobody here may read, or that nobody has any more; null where there is one. */
function titleOfGone({ sealed, destroyed }: PetitionView): string | null {
  if (sealed !== undefined) return "（已转入检举控告）";
  return destroyed === undefined ? null : "（内容已销毁）";
}

/** One line of a list, names masked. */
export function rowOf(view: PetitionView, index: PetitionIndex, sync: SyncState): PetitionRow {
  const gone = titleOfGone(view);
  return {
    ...index,
    title: gone ?? maskText(view.fields.title?.value ?? "", namesIn(view)),
    petitioner: gone === null ? petitionerLabel(view) : "",
    groupSize: view.fields.groupSize?.value ?? 1,
    sync,
  };
}

/** `陈*兰`, `徐*根等6人`, `匿名`; organisations as they are. */
function petitionerLabel(view: PetitionView): string {
  const [principal] = view.fields.petitioners?.value ?? [];
  const groupSize = view.fields.groupSize?.value ?? 1;
  const name =
    principal === undefined || principal.name.trim() === ""
      ? "匿名"
      : principal.kind === "organisation"
        ? principal.name
        : maskName(principal.name);
  return groupSize > 1 ? `${name}等${groupSize}人` : name;
}
