import fc from "fast-check";
import type { ClockFacts } from "../../../shared/regulation/clock-facts.ts";

const office = { organisation: "990127", name: "清源县人民政府" };

/** Any course that a petition may have taken, in any order: whatever came by bundle. `day`: the dates in it. */
export function anyFacts(day: fc.Arbitrary<string>): fc.Arbitrary<ClockFacts> {
  const maybe = fc.option(day, { nil: null });
  const decided = fc.record({
    date: day,
    served: maybe,
    result: fc.constantFrom("upheld" as const, "revoked" as const, "changed" as const, "not-accepted" as const),
    redoWithin: fc.option(fc.integer({ min: 1, max: 90 }), { nil: null }),
  });
  const reviews = fc.array(
    fc.record({ requestedOn: day, office: fc.constant(office), decision: fc.option(decided, { nil: null }) }),
    { maxLength: 2 },
  );
  const own = fc.record({
    kind: fc.constantFrom("dispatch", "urging", "supervision", "lead-official", "plan", "backlog", "assignment"),
    who: fc.constant("农业农村办"),
    what: fc.constant("回复"),
    date: day,
    due: maybe,
    done: maybe,
  });
  return fc.record({
    office: fc.constantFrom("petition-office" as const, "other" as const),
    category: fc.constantFrom("claim" as const, "suggestion" as const),
    receiptDate: day,
    registrationDate: maybe,
    sourceKind: fc.constantFrom("direct", "referred", "assigned", "hotline-12345"),
    sourceDeadline: maybe,
    unclear: fc.boolean(),
    voided: fc.boolean(),
    byBundle: fc.option(fc.record({ signedInOn: maybe, paperReceivedOn: maybe, exportedOn: maybe }), { nil: null }),
    notices: fc.array(fc.record({ date: day, how: fc.constantFrom("written" as const, "oral" as const) }), { maxLength: 2 }),
    objections: fc.array(
      fc.record({ date: day, answer: fc.option(fc.record({ date: day, agreed: fc.boolean() }), { nil: null }) }),
      { maxLength: 1 },
    ),
    sentOn: fc.array(day, { maxLength: 1 }),
    route: fc.constantFrom(null, 1, 2, 3, 4, 5, 6),
    competence: fc.constantFrom("ours", "not-ours", null),
    accepted: fc.option(fc.record({ date: day, simplified: fc.boolean() }), { nil: null }),
    guidedOn: maybe,
    performedOn: maybe,
    turnedDownOn: maybe,
    answeredOn: maybe,
    extensions: fc.array(fc.record({ date: day, days: fc.integer({ min: 1, max: 40 }), notifiedOn: maybe }), { maxLength: 2 }),
    opinions: fc.array(fc.record({ date: day, served: maybe }), { maxLength: 2 }),
    hearings: fc.array(
      fc.record({
        level: fc.constantFrom("handling" as const, "review" as const, "re-examination" as const),
        from: day,
        to: day,
      }),
      { maxLength: 2 },
    ),
    reviews,
    reexaminations: reviews,
    reportedBackOn: maybe,
    concludedOn: maybe,
    withdrawnOn: maybe,
    archivedOn: maybe,
    dispatchedOn: maybe,
    returnVisitedOn: maybe,
    evaluatedOn: maybe,
    askedAfterOn: maybe,
    ownDates: fc.array(own, { maxLength: 2 }),
  });
}
