import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moveRefusal } from "../../../shared/petition/accusation/decide-move.ts";
import { courseOf } from "../../../shared/petition/course/course.ts";
import { offersOf } from "../../../shared/petition/course/offers.ts";
import { decide } from "../../../shared/petition/decide.ts";
import { packView, unpackView } from "../../../shared/petition/pack-view.ts";
import { indexOf, rowOf } from "../../../shared/petition/rows.ts";
import { context, type Delivered, delivered, district, mergeAll, registered, registeredBody, township } from "./fixtures.ts";
import { histories } from "./history.ts";

const runs = Number(process.env["PROPERTY_RUNS"] ?? 200);
const body = { date: "2026-11-21", number: registeredBody.number, registrationDate: "2026-11-20" };
const sealed = delivered("petition.sealed", body, { count: 50 });
/** The office above did the same without knowing. */
const again = delivered("petition.sealed", { ...body, date: "2026-11-22" }, { count: 60, device: "district desk" });

/** A history, the sealings anywhere in it, in any order. */
const shuffled = histories.chain((list) =>
  fc.shuffledSubarray([...list, sealed, again], { minLength: list.length + 2 }).map((order) => ({ list, order })),
);

describe("a petition that was moved to the accusations", () => {
  it("is the same whatever else came of it, before or after, in whatever order", () => {
    const alone = mergeAll([sealed, again]);
    fc.assert(
      fc.property(shuffled, ({ order }) => {
        expect(mergeAll(order)).toEqual(alone);
        expect(mergeAll([...order, ...order])).toEqual(alone);
      }),
      { numRuns: runs },
    );
  });

  it("holds no word of the petition, but its number, its day and who moved it", () => {
    fc.assert(
      fc.property(histories, (list) => {
        const view = mergeAll([...list, sealed]);
        const kept = JSON.stringify(view);
        for (const word of [
          registeredBody.fields.title,
          registeredBody.statement,
          ...registeredBody.fields.petitioners.map((one) => one.name),
        ]) {
          expect(kept).not.toContain(word);
        }
        expect(view.sealed?.date).toBe("2026-11-21");
        expect(view.number).toBe(mergeAll([registered]).number);
        expect(unpackView(packView(view))).toEqual(view);
      }),
      { numRuns: runs },
    );
  });

  it("stands in the ledger as closed, under its number and the day of its registration, owing nothing", () => {
    const view = mergeAll([registered, sealed]);
    const index = indexOf(view, []);
    expect(index).toMatchObject({
      stage: "sealed",
      receiptDate: "2026-11-20",
      number: mergeAll([registered]).number,
      awaitingUpper: 0,
      conflict: 0,
      category: "",
      place: "",
    });
    expect(rowOf(view, index, "local")).toMatchObject({ title: "（已转入检举控告）", petitioner: "" });
    expect(courseOf(view).all).toEqual([]);
  });

  it("takes no further step and no further word", () => {
    const view = mergeAll([registered, sealed]);
    expect(offersOf(view, context)).toEqual([]);
    for (const command of [
      { do: "note", text: "记录" },
      { do: "amend", changes: { title: "改" }, base: {} },
      { do: "void", reason: "重复", approvedBy: "高书记" },
    ] as const) {
      const leader = { ...context, actor: { ...context.actor, role: "leader" as const } };
      expect(decide(view, command, leader)).toMatchObject({ refused: "sealed", article: "第30条" });
    }
  });

  const cases: readonly (readonly [string, readonly Delivered[], string, string | null])[] = [
    ["the office that registered it", [registered], township, null],
    ["the office above", [registered], district, null],
    ["a neighbour", [registered], "990127002", "another-office"],
    ["another district", [registered], "990128", "another-office"],
    ["anybody a second time", [registered, sealed], township, "sealed"],
    [
      "an office to which only an amendment has come",
      [delivered("petition.amended", { changes: { title: "新" } }, { count: 3 })],
      township,
      "not-registered",
    ],
    [
      "its office even after it was voided",
      [registered, delivered("petition.voided", { reason: "重复", approvedBy: "高书记", after: [] }, { count: 4 })],
      township,
      null,
    ],
  ];
  it.each(cases)("may be moved by %s or not", (_, events, organisation, refused) => {
    expect(moveRefusal(mergeAll(events), organisation)?.refused ?? null).toBe(refused);
  });
});
