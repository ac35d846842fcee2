import { z } from "zod";
import type { DecideContext, Decision, NewEvent, Refusal } from "../command.ts";
import type { BodyOf } from "../events.ts";
import { fieldsSchema } from "../intake.ts";
import { effectiveToday, fieldIssues } from "../intake-checks.ts";
import { asRefusal } from "../issue.ts";
import { presentFields } from "../present-fields.ts";
import { schemaRefusal } from "../refusals.ts";
import type { PetitionView } from "../view.ts";
import { materialOf, numberOf } from "./handover.ts";
import { no } from "./rule.ts";
import { latestDayOf } from "./step-dates.ts";
import { stepFieldLabels } from "./step-fields.ts";
import { takeStep } from "./take-step.ts";

/** One matter that is split off: what differs from the visit it was part of. */
const part = fieldsSchema.pick({
  title: true,
  category: true,
  contentClass: true,
  complainedOf: true,
  place: true,
  purpose: true,
});
const parts = z.object({ parts: z.array(part).max(10) });

/**
 * 拆分: one visit, several matters. Registers each part anew with the same petitioners, statement and material, linked to
 * this petition as its parent. No part: what was split off is an accusation and stands in its own compartment, whose id
 * is not told here. Ids come with `context.newPetitions`; too few is a bug and throws RangeError.
 */
export function decideSplit(
  view: PetitionView,
  { parts: given = [], into: _, ...entered }: Readonly<Record<string, unknown>>,
  context: DecideContext,
): Decision | Refusal {
  const parsed = parts.safeParse({ parts: given });
  if (!parsed.success) return schemaRefusal(parsed.error, stepFieldLabels);
  const list = parsed.data.parts;
  const ids = (context.newPetitions ?? []).slice(0, list.length);
  const answer = takeStep(view, "petition.split", { ...entered, into: ids }, context);
  if ("refused" in answer) return answer;
  if (ids.length < list.length) throw new RangeError("no ids for the petitions that are split off");
  const fields = presentFields(view);
  if (fields === null || view.statement === null) return no("not-registered", "登记内容尚未收齐，不能拆分");
  const date = String(answer.events[0]?.body["date"] ?? "");
  const registrations: NewEvent[] = [];
  for (const [index, own] of list.entries()) {
    const subject = ids[index] ?? "";
    const merged = { ...fields, ...own };
    const fault = fieldIssues(merged, latestDayOf(context), context).find(
      (issue) => issue.severity === "refusal" && issue.about.some((name) => name in own),
    );
    if (fault !== undefined) return asRefusal(fault);
    const body = {
      fields: merged,
      statement: view.statement.text,
      confirmation: view.statement.confirmation,
      attachments: [...materialOf(view)],
      sameMatterAs: null,
      registrationDate: effectiveToday(context.today, fields.receiptDate),
      number: numberOf(context, index),
    } satisfies BodyOf<"petition.registered">;
    registrations.push({ type: "petition.registered", subject, body });
    registrations.push({ type: "petition.linked", subject, body: { date, other: view.id, relation: "parent", after: [] } });
  }
  return { events: [...registrations, ...answer.events], warnings: answer.warnings };
}
