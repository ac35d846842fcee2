import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moveRefusal } from "../../../shared/petition/accusation/decide-move.ts";
import { courseOf } from "../../../shared/petition/course/course.ts";
import { offersOf } from "../../../shared/petition/course/offers.ts";
import { decide } from "../../../shared/petition/decide.ts";
import { asKeptBy } from "../../../shared/petition/kept-view.ts";
import { merge } from "../../../shared/petition/merge.ts";
import { packView, unpackView } from "../../../shared/petition/pack-view.ts";
import { indexOf, rowOf } from "../../../shared/petition/rows.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { context, type Delivered, delivered, district, mergeAll, registered, registeredBody, township } from "./fixtures.ts";
import { histories } from "./history.ts";

const runs = Number(process.env["PROPERTY_RUNS"] ?? 200);
const body = {
  ...{ date: "2036-11-21", number: registeredBody.number, registrationDate: "2026-11-20", receiptDate: "2026-11-20" },
  file: { fileNumber: "2026-001", date: "2026-12-01", year: 2026, retention: "10-years", until: "2036-12-31" },
  ...{ reason: "保管期满", approvedBy: "高远", approvedOn: "2036-11-20", witnesses: ["赵强", "钱进"], list: "f".repeat(32) },
};
const own = delivered("petition.destroyed", body, { count: 50 });
/** Another desk of the office did the same without knowing; the office above destroyed its copy. */
const again = delivered("petition.destroyed", { ...body, date: "2036-11-22" }, { count: 60, device: "township desk B" });
const above = delivered(
  "petition.destroyed",
  { ...body, date: "2036-11-23" },
  { count: 70, device: "district desk", organisation: district },
);
const moved = { date: "2026-11-21", number: registeredBody.number, registrationDate: "2026-11-20" };
const sealed = delivered("petition.sealed", moved, { count: 80, device: "district desk", organisation: district });

/** As a desk of this office keeps it, event by event (ledger/work.ts). */
function kept(list: readonly Delivered[], organisation: string): PetitionView {
  const view = list.reduce<PetitionView | null>(
    (before, { event, organisation: writer }) => asKeptBy(merge(before, event, writer), organisation),
    null,
  );
  if (view === null) throw new Error("no events");
  return view;
}

const shuffled = (more: readonly Delivered[]) =>
  histories.chain((list) => fc.shuffledSubarray([...list, ...more], { minLength: list.length + more.length }));

const words = [
  registeredBody.fields.title,
  registeredBody.statement,
  ...registeredBody.fields.petitioners.flatMap(({ name, phone, address }) => [name, phone, address]),
];

describe("a petition whose content an office destroyed", () => {
  it("is the same for it whatever else comes of the petition, before or after, in whatever order", () => {
    const alone = kept([own, again, above], township);
    fc.assert(
      fc.property(shuffled([own, again, above]), (order) => {
        expect(kept(order, township)).toEqual(alone);
        expect(kept([...order, ...order], township)).toEqual(alone);
      }),
      { numRuns: runs },
    );
  });

  it("holds no word of it there, but numbers and days, and packs as such", () => {
    fc.assert(
      fc.property(shuffled([own]), (order) => {
        const view = kept(order, township);
        const text = JSON.stringify(view);
        for (const word of words) expect(text).not.toContain(word);
        expect(view.number).toBe(mergeAll([registered]).number);
        expect(view.destroyed).toMatchObject({ date: "2036-11-21", receiptDate: "2026-11-20" });
        expect(unpackView(packView(view))).toEqual(view);
      }),
      { numRuns: runs },
    );
  });

  it("stays whole where another office keeps its copy, in whatever order", () => {
    fc.assert(
      fc.property(shuffled([own, again]), (order) => {
        const view = kept(order, district);
        expect(view).toEqual(mergeAll(order));
        expect(view.destroyed).toBeUndefined();
        // Without what tells of the destruction it is the petition that it was.
        expect(view.statement).toEqual(mergeAll(order.filter(({ event }) => event.type !== "petition.destroyed")).statement);
      }),
      { numRuns: runs },
    );
  });

  it("is the officers' where it is also moved to the accusations, in whatever order", () => {
    const alone = kept([sealed], township);
    fc.assert(
      fc.property(shuffled([own, above, sealed]), (order) => {
        expect(kept(order, township)).toEqual(alone);
      }),
      { numRuns: runs },
    );
  });

  it("stands in the ledger as closed, under its number and day of receipt, owing nothing and open to nothing", () => {
    const view = kept([registered, own], township);
    const index = indexOf(view, []);
    expect(index).toMatchObject({
      ...{ stage: "destroyed", receiptDate: "2026-11-20", number: mergeAll([registered]).number },
      ...{ due: "9999-12-31", awaitingUpper: 0, place: "" },
    });
    expect(rowOf(view, index, "local")).toMatchObject({ title: "（内容已销毁）", petitioner: "" });
    expect(courseOf(view).stage).toBe("destroyed");
    expect(offersOf(view, context)).toEqual([]);
    expect(decide(view, { do: "note", text: "再记一笔" }, context)).toMatchObject({ refused: "destroyed" });
    expect(moveRefusal(view, township)).toMatchObject({ refused: "destroyed" });
  });
});
