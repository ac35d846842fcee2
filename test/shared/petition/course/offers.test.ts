import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { offerGroups } from "../../../../shared/petition/course/rule.ts";
import type { StepType } from "../../../../shared/petition/course/step-types.ts";
import { stepWords } from "../../../../shared/petition/course/step-words.ts";
import { isRefusal } from "../../../../shared/petition/decide.ts";
import type { PetitionFields } from "../../../../shared/petition/intake.ts";
import { dateOf, dayNumber } from "../../../../shared/regulation/date.ts";
import { district, township } from "../fixtures.ts";
import { sensible } from "./sensible.ts";
import { Story, type Who } from "./story.ts";

const allTypes = Object.keys(stepWords) as readonly StepType[];
const runs = Number(process.env["PROPERTY_RUNS"] ?? 6);

const starts: readonly (readonly [string, Partial<PetitionFields>, string])[] = [
  ["a claim brought to the township", {}, township],
  ["a suggestion brought to the township", { category: "suggestion" }, township],
  [
    "a petition assigned to the township",
    { source: { kind: "assigned", office: "清源县信访局", deadline: "2027-01-31" } },
    township,
  ],
  ["a claim brought to the district", {}, district],
];

/** Officers who may write into a petition held there. */
const officers = (custody: string): readonly Who[] => (custody === district ? ["district"] : ["clerk", "leader", "district"]);

/** Walks at random along what is offered; `visit` sees every state on the way. */
function walk(start: (typeof starts)[number], choices: readonly number[], visit: (story: Story, who: Who) => void): Story {
  const [, changes, custody] = start;
  const story = new Story(changes, custody);
  const who = officers(custody);
  for (const [step, choice] of choices.entries()) {
    visit(story, who[step % who.length] ?? "clerk");
    const actor = who[choice % who.length] ?? "clerk";
    const offers = story.offers(actor).filter(({ allowed, type }) => allowed && type !== "petition.voided");
    const primary = offers.find((offer) => offer.primary);
    // Half of the time along the next step, so that walks come far; else anywhere.
    const offer = choice % 2 === 0 && primary ? primary : offers[Math.floor(choice / 7) % offers.length];
    if (offer === undefined) break;
    story.take(offer.type, sensible(offer.type, story, actor), actor);
    story.on(dateOf(dayNumber(story.today) + 1 + (choice % 4)));
  }
  return story;
}

const choices = fc.array(fc.nat(100_000), { minLength: 20, maxLength: 45 });

describe("offers", () => {
  for (const start of starts) {
    it(`agree with decide all along the life of ${start[0]}: what is offered is accepted, what is not is refused`, () => {
      const seen = new Set<StepType>();
      fc.assert(
        fc.property(choices, (list) => {
          walk(start, list, (story, who) => {
            const offered = new Set(story.offers(who).flatMap(({ type, allowed }) => (allowed ? [type] : [])));
            for (const type of allTypes) {
              const answer = story.ask(type, sensible(type, story, who), who);
              if (offered.has(type)) {
                seen.add(type);
                if (isRefusal(answer))
                  throw new Error(`${who} was offered ${type} in ${story.course.stage}: ${answer.refused} ${answer.message}`);
              } else expect(isRefusal(answer)).toBe(true);
            }
          });
        }),
        { numRuns: runs, endOnFailure: true, ...(process.env["PROPERTY_RUNS"] ? {} : { seed: 11 }) },
      );
      expect(seen.size).toBeGreaterThan(start[2] === district ? 25 : 35);
    });
  }

  it("come in groups, with at most one next step that is allowed, and every refused one with its reason", () => {
    fc.assert(
      fc.property(fc.constantFrom(...starts), choices, (start, list) => {
        walk(start, list, (story, who) => {
          const offers = story.offers(who);
          expect(offers.filter(({ primary }) => primary).length).toBeLessThanOrEqual(1);
          expect(offers.every(({ primary, allowed }) => allowed || !primary)).toBe(true);
          expect(offers.every(({ allowed, reason }) => (reason === null) === allowed)).toBe(true);
          for (const { reason } of offers) if (reason !== null) expect(reason).toMatch(/^[^A-Za-z]*[\u4e00-\u9fff][^A-Za-z]*$/);
          const order = offers.map(({ group }) => offerGroups.indexOf(group));
          expect(order).toEqual([...order].sort((a, b) => a - b));
        });
      }),
      { numRuns: 20 },
    );
  });

  it("lead a handled petition to its end by the next step alone", () => {
    for (const start of starts) {
      const story = new Story(start[1], start[2]);
      const who = start[2] === district ? "district" : "leader";
      for (let i = 0; i < 30; i += 1) {
        const next = story.next(who);
        if (next === null) break;
        story.take(
          next,
          {
            ...sensible(next, story, who),
            ...(next === "petition.classified" && start[1].category !== "suggestion" ? { route: 6 } : {}),
          },
          who,
        );
      }
      expect([start[0], story.course.stage]).toEqual([start[0], "archived"]);
    }
  });

  it("are nothing for an auditor to take, and nothing at all once the petition is voided", () => {
    const story = new Story();
    expect(story.offers("auditor").some(({ allowed }) => allowed)).toBe(false);
    story.take("petition.voided");
    expect(story.offers()).toEqual([]);
  });
});
