import { expect, test } from "vitest";
import type { Kept } from "../../../renderer/engine/ledger/projection.ts";
import { DutyBook } from "../../../renderer/engine/worktable/duty-book.ts";
import { courseOf } from "../../../shared/petition/course/course.ts";
import { clocksOf } from "../../../shared/petition/duties.ts";
import { keptFactsOf } from "../../../shared/petition/kept-facts.ts";
import { indexOf } from "../../../shared/petition/rows.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { makeCalendar } from "../../../shared/regulation/calendar.ts";
import { hasLastDay } from "../../../shared/regulation/clock.ts";
import { dateOf, dayNumber } from "../../../shared/regulation/date.ts";
import { earliestDue, owedHere } from "../../../shared/regulation/duties.ts";
import { holidayTables } from "../../../shared/regulation/holidays.ts";
import { nationalProfile } from "../../../shared/regulation/national-profile.ts";
import type { Profile } from "../../../shared/regulation/profile.ts";
import { courses } from "../../bench/data/courses.ts";
import { delivered, mergeAll, registeredBody } from "../../shared/petition/fixtures.ts";

const calendar = makeCalendar(holidayTables);
const desk = "990127001";

/** A matter that was transferred on paper: its time to object lapses (T05). */
const transferred = mergeAll([
  delivered(
    "petition.registered",
    {
      ...registeredBody,
      fields: { ...registeredBody.fields, source: { kind: "referred", office: "清源县信访局" } },
    },
    { count: 1 },
  ),
]);
const views: readonly PetitionView[] = [...courses(), transferred].map((view, at) => ({
  ...view,
  id: at.toString(16).padStart(32, "0"),
}));

/** What is kept of a view, as it comes out of its row. */
function keptOf(view: PetitionView): Kept {
  const facts = keptFactsOf(view, courseOf(view));
  const summary = { title: "", petitioner: "", groupSize: 1, words: [], phones: [], people: [] };
  return { index: { ...indexOf(view, []), own: 0 }, summary, facts: JSON.parse(JSON.stringify(facts)) as typeof facts };
}

const kept = new Map(views.map((view) => [view.id, keptOf(view)]));
const find = (id: string) => kept.get(id);

function bookOf(today: string, profile: () => Profile = () => nationalProfile): DutyBook {
  const book = new DutyBook(
    today,
    () => ({ profileOf: profile, calendar, desk }),
    () => 0,
  );
  for (const one of kept.values()) book.put(one);
  return book;
}

/** The same straight from the views. */
function owedFrom(today: string, profile: Profile = nationalProfile) {
  return views
    .flatMap((view) =>
      clocksOf(view, profile, calendar, today)
        .filter(hasLastDay)
        .filter((duty) => owedHere(duty, desk))
        .map(({ rule, start, strict, latest, article, warnings }) => ({
          ...{ petition: view.id, rule, start, strict, latest, article, warnings },
        })),
    )
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function linesOf(book: DutyBook) {
  return book
    .lines()
    .map(({ petition, duty: { rule, start, strict, latest, article, warnings } }) => ({
      ...{ petition, rule, start, strict, latest, article, warnings },
    }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

test("what is counted from the kept facts is what is counted from the views, at every stage", () => {
  for (const today of ["2025-12-31", "2026-01-15", "2026-06-21", "2026-11-25"]) {
    const book = bookOf(today);
    expect(linesOf(book)).toEqual(owedFrom(today));
    for (const view of views) {
      const duties = clocksOf(view, nationalProfile, calendar, today).filter(hasLastDay);
      expect(book.due(view.id)).toBe(earliestDue(duties, desk));
    }
  }
});

test("day by day, and back again, it holds what a book begun on that day holds", () => {
  const first = dayNumber("2026-11-15");
  const book = bookOf(dateOf(first));
  const days = [...Array.from({ length: 40 }, (_, at) => first + at), first + 120, first + 3, first];
  for (const day of days) {
    book.move(dateOf(day), find);
    expect(linesOf(book)).toEqual(owedFrom(dateOf(day)));
  }
});

test("other rules count everything anew", async () => {
  let profile: Profile = nationalProfile;
  const book = bookOf("2026-01-02", () => profile);
  const shorter = { ...nationalProfile.rules.T03, length: 5 };
  profile = { ...nationalProfile, rules: { ...nationalProfile.rules, T03: shorter } };
  await book.recount(kept.values());
  expect(linesOf(book)).toEqual(owedFrom("2026-01-02", profile));
  expect(owedFrom("2026-01-02", profile)).not.toEqual(owedFrom("2026-01-02"));
});

test("lines stand by strict day, and a change replaces those of its petition only", () => {
  const book = bookOf("2026-01-02");
  const days = book.lines().map(({ duty }) => duty.strict);
  expect(days).toEqual([...days].sort());
  const [first] = book.lines();
  const end = views[courses().length - 1];
  if (!first || !end) throw new Error("there are lines");
  const others = book.lines().filter(({ petition }) => petition !== first.petition);
  book.put({ ...keptOf(end), index: { ...keptOf(end).index, id: first.petition } });
  expect(book.lines()).toEqual(others);
});

test("counting anew lets other work go first, and a later recount takes the place of an earlier one", async () => {
  let profile: Profile = nationalProfile;
  let time = 0;
  const tick = () => {
    time += 50;
    return time;
  };
  const book = new DutyBook("2026-01-02", () => ({ profileOf: () => profile, calendar, desk }), tick);
  for (const one of kept.values()) book.put(one);
  let others = 0;
  const waiting = setInterval(() => {
    others += 1;
  }, 0);
  const earlier = book.recount(kept.values());
  profile = { ...nationalProfile, rules: { ...nationalProfile.rules, T03: { ...nationalProfile.rules.T03, length: 5 } } };
  await Promise.all([earlier, book.recount(kept.values())]);
  clearInterval(waiting);
  expect(others).toBeGreaterThan(0);
  expect(linesOf(book)).toEqual(owedFrom("2026-01-02", profile));
});
