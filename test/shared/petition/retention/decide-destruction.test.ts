import { describe, expect, it } from "vitest";
import { namedIn } from "../../../../shared/petition/course/links.ts";
import { clocksOf } from "../../../../shared/petition/duties.ts";
import { actRefusal, destructible } from "../../../../shared/petition/retention/decide-destruction.ts";
import type { PetitionView } from "../../../../shared/petition/view.ts";
import { nationalProfile } from "../../../../shared/regulation/national-profile.ts";
import { bodies, review, Story } from "../course/story.ts";
import { calendar, delivered, district, mergeAll, township } from "../fixtures.ts";

const today = "2026-11-20";
const archive = { fileNumber: "2014-001", retention: "10-years", year: 2014, by: "林晓" };
const gone = { reason: "已协商", signed: true, approvedBy: "" };

function withdrawn(): Story {
  const story = new Story({ receiptDate: "2014-03-03" });
  story.on("2014-04-01").take("petition.withdrawn", gone);
  return story;
}

function archived(more: object = {}): Story {
  const story = withdrawn();
  story.on("2014-12-01").take("petition.archived", { ...archive, ...more });
  return story;
}

/** Decided with an opinion, whose service is proved or not, concluded by the agreement of both and archived. */
function decided(served: boolean): Story {
  const story = new Story({ receiptDate: "2014-03-03" });
  const at = (date: string) => story.on(date);
  at("2014-03-04").take("petition.duplicate-checked", bodies.first);
  story.take("petition.examined", bodies.examined);
  story.take("petition.classified", bodies.ours(6));
  story.take("petition.notice-given");
  story.take("petition.accepted", bodies.accepted);
  story.take("petition.dispatched", bodies.dispatched);
  story.take("petition.investigated", bodies.investigated);
  const opinion = at("2014-04-10").take("petition.opinion-issued", bodies.opinion);
  if (served) at("2014-04-12").take("petition.served", bodies.served("opinion", opinion));
  return story;
}

/** Concluded and archived whatever else is missing, as an older program or another desk may have written it. */
function ended({ events }: Story): PetitionView {
  const knew = events.map(({ event }) => event.id);
  const concluded = { date: "2014-06-01", way: "opinion", by: "林晓", after: knew };
  const end = delivered("petition.concluded", concluded, { count: 50 });
  const filed = { ...archive, date: "2014-12-01", after: [...knew, end.event.id] };
  return mergeAll([...events, end, delivered("petition.archived", filed, { count: 51 })]);
}

function asked(view: PetitionView, more: { linked?: readonly PetitionView[]; organisation?: string; today?: string } = {}) {
  const clocks = clocksOf(view, nationalProfile, calendar, more.today ?? today, null);
  return destructible({ view, clocks, linked: [], organisation: township, today, ...more });
}

const other = (story: Story) => story.view;

describe("what an office holds of a petition", () => {
  it("may be destroyed once it is archived and its retention ran out, by the office and by the district above", () => {
    const { view } = archived();
    expect(asked(view)).toMatchObject({ fileNumber: "2014-001", until: "2024-12-31" });
    expect(asked(view, { organisation: district })).toMatchObject({ until: "2024-12-31" });
    expect(asked(view, { today: "2024-12-31" })).toMatchObject({ refused: "not-expired" });
    expect(asked(view, { today: "2025-01-01" })).toMatchObject({ until: "2024-12-31" });
  });

  it.each<[string, () => ReturnType<typeof asked>]>([
    ["not-archived", () => asked(withdrawn().view)],
    ["not-archived", () => asked(new Story({ receiptDate: "2014-03-03" }).view)],
    ["kept-for-ever", () => asked(archived({ retention: "permanent" }).view)],
    ["not-expired", () => asked(archived({ retention: "30-years" }).view)],
    ["another-office", () => asked(archived().view, { organisation: "990127002" })],
    ["linked-open", () => asked(archived().view, { linked: [other(withdrawn()), other(new Story())] })],
  ])("is kept: %s", (code, ask) => {
    expect(ask()).toMatchObject({ refused: code, message: expect.stringMatching(/^990127001-2026-A-0287-.*不能销毁$/) });
  });

  it("is kept while a petition that rests on it is in hand, and not for one that ended or was destroyed", () => {
    const closed = [archived().view, withdrawn().view];
    expect(asked(archived().view, { linked: closed })).toMatchObject({ until: "2024-12-31" });
  });

  it("names its parts, its origin and what is the same matter", () => {
    const link = delivered("petition.same-matter-linked", { petition: "a".repeat(32) }, { count: 40 });
    expect(namedIn(mergeAll([...archived().events, link]))).toEqual([{ other: "a".repeat(32), relation: "same-matter" }]);
  });

  it("is kept while a request for review waits for its answer, whatever came after", () => {
    const story = decided(true);
    story.on("2014-04-20").take("petition.review-requested", { office: review, reasons: "" });
    expect(asked(ended(story))).toMatchObject({ refused: "remedy-pending" });
  });

  it("is kept while a clock runs: without proof of service the petitioner's never ends", () => {
    expect(asked(ended(decided(false)))).toMatchObject({
      refused: "open-clock",
      message: expect.stringContaining("复查"),
    });
    expect(asked(ended(decided(true)))).toMatchObject({ until: "2024-12-31" });
  });

  it("is the officers' alone once it was moved to the accusations, and is not destroyed twice", () => {
    const body = { date: "2026-11-20", number: null, registrationDate: "2014-03-03" };
    const sealed = delivered("petition.sealed", body, { count: 60 });
    expect(asked(mergeAll([...archived().events, sealed]))).toMatchObject({ refused: "sealed", article: "第30条" });
    const { view } = archived();
    const stamp = view.timeline[0]?.stamp;
    if (stamp === undefined) throw new Error("no stamp");
    expect(asked({ ...view, destroyed: { date: today, receiptDate: null, stamp } })).toMatchObject({ refused: "destroyed" });
  });
});

describe("who approves and who sees it done", () => {
  const act = { approvedBy: "高远", approvedOn: "2026-11-19", date: "2026-11-20", witnesses: ["赵强", "钱进"] };

  it("are a leader and two others", () => {
    expect(actRefusal(act, today)).toBeNull();
    expect(actRefusal({ ...act, witnesses: [...act.witnesses, "孙立"] }, today)).toBeNull();
  });

  it.each([
    ["no-approver", { approvedBy: " " }, "approvedBy"],
    ["two-witnesses", { witnesses: [] }, "witnesses"],
    ["two-witnesses", { witnesses: ["赵强"] }, "witnesses"],
    ["two-witnesses", { witnesses: ["赵强", " "] }, "witnesses"],
    ["same-person", { witnesses: ["赵强", "赵 强"] }, "witnesses"],
    ["same-person", { witnesses: ["赵强", "高远"] }, "witnesses"],
    ["too-early", { date: "2026-11-18" }, "date"],
    ["future-date", { date: "2026-11-21" }, "date"],
  ] as const)("refused: %s", (code, change, field) => {
    expect(actRefusal({ ...act, ...change }, today)).toMatchObject({ refused: code, field });
  });
});
