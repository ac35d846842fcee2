import { describe, expect, it } from "vitest";
import { amendmentOf, conflictsOf, keptAmendment } from "../../../renderer/features/petition/amendment.ts";
import { fieldWords } from "../../../renderer/features/petition/field-words.ts";
import { mostPressing } from "../../../renderer/features/petition/header.tsx";
import type { PetitionFields } from "../../../shared/petition/intake.ts";
import type { Duty } from "../../../shared/regulation/clock.ts";
import { rows } from "../fake-data.ts";
import { petitionView } from "../fake-petition.ts";

function view(at: number) {
  const row = rows[at];
  if (!row) throw new Error("no such row");
  return petitionView(row, false);
}
const names = { contentClass: new Map([["01", "农村农业"]]), place: new Map([["990127101203", "青溪镇上坞村"]]) };
const fieldsOf = (at: number) =>
  Object.fromEntries(Object.entries(view(at).fields).map(([name, state]) => [name, state.value])) as unknown as PetitionFields;

describe("an amendment", () => {
  it("is empty when nothing was changed, whatever the order in which members were written", () => {
    const { source, ...rest } = fieldsOf(0);
    const turned = { ...rest, source: { office: undefined, kind: source.kind } } as unknown as PetitionFields;
    expect(amendmentOf(view(0), turned).changes).toEqual({});
  });

  it("holds only the fields that differ, each with the event whose value was seen", () => {
    const seen = view(1);
    const amendment = amendmentOf(seen, { ...fieldsOf(1), summary: "新的摘要", groupSize: 7 });
    expect(amendment.changes).toEqual({ summary: "新的摘要", groupSize: 7 });
    expect(amendment.base).toEqual({ summary: seen.fields.summary?.stamp.event, groupSize: seen.fields.groupSize?.stamp.event });
  });
});

describe("an amendment that goes on after the desk was locked", () => {
  const half = {
    typed: {
      changes: {
        title: "",
        petitioners: [{ kind: "person", name: "", address: "上坞村" }],
        groupSize: 0,
        petitionDate: "2026-1",
      },
      base: { title: "e1", petitioners: "e2", groupSize: "e3", petitionDate: "e4" },
    },
  };

  it("has what was typed, even where it could not be recorded yet", () => {
    expect(keptAmendment(half)).toEqual(half.typed);
  });

  it("leaves out what cannot be read any more, field by field, and is empty where nothing is kept", () => {
    const { changes, base } = half.typed;
    const old = {
      typed: { changes: { ...changes, petitioners: ["沈树根"], channel: "telex", former: "x" }, base: { ...base, groupSize: 7 } },
    };
    expect(keptAmendment(old)).toEqual({
      changes: { title: "", groupSize: 0, petitionDate: "2026-1" },
      base: { title: "e1", petitionDate: "e4" },
    });
    for (const nothing of [null, { typed: {} }, { typed: { changes: 3, base: null } }]) {
      expect(keptAmendment(nothing)).toEqual({ changes: {}, base: {} });
    }
  });

  it("names what its author saw, not what arrived while the desk was locked", () => {
    const { base } = amendmentOf(view(1), { ...fieldsOf(1), summary: "新的摘要", groupSize: 7 }, { summary: "e1" });
    expect(base).toEqual({ summary: "e1", groupSize: view(1).fields.groupSize?.stamp.event });
  });
});

describe("a conflict", () => {
  it("is a field with rivals, and no other field", () => {
    expect(conflictsOf(view(7))).toEqual(["summary"]);
    expect(conflictsOf(view(0))).toEqual([]);
  });
});

describe("words for fields", () => {
  it("stand for every code, and 无 for nothing", () => {
    const fields = fieldsOf(0);
    expect(fieldWords("contentClass", "01", names)).toBe("农村农业");
    expect(fieldWords("contentClass", "77", names)).toBe("77");
    expect(fieldWords("place", fields.place, names)).toBe("青溪镇上坞村");
    expect(fieldWords("agent", null, names)).toBe("无");
    expect(fieldWords("source", { kind: "assigned", office: "区信访局", deadline: "2026-12-20" }, names)).toBe(
      "上级交办，区信访局，限 2026-12-20 前",
    );
  });
});

describe("the duty that presses most", () => {
  const duty = (more: Partial<Duty>): Duty => ({
    ...{ rule: "T07", step: "出具处理意见", article: "第34条", statutory: true, whose: "office", who: "", organisation: "" },
    ...{ start: "2026-09-01", strict: "2026-10-31", latest: "2026-10-30", rolled: "2026-11-02", warnings: [], done: null },
    ...{ daysLeft: 5, state: "running" as const },
    ...more,
  });

  it("is the one with the fewest days left of those that this office has to see to", () => {
    const late = duty({ daysLeft: -2 });
    const petitioners = duty({ whose: "petitioner", daysLeft: -9 });
    const done = duty({ state: "done", done: "2026-10-01", daysLeft: -20 });
    expect(mostPressing([duty({}), late, petitioners, done], "990127101")).toBe(late);
    expect(mostPressing([petitioners, done], "990127101")).toBeNull();
  });
});
