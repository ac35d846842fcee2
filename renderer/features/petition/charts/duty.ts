import { receiverOf } from "../../../../shared/petition/course/answerable.ts";
import { type Course, lastStep, stepsOf } from "../../../../shared/petition/course/course.ts";
import type { StepType } from "../../../../shared/petition/course/step-types.ts";
import { stepWords } from "../../../../shared/petition/course/step-words.ts";
import { custodyOf } from "../../../../shared/petition/steps.ts";
import type { PetitionView } from "../../../../shared/petition/view.ts";
import { type Clock, hasLastDay } from "../../../../shared/regulation/clock.ts";
import { clockStateWords } from "../../../../shared/regulation/clock-words.ts";
import type { Who } from "../stamp-words.tsx";
import { chartWords } from "./words.ts";

export type PartyRole = keyof typeof chartWords.roles;

/** One line of what a party did or owes. `late`: overdue, in words too. */
export interface DutyLine {
  readonly text: string;
  /** The same in the room of a card. */
  readonly short: string;
  readonly late: boolean;
}

/** Who answers for what of a petition. */
export interface Party {
  readonly role: PartyRole;
  readonly name: string;
  readonly did: readonly DutyLine[];
  readonly owes: readonly DutyLine[];
}

/** Everything that the charts are drawn from. */
export interface ChartFacts {
  readonly view: PetitionView;
  readonly course: Course;
  readonly clocks: readonly Clock[];
  readonly who: Who;
}

const plain = (text: string): DutyLine => ({ text, short: text, late: false });

/** What a clock asks of its party, with its day. */
function owed(clock: Clock): DutyLine | null {
  if (!hasLastDay(clock)) return clock.state === "no-day" ? plain(`${clock.step}，${clockStateWords(clock)}`) : null;
  if (clock.state !== "running" && clock.state !== "paused") return null;
  if (clock.whose === "petitioner") return plain(chartWords.mayLine(clock.step, chartWords.until(clock.rolled)));
  const late = clock.daysLeft < 0;
  const state = late ? chartWords.overdue(-clock.daysLeft) : chartWords.left(clock.daysLeft);
  const short = `${clock.strict.slice(5)} ${clock.step}，${state}`;
  return { text: chartWords.owesLine(clock.step, clock.strict, state), short, late };
}

function owedBy(clocks: readonly Clock[], fits: (clock: Clock) => boolean): readonly DutyLine[] {
  return clocks.filter(fits).flatMap((clock) => owed(clock) ?? []);
}

/** The days on which steps of these types were taken, newest last. */
function done(course: Course, types: readonly StepType[], fits: (body: object) => boolean = () => true): readonly DutyLine[] {
  return course.all
    .filter((step) => types.includes(step.type) && fits(step.body))
    .map((step) => plain(`${"date" in step.body ? step.body.date : ""} ${stepWords[step.type].name}`));
}

const names = (key: string, name: string) => (body: object) => {
  const value: unknown = Reflect.get(body, key);
  return Array.isArray(value) ? value.includes(name) : value === name;
};

const decisive: readonly StepType[] = [
  "petition.notice-given",
  "petition.objected",
  "petition.accepted",
  "petition.guided",
  "petition.suggestion-answered",
  "petition.extended",
  "petition.opinion-issued",
  "petition.served",
  "petition.concluded",
];

function officeName(organisation: string, { organisations }: Who): string {
  return organisations.get(organisation) ?? organisation;
}

/** Offices above: who assigned, referred or supervises, and who reviews. */
function above({ view, course, clocks, who }: ChartFacts): readonly Party[] {
  const holder = custodyOf(view.scope);
  const source = view.fields.source?.value;
  const supervisors = new Map<string, DutyLine[]>();
  if (source?.office)
    supervisors.set(source.office, [plain(`${view.fields.receiptDate?.value ?? ""} ${chartWords.roles.supervisor}`)]);
  for (const { stamp, body } of stepsOf(course, "petition.supervised")) {
    const name = officeName(stamp.organisation, who);
    const lines = supervisors.get(name) ?? [];
    supervisors.set(name, [...lines, plain(`${body.date} ${stepWords["petition.supervised"].name}`)]);
  }
  const reviewers = new Set(
    [...stepsOf(course, "petition.review-requested"), ...stepsOf(course, "petition.reexamination-requested")].map(
      ({ body }) => body.office.name,
    ),
  );
  return [
    ...[...supervisors]
      .filter(([name]) => name !== officeName(holder, who))
      .map(([name, did]): Party => ({ role: "supervisor", name, did, owes: [] })),
    ...[...reviewers].map(
      (name): Party => ({
        role: "reviewer",
        name,
        did: course.all
          .filter(
            ({ type, body }) =>
              /review-decided|reexamination-decided/.test(type) && "office" in body && body.office.name === name,
          )
          .map((step) => plain(`${"date" in step.body ? step.body.date : ""} ${stepWords[step.type].name}`)),
        owes: owedBy(clocks, (clock) => clock.whose === "superior" && clock.who === name),
      }),
    ),
  ];
}

/** The office itself and the people who answer for it. */
function own({ view, course, clocks, who }: ChartFacts): readonly Party[] {
  const lead = lastStep(course, "petition.lead-official-set")?.body;
  const first = receiverOf(view, course);
  const receiver = first?.name || (who.users.get(first?.user ?? "") ?? "");
  const handler =
    stepsOf(course, "petition.dispatched").find(({ body }) => body.handler !== "")?.body.handler ??
    stepsOf(course, "petition.investigated")[0]?.body.by[0] ??
    "";
  const parties: Party[] = [
    {
      role: "office",
      name: officeName(custodyOf(view.scope), who),
      did: done(course, decisive),
      owes: owedBy(clocks, ({ whose, rule }) => whose === "office" && rule !== "lead-official"),
    },
  ];
  if (lead) {
    parties.push({
      role: "lead-official",
      name: lead.official,
      did: done(course, ["petition.lead-official-acted"]),
      owes: owedBy(clocks, ({ rule }) => rule === "lead-official"),
    });
    for (const name of lead.assisting) parties.push({ role: "assisting", name, did: [], owes: [] });
  }
  if (receiver !== "") {
    const day = view.registrationDate ?? "";
    parties.push({ role: "first-receiver", name: receiver, did: [plain(`${day} ${chartWords.registered}`)], owes: [] });
  }
  if (handler !== "") {
    parties.push({
      role: "first-handler",
      name: handler,
      did: [
        ...done(course, ["petition.investigated"], names("by", handler)),
        ...done(course, ["petition.contacted"], names("by", handler)),
      ],
      owes: [],
    });
  }
  return parties;
}

/** Units inside the office, offices it was sent to, and the petitioner with his rights. */
function beneath({ course, clocks }: ChartFacts): readonly Party[] {
  const units = lastStep(course, "petition.units-set")?.body;
  const dispatched = stepsOf(course, "petition.dispatched");
  const roles = new Map<string, PartyRole>();
  if (units) {
    roles.set(units.lead, "lead-unit");
    for (const name of units.coHandling) if (!roles.has(name)) roles.set(name, "co-handling");
  }
  for (const { body } of dispatched) if (!roles.has(body.unit)) roles.set(body.unit, "unit");
  const sent = [...stepsOf(course, "petition.referred"), ...stepsOf(course, "petition.assigned")];
  return [
    ...[...roles].map(([name, role]): Party => {
      const mine = new Set(dispatched.filter(({ body }) => body.unit === name).map(({ event }) => event));
      return {
        role,
        name,
        did: done(course, ["petition.dispatch-answered"], (body) => mine.has(String(Reflect.get(body, "dispatch")))),
        owes: owedBy(clocks, (clock) => clock.whose === "unit" && clock.who === name && clock.rule !== "lead-official"),
      };
    }),
    ...[...new Set(sent.map(({ body }) => body.to.name))].map(
      (name): Party => ({
        role: "receiver",
        name,
        did: [],
        owes: owedBy(clocks, (clock) => clock.whose === "receiver" && clock.who === name),
      }),
    ),
    {
      role: "petitioner",
      name: chartWords.petitioner,
      did: done(course, [
        "petition.review-requested",
        "petition.reexamination-requested",
        "petition.withdrawn",
        "petition.evaluated",
      ]),
      owes: owedBy(clocks, (clock) => clock.whose === "petitioner"),
    },
  ];
}

/** The tiers of 责任图: above, the office and its people, beneath. Empty tiers are left out. */
export function dutyTiers(facts: ChartFacts): readonly (readonly Party[])[] {
  return [above(facts), own(facts), beneath(facts)].filter((tier) => tier.length > 0);
}
