import type { Refusal } from "../command.ts";
import { isComplainedOf } from "../complained-of.ts";
import type { PetitionView } from "../view.ts";
import { type Course, stepsOf } from "./course.ts";
import { type NamedPerson, no } from "./rule.ts";

/** The last decision about a person's recusal; null where none was made. */
function decided(course: Course, name: string): boolean | null {
  const last = stepsOf(course, "petition.recusal-decided").findLast(({ body }) => body.person.trim() === name);
  return last?.body.recused ?? null;
}

/** Whether it was decided that the person keeps out of this matter. */
export function isRecused(course: Course, name: string): boolean {
  return decided(course, name.trim()) === true;
}

/** Petitioners, representatives and agent, by name. */
function petitionersOf(view: PetitionView): ReadonlySet<string> {
  const { petitioners, representatives, agent } = view.fields;
  const list = [
    ...(petitioners?.value ?? []).map((one) => one.name),
    ...(representatives?.value ?? []),
    ...(agent?.value ? [agent.value.name] : []),
  ];
  return new Set(list.map((name) => name.trim()).filter((name) => name.length > 1));
}

/**
 * 回避 (Art. 28 para. 3): nobody handles, approves, leads or inquires who was recused, who is complained of, or who bears
 * a petitioner's name; of the latter two a recorded decision that he need not be recused frees him.
 */
export function recusalRefusal(view: PetitionView, course: Course, people: readonly NamedPerson[]): Refusal | null {
  const article = "第28条第3款";
  const petitioners = petitionersOf(view);
  const complainedOf = view.fields.complainedOf?.value ?? "";
  for (const { name: written, field } of people) {
    const name = written.trim();
    if (name.length < 2) continue;
    const decision = decided(course, name);
    if (decision === true) return no("recused", `${name}已决定回避，不能参与本件的办理和审批`, { article, field });
    if (decision === false) continue;
    if (isComplainedOf(complainedOf, name)) {
      return no("complained-of-person", `${name}是信访人反映的对象，应当回避；经决定不需要回避的，先记录回避决定`, {
        article,
        field,
      });
    }
    if (petitioners.has(name)) {
      return no("petitioner-himself", `${name}与信访人同名，有利害关系的应当回避；不是同一人的，先记录回避决定`, {
        article,
        field,
      });
    }
  }
  return null;
}

/** Who handled the matter: they never make the return visit. */
export function handlersOf(course: Course): ReadonlySet<string> {
  const found = [
    ...stepsOf(course, "petition.dispatched").map(({ body }) => body.handler),
    ...stepsOf(course, "petition.investigated").flatMap(({ body }) => body.by),
    ...stepsOf(course, "petition.mediated").map(({ body }) => body.by),
    ...stepsOf(course, "petition.dispatch-answered").map(({ body }) => body.by),
  ];
  return new Set(found.map((name) => name.trim()).filter((name) => name !== ""));
}
