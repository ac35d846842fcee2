import { weeklyList, weekOf } from "../../../shared/documents/weekly-list.ts";
import { ledgerStateOf } from "../../../shared/petition/course/stage.ts";
import { leadDuties } from "../../../shared/petition/course/step-bodies.ts";
import { leadDutyLabels } from "../../../shared/petition/course/value-labels.ts";
import { missingYearsNotice } from "../../../shared/regulation/calendar.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import type { LedMatter } from "../../engine/api/matters-api.ts";
import type { DutiesAnswer, WorkTask } from "../../engine/api/worktable-api.ts";
import { strings } from "./strings.ts";

/** The page of 周一清单: duties and tasks up to Sunday, overdue ones first, and every open matter that an official leads. */
export function weeklyPage(
  desk: Pick<DeskStatus, "today" | "office">,
  { rows }: Pick<DutiesAnswer, "rows">,
  tasks: readonly WorkTask[],
  led: readonly LedMatter[],
): string {
  const week = weekOf(desk.today);
  const open = led.filter(({ row }) => ledgerStateOf(row.stage) !== "closed");
  const due = rows.filter(({ duty }) => duty.strict <= week.to);
  // A measure of a plan is a duty of its petition already.
  const decided = tasks.filter(({ petition }) => petition === null);
  return weeklyList({
    office: desk.office?.name ?? "",
    today: desk.today,
    week,
    duties: due.map(({ row, duty }) => ({
      due: duty.strict,
      step: duty.step,
      basis: duty.article,
      number: row.number,
      title: row.title,
      petitioner: row.petitioner,
      answerable: [duty.unit, duty.person].filter((name) => name !== null).join(" "),
    })),
    missingYears: missingYearsNotice(due.map(({ duty }) => duty)),
    tasks: decided
      .filter(({ due }) => due <= week.to)
      .map(({ due, text, unit, owner, kind }) => ({
        due,
        text,
        answerable: [unit, owner].filter(Boolean).join(" "),
        origin: strings.tasks.kinds[kind],
      })),
    led: open.map((matter) => ({
      official: [matter.position, matter.official].filter(Boolean).join(" "),
      number: matter.row.number,
      title: matter.row.title,
      due: matter.due,
      state: stateOf(matter),
    })),
    ledClosed: led.length - open.length,
  });
}

function stateOf({ acted, measures }: LedMatter): string {
  const duties = leadDuties.map((duty) => strings.led.acted(leadDutyLabels[duty], acted[duty]));
  return [...duties, measures.all === 0 ? strings.led.noPlan : strings.led.plan(measures.done, measures.all)].join("；");
}
