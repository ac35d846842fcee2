import { shanghaiDate } from "../regulation/date.ts";
import type { Command, DecideContext, Decision, Refusal } from "./command.ts";
import { type Course, courseOf } from "./course/course.ts";
import { isClosed } from "./course/facts.ts";
import { stepWords } from "./course/step-words.ts";
import { unseen } from "./field-state.ts";
import { type FieldName, fieldsSchema, type PetitionFields } from "./intake.ts";
import { effectiveToday, fieldIssues } from "./intake-checks.ts";
import { asRefusal, asWarning } from "./issue.ts";
import { fieldLabels, stageLabels } from "./labels.ts";
import { sameValue } from "./order.ts";
import { presentFields } from "./present-fields.ts";
import { schemaRefusal } from "./refusals.ts";
import { contestedPairs, lastSteps } from "./steps.ts";
import type { FieldState, PetitionView } from "./view.ts";

/** 修改: only fields that change are written, each with the event whose value the author saw. */
export function decideAmendment(
  view: PetitionView,
  { changes, base }: Extract<Command, { readonly do: "amend" }>,
  context: DecideContext,
): Decision | Refusal {
  if ("statement" in changes) {
    return {
      refused: "statement-frozen",
      message: "原始陈述不能修改，新的话请记作补充陈述",
      article: "第19条第1款",
      field: "statement",
    };
  }
  const course = courseOf(view);
  const { stage } = course;
  if (isClosed({ stage })) {
    const message = `本件${stageLabels[stage]}，不能再改登记内容；确需更改的，先办重新办理`;
    const [field] = Object.keys(changes);
    return field === undefined ? { refused: "closed", message } : { refused: "closed", message, field };
  }
  const parsed = fieldsSchema.partial().safeParse(changes);
  if (!parsed.success) return schemaRefusal(parsed.error);
  const present = presentFields(view);
  if (present === null) return { refused: "not-registered", message: "登记内容尚未收到，不能修改" };
  const names = (Object.keys(parsed.data) as FieldName[]).filter((name) => !sameValue(parsed.data[name], present[name]));
  if (names.length === 0) return { refused: "nothing-changed", message: "内容没有变化，没有需要保存的修改" };
  const open = names.find((name) => (view.fields[name]?.rivals.length ?? 0) > 0);
  if (open !== undefined) {
    const message = `“${fieldLabels[open]}”有两处不同的记载，请先选定采用哪一个，再修改`;
    return { refused: "conflict-open", message, field: open };
  }
  const lastDay = context.lastWall === null ? null : shanghaiDate(context.lastWall);
  const changed = Object.fromEntries(names.map((name) => [name, parsed.data[name]]));
  const issues = fieldIssues(
    { ...present, ...changed } as PetitionFields,
    effectiveToday(context.today, lastDay),
    context,
  ).filter((issue) => issue.about.some((name) => names.includes(name)));
  const fault = issues.find((issue) => issue.severity === "refusal");
  if (fault !== undefined) return asRefusal(fault);
  const late = names.includes("receiptDate") ? lateReceipt(view, course, parsed.data.receiptDate ?? "") : null;
  if (late !== null) return late;
  const bases: Record<string, string> = {};
  const over: Record<string, readonly string[]> = {};
  for (const name of names) {
    const state = view.fields[name] as FieldState<unknown> | undefined;
    if (state === undefined) continue;
    const seen = base[name] ?? state.stamp.event;
    bases[name] = seen;
    if (seen !== state.stamp.event) continue;
    const others = endsOf(state, view).filter((id) => id !== seen);
    if (others.length > 0) over[name] = others;
  }
  const body = Object.keys(over).length === 0 ? { changes: changed } : { changes: changed, over };
  return {
    events: [{ type: "petition.amended", subject: view.id, body, base: bases }],
    warnings: issues.map(asWarning),
  };
}

/** A receipt date that comes after what was done upon the receipt. */
function lateReceipt(view: PetitionView, course: Course, receiptDate: string): Refusal | null {
  const done: readonly (readonly [string, string])[] = [
    ["登记", view.registrationDate ?? receiptDate],
    ...course.all.flatMap(({ type, body }) => ("date" in body ? [[stepWords[type].name, body.date] as const] : [])),
    ...view.supplements.map((supplement) => ["补充陈述", supplement.receiptDate] as const),
  ];
  const first = done.find(([, date]) => date < receiptDate);
  if (first === undefined) return null;
  const [what, date] = first;
  return { refused: "receipt-after-step", message: `收到日期不能晚于${what}日期 ${date}，请核对`, field: "receiptDate" };
}

/** Events at the ends of a field's history: the value shown, its rivals, and others that say the same. */
function endsOf(state: FieldState<unknown>, view: PetitionView): readonly string[] {
  return unseen(
    state.history,
    (item) => item.stamp.event,
    (item) => [...(item.base === null ? [] : [item.base]), ...(item.over ?? [])],
    view.registered?.event ?? null,
  ).map((item) => item.stamp.event);
}

/** A person chooses between values, or steps, that were written without knowing of each other. */
export function decideSettlement(
  view: PetitionView,
  { field, event }: Extract<Command, { readonly do: "settle-conflict" }>,
): Decision | Refusal {
  if (field === "step") return settleSteps(view, event);
  const state = view.fields[field] as FieldState<unknown> | undefined;
  if (state === undefined || state.rivals.length === 0) {
    return { refused: "no-conflict", message: `“${fieldLabels[field]}”没有待选定的不同记载`, field };
  }
  const chosen = [state, ...state.rivals].find((candidate) => candidate.stamp.event === event);
  if (chosen === undefined) return { refused: "no-such-value", message: "所选的记载已不在待选之列，请重新查看", field };
  const over = endsOf(state, view).filter((id) => id !== event);
  const body = { field, chosen: event, over, value: chosen.value };
  return { events: [{ type: "petition.conflict-settled", subject: view.id, body }], warnings: [] };
}

function settleSteps(view: PetitionView, event: string): Decision | Refusal {
  const pairs = contestedPairs(view).filter((pair) => pair.steps.some((stamp) => stamp.event === event));
  if (pairs.length === 0) return { refused: "no-conflict", message: "没有待选定的不同步骤", field: "step" };
  const others = pairs.flatMap((pair) => pair.steps.map((stamp) => stamp.event)).filter((id) => id !== event);
  const body = { field: "step", chosen: event, over: [...new Set(others)].sort(), after: lastSteps(view) };
  return { events: [{ type: "petition.conflict-settled", subject: view.id, body }], warnings: [] };
}
