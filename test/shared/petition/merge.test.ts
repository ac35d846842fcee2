import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { courseOf } from "../../../shared/petition/course/course.ts";
import { merge } from "../../../shared/petition/merge.ts";
import { hasConflict } from "../../../shared/petition/rows.ts";
import { contestedPairs } from "../../../shared/petition/steps.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { type Delivered, delivered, district, type Merge, mergeAll, petition, registered, registeredBody } from "./fixtures.ts";
import { histories } from "./history.ts";

const runs = Number(process.env["PROPERTY_RUNS"] ?? 400);

/** A history, and the same history shuffled and partly repeated. */
const shuffled = histories.chain((list) =>
  fc
    .tuple(
      fc.shuffledSubarray([...list], { minLength: list.length }),
      fc.array(fc.nat(list.length - 1), { maxLength: 6 }),
      fc.nat(list.length),
    )
    .map(([order, repeats, at]) => {
      const again = repeats.flatMap((i) => list[i] ?? []);
      return { list, order, repeated: [...order.slice(0, at), ...again, ...order.slice(at), ...again] };
    }),
);

const sameInAnyOrder = (by: Merge) =>
  fc.property(shuffled, ({ list, order }) => {
    expect(mergeAll(order, by)).toEqual(mergeAll(list, by));
  });
const sameWhenRepeated = (by: Merge) =>
  fc.property(shuffled, ({ order, repeated }) => {
    expect(mergeAll(repeated, by)).toEqual(mergeAll(order, by));
  });
/** Desks that hold different parts agree after handing each other everything, whatever lay where before. */
const sameInAnyGrouping = (by: Merge) =>
  fc.property(histories, fc.infiniteStream(fc.boolean()), (list, coins) => {
    const left: Delivered[] = [];
    const right: Delivered[] = [];
    for (const item of list) (coins.next().value ? left : right).push(item);
    fc.pre(left.length > 0 && right.length > 0);
    expect(mergeAll([...left, ...right], by)).toEqual(mergeAll([...right, ...left], by));
  });
/** Every value that neither later author had seen stands as the value or among the rivals. */
const everyConflictListed = (by: Merge) =>
  fc.property(histories, (list) => {
    const state = mergeAll(list, by).fields.title;
    if (state === undefined) throw new Error("no title");
    const seen = new Set(state.history.flatMap((item) => [item.base ?? [], item.over ?? []].flat()));
    if (state.history.length > 1) seen.add(state.history[0]?.stamp.event ?? "");
    const loose = state.history.filter((item) => !seen.has(item.stamp.event)).map((item) => item.value);
    expect(new Set([state.value, ...state.rivals.map((rival) => rival.value)])).toEqual(new Set(loose));
  });

const properties = { sameInAnyOrder, sameWhenRepeated, sameInAnyGrouping, everyConflictListed };

describe("merging events", () => {
  for (const [name, property] of Object.entries(properties)) {
    it(`holds: ${name}`, () => fc.assert(property(merge) as fc.IProperty<unknown>, { numRuns: runs }));
  }

  it("is tried on histories that do contain conflicts, contested steps and settlements", () => {
    const samples = fc.sample(histories, { numRuns: 300, seed: 7 }).map((list) => mergeAll(list));
    expect(samples.filter((view) => Object.values(view.fields).some((state) => state.rivals.length > 0)).length).toBeGreaterThan(
      20,
    );
    expect(samples.filter((view) => view.contested.length > 0).length).toBeGreaterThan(20);
    const settled = samples.flatMap((view) => view.timeline.filter((entry) => entry.type === "petition.conflict-settled"));
    expect(settled.some((entry) => entry.body["field"] === "step")).toBe(true);
    expect(settled.some((entry) => entry.body["field"] !== "step")).toBe(true);
    const types = new Set(samples.flatMap((view) => courseOf(view).all.map(({ type }) => type)));
    expect(types.size).toBeGreaterThan(12);
    const codes = new Set(samples.flatMap((view) => view.contested));
    expect(codes.size).toBeGreaterThan(6);
  });

  const arrivalWins: Merge = (view, event, organisation) => {
    const merged = merge(view, event, organisation);
    const title = event.type === "petition.amended" ? event.body.changes.title : undefined;
    const state = merged.fields.title;
    return title === undefined || state === undefined
      ? merged
      : { ...merged, fields: { ...merged.fields, title: { ...state, value: title } } };
  };
  const countsRepeats: Merge = (view, event, organisation) => {
    const merged = merge(view, event, organisation);
    return view === null || event.type !== "petition.noted" || merged !== view
      ? merged
      : { ...merged, notes: [...merged.notes, ...merged.notes.slice(-1)] };
  };
  const appends: Merge = (view, event, organisation) => {
    const merged = merge(view, event, organisation);
    const entry = merged.timeline.find((item) => item.stamp.event === event.id);
    const others = view?.timeline ?? [];
    return entry === undefined || merged === view ? merged : { ...merged, timeline: [...others, entry] };
  };
  const dropsLoser: Merge = (view, event, organisation) => {
    const merged = merge(view, event, organisation);
    const state = merged.fields.title;
    return state === undefined ? merged : { ...merged, fields: { ...merged.fields, title: { ...state, rivals: [] } } };
  };
  const planted: readonly [keyof typeof properties, string, Merge][] = [
    ["sameInAnyOrder", "the last to arrive wins", arrivalWins],
    ["sameWhenRepeated", "a repeated note counts twice", countsRepeats],
    ["sameInAnyGrouping", "the timeline is kept in the order of arrival", appends],
    ["everyConflictListed", "the loser is dropped silently", dropsLoser],
  ];
  it.each(planted)("the property %s finds the planted defect that %s", (name, _, by) => {
    expect(fc.check(properties[name](by) as fc.IProperty<unknown>, { numRuns: 2000 }).failed).toBe(true);
  });
});

const title = (text: string, place: Parameters<typeof delivered>[2]) =>
  delivered("petition.amended", { changes: { title: text } }, place);
const base = { title: registered.event.id };

describe("two officials change a petition", () => {
  it("without knowing of each other: custody wins, the other is listed until a person settles it", () => {
    const ours = title("本站的标题", { count: 2, base });
    const theirs = title("区局的标题", { count: 9, base, device: "district desk", organisation: district });
    const view = mergeAll([theirs, registered, ours]);
    expect(view.fields.title?.value).toBe("本站的标题");
    expect(view.fields.title?.rivals.map((rival) => rival.value)).toEqual(["区局的标题"]);
    expect(hasConflict(view)).toBe(true);
    const settled = merge(
      view,
      delivered(
        "petition.conflict-settled",
        { field: "title", chosen: theirs.event.id, over: [ours.event.id], value: "区局的标题" },
        { count: 10 },
      ).event,
      "990127001",
    );
    expect(settled.fields.title?.value).toBe("区局的标题");
    expect(hasConflict(settled)).toBe(false);
    expect(settled.fields.title?.history).toHaveLength(4);
  });
  it("within one office: the later event wins", () => {
    const first = title("甲", { count: 2, base });
    const second = title("乙", { count: 3, base, device: "township desk B" });
    expect(mergeAll([second, first, registered]).fields.title?.value).toBe("乙");
  });
  it("one after the other: nothing is in conflict, even if the registration comes last", () => {
    const first = title("甲", { count: 2, base });
    const second = title("乙", { count: 3, base: { title: first.event.id }, device: "district desk", organisation: district });
    const view = mergeAll([second, first, registered]);
    expect(view.fields.title?.value).toBe("乙");
    expect(hasConflict(view)).toBe(false);
  });
  it("in different fields, or to the same value: nothing is in conflict", () => {
    const first = title("同一标题", { count: 2, base });
    const same = title("同一标题", { count: 2, base, device: "district desk", organisation: district });
    const other = delivered("petition.amended", { changes: { summary: "摘要" } }, { count: 2, device: "township desk B" });
    expect(hasConflict(mergeAll([registered, same, other, first]))).toBe(false);
  });
});

describe("steps that cannot both stand", () => {
  const step = (type: string, body: object, count: number, after: readonly string[], device = "township desk A") =>
    delivered(`petition.${type}`, { ...body, after }, { count, device });
  const notice = step("notice-given", { date: "2026-11-21", how: "written" }, 2, []);
  const objection = step("objected", { date: "2026-11-21", reason: "不属职权" }, 2, [], "township desk B");

  it("are contested until a person chooses, and the one set aside no longer counts", () => {
    const view = mergeAll([objection, registered, notice]);
    expect(view.contested.map((code) => code.split("/").sort())).toEqual([["notice-given", "objected"]]);
    const settled = mergeAll([
      delivered(
        "petition.conflict-settled",
        { field: "step", chosen: notice.event.id, over: [objection.event.id], after: [notice.event.id, objection.event.id] },
        { count: 5 },
      ),
      registered,
      notice,
      objection,
    ]);
    expect(settled.contested).toEqual([]);
    expect(settled.objections).toEqual([]);
    expect(courseOf(settled).stage).toBe("noticed");
  });
  it("are not contested when the later author knew of the earlier step", () => {
    const later = step("notice-given", { date: "2026-11-25", how: "written" }, 3, [objection.event.id]);
    const view = mergeAll([later, objection, registered]);
    expect(view.contested).toEqual([]);
    expect(courseOf(view).stage).toBe("noticed");
  });
  it("include a notice given after the petition was voided elsewhere", () => {
    const voided = step("voided", { reason: "误登", approvedBy: "周明" }, 2, [], "township desk B");
    const view = mergeAll([registered, notice, voided]);
    expect(contestedPairs(view)).toHaveLength(1);
    expect(courseOf(view).stage).toBe("voided");
  });
  it("include two voidings by people who did not know of each other, but not a voiding after a notice it knew", () => {
    const one = step("voided", { reason: "误登", approvedBy: "周明" }, 2, []);
    const two = step("voided", { reason: "重复", approvedBy: "沈洁" }, 2, [], "township desk B");
    expect(mergeAll([registered, one, two]).contested).toEqual(["voided/voided"]);
    const knowing = step("voided", { reason: "误登", approvedBy: "周明" }, 3, [notice.event.id]);
    expect(mergeAll([registered, notice, knowing]).contested).toEqual([]);
  });
});

describe("a view", () => {
  it("marks two histories of one writer that meet in it", () => {
    const one = delivered("petition.noted", { text: "甲" }, { count: 2, seq: 2 });
    const other = delivered("petition.noted", { text: "乙" }, { count: 2, seq: 2 });
    const view = mergeAll([other, one, registered]);
    expect(view.forked).toBe(true);
    expect(view.notes.map((note) => note.text).sort()).toEqual(["乙", "甲"].sort());
  });
  it("keeps both statements when a cloned machine registered the same petition twice", () => {
    const clone = delivered("petition.registered", { ...registeredBody, statement: "另一份陈述" }, { count: 1, seq: 9 });
    for (const order of [
      [registered, clone],
      [clone, registered],
    ]) {
      const view = mergeAll(order);
      expect([view.statement?.text, ...view.supplements.map((item) => item.text)]).toEqual([
        registeredBody.statement,
        "另一份陈述",
      ]);
    }
  });
  it("shows the strongest confirmation of the statement, whatever came first", () => {
    const read = delivered("petition.statement-confirmed", { how: "read-back", date: "2026-11-20" }, { count: 2 });
    const signed = delivered("petition.statement-confirmed", { how: "signed", date: "2026-11-21" }, { count: 3 });
    const weaker = delivered("petition.statement-confirmed", { how: "read-back", date: "2026-11-22" }, { count: 4 });
    expect(mergeAll([weaker, signed, read, registered]).statement?.confirmation).toEqual({ how: "signed", date: "2026-11-21" });
  });
  it("refuses to mix petitions or scopes: that is the caller's bug", () => {
    const other = delivered("petition.noted", { text: "甲" }, { count: 2, subject: "00".repeat(16) });
    expect(() => merge(mergeAll([registered]), other.event, district)).toThrow(RangeError);
    expect(mergeAll([registered]).id).toBe(petition);
  });
});

describe("merging many events", () => {
  /** Milliseconds of the best of three runs: other work on the machine must not fail this. */
  const time = (work: () => void) => {
    const runsOf = [0, 0, 0].map(() => {
      const began = performance.now();
      work();
      return performance.now() - began;
    });
    return Math.min(...runsOf);
  };
  const chain = (length: number): Delivered[] => {
    const list: Delivered[] = [registered];
    let seen = registered.event.id;
    for (let i = 1; i < length; i += 1) {
      const next =
        i % 2 === 0
          ? title(`标题 ${i}`, { count: i + 1, base: { title: seen } })
          : delivered("petition.noted", { text: `记录 ${i}` }, { count: i + 1 });
      if (i % 2 === 0) seen = next.event.id;
      list.push(next);
    }
    return list;
  };
  it("costs a petition of 200 events less than a tenth of a second, in either direction", () => {
    const list = chain(200);
    mergeAll(list);
    expect(time(() => mergeAll(list))).toBeLessThan(100);
    expect(time(() => mergeAll([...list].reverse()))).toBeLessThan(100);
  });
  it("costs a petition of 200 steps, most of which exclude no other, hardly more", () => {
    const list: Delivered[] = [registered];
    for (let i = 1; i < 200; i += 1) {
      const last = list.at(-1)?.event.id ?? "";
      const body = { date: "2026-11-20", after: i === 1 ? [] : [last] };
      const next =
        i % 10 === 0
          ? delivered("petition.notice-given", { ...body, how: "written" }, { count: i + 1 })
          : delivered("petition.contacted", { ...body, by: "林晓", how: "phone", content: `第${i}次` }, { count: i + 1 });
      list.push(next);
    }
    mergeAll(list);
    expect(time(() => mergeAll(list))).toBeLessThan(300);
    expect(time(() => mergeAll([...list].reverse()))).toBeLessThan(300);
  });
  it("costs 20 000 events of 4 000 petitions under a second", () => {
    const list = chain(5);
    mergeAll(list);
    let view: PetitionView | null = null;
    expect(
      time(() => {
        for (let i = 0; i < 4000; i += 1) view = mergeAll(list);
      }),
    ).toBeLessThan(1000);
    expect(view).not.toBeNull();
  });
});
