import { describe, expect, it } from "vitest";
import type { Role } from "../../../../shared/log/role.ts";
import type { DecideContext } from "../../../../shared/petition/command.ts";
import { offersOf } from "../../../../shared/petition/course/offers.ts";
import type { StepType } from "../../../../shared/petition/course/step-types.ts";
import { stepWords } from "../../../../shared/petition/course/step-words.ts";
import { isRefusal } from "../../../../shared/petition/decide.ts";
import { dateOf, dayNumber } from "../../../../shared/regulation/date.ts";
import { district, township } from "../fixtures.ts";
import { sensible } from "./sensible.ts";
import { stages } from "./stages.ts";
import { people, Story, type Who } from "./story.ts";

const allTypes = Object.keys(stepWords) as readonly StepType[];
const roles: readonly Role[] = ["clerk", "handler", "leader", "administrator", "auditor"];
/** Offices by what they are to the petition: its own, the one above, one beside it, one of another district. */
const offices = [
  { organisation: township, name: "青溪镇信访站" },
  { organisation: district, name: "清源县信访局" },
  { organisation: "990127002", name: "云岭乡信访站" },
  { organisation: "990128", name: "邻县信访局" },
] as const satisfies readonly DecideContext["office"][];

/** The story, asked by somebody in this role at this office who has approved nothing himself. */
class Asked extends Story {
  readonly #who: Pick<DecideContext, "actor" | "office">;

  constructor(story: Story, role: Role, office: DecideContext["office"]) {
    super();
    this.events.splice(0, this.events.length, ...story.events);
    this.view = story.view;
    // A day later: the same step on the same day would be a repetition.
    this.today = dateOf(dayNumber(story.today) + 1);
    this.#who = { actor: { id: "u9", name: "经手人", role }, office };
  }
  override contextOf(who: Who): DecideContext {
    return { ...super.contextOf(who), ...this.#who };
  }
}

describe("whoever asks at whatever stage", () => {
  const reached = new Set<StepType>();
  it.each(Object.entries(stages))("is offered exactly what is then taken, with everything else refused: %s", (_, make) => {
    const story = make();
    for (const office of offices) {
      const beside = !story.view.scope.startsWith(office.organisation);
      for (const role of beside ? (["leader"] as const) : roles) {
        const asked = new Asked(story, role, office);
        const who: Who = office.organisation === district ? "district" : "clerk";
        const offers = offersOf(asked.view, asked.contextOf(who));
        for (const type of allTypes) {
          const offer = offers.find((one) => one.type === type);
          const answer = asked.ask(type, sensible(type, asked, who), who);
          const said = [role, office.name, type, isRefusal(answer) ? answer.refused : "taken"];
          if (offer?.allowed === true) {
            expect(said).toEqual([role, office.name, type, "taken"]);
            reached.add(type);
          } else {
            expect([...said.slice(0, 3), isRefusal(answer)]).toEqual([role, office.name, type, true]);
            if (isRefusal(answer)) expect(answer.message).toMatch(/^[^A-Za-z。\n]*[\u4e00-\u9fff][^A-Za-z。\n]*$/);
            // A reason that is shown is the one that would be given.
            if (offer !== undefined && role !== "auditor" && !beside) {
              expect(isRefusal(answer) ? answer.message : "").toBe(offer.reason);
            }
          }
          if (role === "auditor" || beside) expect(isRefusal(answer)).toBe(true);
        }
      }
    }
  });
  it("has been asked for every step where it may be taken", () => {
    expect(allTypes.filter((type) => !reached.has(type))).toEqual([]);
  });
});

/** The steps that decide on the matter or end it. */
const decisive = [
  ...["examined", "classified", "split", "notice-given", "objected", "objection-answered", "accepted", "not-accepted"],
  ...[
    "no-longer-accepted",
    "guided",
    "suggestion-answered",
    "referred",
    "assigned",
    "extended",
    "hearing-held",
    "opinion-issued",
    "served",
  ],
  ...["review-requested", "review-decided", "reexamination-requested", "reexamination-decided", "concluded"],
  ...[
    "return-visited",
    "evaluated",
    "withdrawn",
    "reopened",
    "finalised",
    "archived",
    "appraised",
    "supervised",
    "voided",
    "signed-in",
  ],
] as const;

const before = ["examined", "classified", "split", "notice-given", "withdrawn", "voided"];
const afterwards = ["return-visited", "evaluated"];
/** From the regulation: which of them a leader of the handling office may take at each stage, and which the office above. */
const law: Readonly<Record<string, { readonly here: readonly string[]; readonly above: readonly string[] }>> = {
  new: { here: before, above: ["supervised"] },
  examined: { here: before, above: ["supervised"] },
  classified: { here: [...before, "accepted"], above: ["supervised"] },
  noticed: { here: [...before, "accepted", "served"], above: ["supervised"] },
  accepted: { here: [...before, "served", "hearing-held", "extended"], above: ["supervised"] },
  handled: { here: [...before, "served", "hearing-held", "extended", "opinion-issued"], above: ["supervised"] },
  extended: { here: [...before, "served", "hearing-held", "opinion-issued"], above: ["supervised"] },
  opinion: { here: ["notice-given", "served", "review-requested"], above: ["supervised", "review-requested"] },
  served: {
    here: ["notice-given", "served", "review-requested", "concluded", ...afterwards],
    above: ["supervised", "review-requested", ...afterwards],
  },
  "under review": {
    here: ["notice-given", "served", "hearing-held", "review-decided", "concluded", "withdrawn", ...afterwards],
    above: ["supervised", "hearing-held", "review-decided", ...afterwards],
  },
  reviewed: {
    here: ["notice-given", "served", "reexamination-requested", "concluded", ...afterwards],
    above: ["supervised", "served", "reexamination-requested", ...afterwards],
  },
  "under re-examination": {
    here: ["notice-given", "served", "hearing-held", "reexamination-decided", "concluded", "withdrawn", ...afterwards],
    above: ["supervised", "served", "hearing-held", "reexamination-decided", ...afterwards],
  },
  "re-examined": {
    here: ["notice-given", "served", "concluded", "finalised", ...afterwards],
    above: ["supervised", "served", "finalised", ...afterwards],
  },
  concluded: {
    here: ["served", "review-requested", "archived", "reopened", ...afterwards],
    above: ["supervised", "review-requested", ...afterwards],
  },
  archived: {
    here: ["served", "review-requested", "reopened", ...afterwards],
    above: ["supervised", "review-requested", ...afterwards],
  },
  expired: {
    here: ["served", "review-requested", "reopened", "appraised", ...afterwards],
    above: ["supervised", "review-requested", "appraised", ...afterwards],
  },
  withdrawn: { here: ["served", "concluded", "archived", "reopened", ...afterwards], above: ["supervised", ...afterwards] },
  reopened: {
    here: [
      "examined",
      "classified",
      "split",
      "notice-given",
      "withdrawn",
      "served",
      "hearing-held",
      "accepted",
      "opinion-issued",
    ],
    above: ["supervised"],
  },
  routed: { here: [...before, "guided"], above: ["supervised"] },
  guided: { here: [...before, "served", "return-visited", "reopened"], above: ["supervised", "return-visited"] },
  suggestion: { here: [...before, "suggestion-answered"], above: ["supervised"] },
  answered: { here: [...before, "served", "reopened", ...afterwards], above: ["supervised", ...afterwards] },
  assigned: { here: [...before, "signed-in", "objected"], above: ["supervised"] },
  unsigned: { here: ["signed-in"], above: ["supervised"] },
  objected: { here: [...before, "signed-in", "objection-answered"], above: ["supervised", "objection-answered"] },
  repeated: { here: [...before, "no-longer-accepted"], above: ["supervised"] },
  busy: { here: [...before, "signed-in", "objected", "served"], above: ["supervised", "served"] },
  voided: { here: [], above: [] },
  moved: { here: [], above: [] },
  // Held by the petition office itself: it decides nothing that the office with the power decides.
  "new at the petition office": { here: [], above: [...before, "referred", "assigned"] },
  "sent on by the petition office": {
    here: [],
    above: [...before, "referred", "assigned", "concluded", "supervised", ...afterwards],
  },
  "handled below": { here: [], above: [...before, "not-accepted", "referred", "assigned"] },
};

describe("what the regulation lets be done", () => {
  it("is written down for every stage", () => {
    expect(Object.keys(law)).toEqual(Object.keys(stages));
  });
  it.each(Object.entries(law))("at the stage “%s” is these steps and no others", (stage, { here, above }) => {
    const story = stages[stage]?.();
    if (story === undefined) throw new Error("no such stage");
    const allowed = (who: Who) =>
      story
        .offers(who)
        .filter((offer) => offer.allowed)
        .map(({ type }) => type.slice("petition.".length))
        .filter((type) => (decisive as readonly string[]).includes(type))
        .sort();
    expect(allowed("leader")).toEqual([...here].sort());
    expect(allowed("district")).toEqual([...above].sort());
  });
  it("is no more for a clerk than for a leader, and never a judgement of another's work", () => {
    for (const make of Object.values(stages)) {
      const story = make();
      const of = (who: Who) => story.offers(who).flatMap(({ type, allowed }) => (allowed ? [type] : []));
      const leaders = new Set(of("leader"));
      for (const type of of("clerk")) expect(leaders.has(type)).toBe(true);
      for (const type of ["reopened", "finalised", "objection-answered", "recusal-decided"] as const) {
        expect(of("clerk")).not.toContain(`petition.${type}`);
      }
      expect(people.clerk.actor.role).toBe("clerk");
    }
  });
});
