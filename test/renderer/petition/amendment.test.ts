import { describe, expect, it } from "vitest";
import { commandOf } from "../../../renderer/features/petition/actions.tsx";
import { amendmentOf, conflictsOf } from "../../../renderer/features/petition/amendment.ts";
import { fieldWords } from "../../../renderer/features/petition/field-words.ts";
import { mostPressing } from "../../../renderer/features/petition/header.tsx";
import { timelineLine } from "../../../renderer/features/petition/timeline-words.ts";
import type { PetitionFields } from "../../../shared/petition/intake.ts";
import { dutyOf, rows } from "../fake-data.ts";
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

describe("a conflict", () => {
  it("is a field with rivals, and no other field", () => {
    expect(conflictsOf(view(7))).toEqual(["summary"]);
    expect(conflictsOf(view(0))).toEqual([]);
  });
});

describe("the timeline", () => {
  const [registered] = view(0).timeline;
  if (!registered) throw new Error("no timeline");

  it("names what was done with its article", () => {
    const body = { date: "2026-11-20", how: "on-the-spot", after: [] };
    expect(timelineLine({ ...registered, type: "petition.notice-given", body })).toEqual({
      what: "告知",
      article: "第23条",
      detail: "2026-11-20 当场书面告知",
    });
  });

  it("names the fields that an amendment changed, not their values", () => {
    const body = { changes: { title: "秘密", petitioners: [] } };
    expect(timelineLine({ ...registered, type: "petition.amended", body }).detail).toBe("修改：概况、信访人");
  });

  it("shows an event of a later version as such", () => {
    expect(timelineLine({ ...registered, type: "petition.archived", body: {} }).detail).toBe("petition.archived");
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

describe("steps and duties", () => {
  it("are known under the names of commands and of engine methods", () => {
    expect([commandOf("giveNotice"), commandOf("give-notice"), commandOf("fly")]).toEqual(["give-notice", "give-notice", null]);
  });

  it("press in the order of their days; what is done presses no more", () => {
    const duties = [dutyOf(4), dutyOf(1), { ...dutyOf(0), done: "2026-11-19" }];
    expect(mostPressing(duties)).toEqual(dutyOf(1));
    expect(mostPressing([])).toBeNull();
  });
});
