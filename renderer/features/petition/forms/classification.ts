import { z } from "zod";
import { competences } from "../../../../shared/petition/course/step-bodies.ts";
import type { BodyOf } from "../../../../shared/petition/events.ts";
import { type Route, routes } from "../../../../shared/regulation/routes.ts";

type Competence = BodyOf<"petition.classified">["competence"];

/** What the conversation about competence and route has found out so far. */
export interface Answers {
  readonly competence: Competence | null;
  /** Answers to the questions of Art. 31 items 1 to 5, as far as they were asked. */
  readonly said: readonly boolean[];
}

/** Whether routes are asked about at all: only for claims that are ours to place. */
export function asksRoute({ competence }: Answers, category: string): boolean {
  return competence === "ours" && category !== "suggestion";
}

/** The questions to show: those that were answered, and the next one; none after the first yes. */
export function questionsToAsk({ said }: Answers): readonly Route[] {
  const decided = said.indexOf(true);
  const shown = decided >= 0 ? decided + 1 : Math.min(said.length + 1, 5);
  return routes.slice(0, shown).map(({ route }) => route);
}

/** The route that the answers lead to; null while a question is open. Item 6 remains when all five are no. */
export function routeFound({ said }: Answers): Route | null {
  const yes = said.indexOf(true);
  if (yes >= 0) return routes[yes]?.route ?? null;
  return said.length >= 5 ? 6 : null;
}

/** Answers with one more, or with one changed: what was asked after it is asked again. */
export function answered({ said, competence }: Answers, route: Route, yes: boolean): Answers {
  return { competence, said: [...said.slice(0, route - 1), yes] };
}

/** The answers behind an earlier determination. */
export function answersOf(body: BodyOf<"petition.classified"> | null): Answers {
  if (body === null) return { competence: null, said: [] };
  const { competence, route } = body;
  if (route === null) return { competence, said: [] };
  return { competence, said: route === 6 ? Array(5).fill(false) : [...Array(route - 1).fill(false), true] };
}

const keptSchema = z.object({
  competence: z.enum(competences).nullable(),
  said: z.array(z.boolean()).max(5),
});

/** Answers that were kept; null where they are none. */
export function readAnswers(kept: unknown): Answers | null {
  const read = keptSchema.safeParse(kept);
  return read.success ? read.data : null;
}

/** Whether the organ that has the power must be named (Art. 23 para. 1, 31 items 1 to 5). */
export function needsOrgan(answers: Answers, category: string): boolean {
  if (answers.competence === "not-ours" || answers.competence === "handled-below") return true;
  const route = asksRoute(answers, category) ? routeFound(answers) : null;
  return route !== null && route < 6;
}
