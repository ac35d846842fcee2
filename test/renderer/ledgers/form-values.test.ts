import { describe, expect, it } from "vitest";
import type { OfficeRecordRow } from "../../../renderer/engine/api/record-api.ts";
import { dataOf, formOf } from "../../../renderer/features/ledgers/form-values.ts";
import { type FormKind, kindForms } from "../../../renderer/features/ledgers/kinds.ts";
import { recordKinds } from "../../../shared/petition/office-record/record-kinds.ts";

const today = "2026-11-25";
const petition = "e".repeat(32);

const full: Readonly<Record<FormKind, object>> = {
  screening: {
    ...{ how: "rolling", date: "2026-11-20", place: "石桥村", matter: "用水先后", unit: "农业农村办", measure: "协商" },
    ...{ settled: "2026-11-24", petition },
  },
  meeting: {
    ...{ form: "panel", date: "2026-11-20", place: "会议室", chair: "徐建国", attendees: ["周明", "律师 一人"] },
    ...{ petitions: [petition], minutes: "逐件研究。" },
    decisions: [
      { text: "核对名册", owner: "周明", unit: "农业农村办", due: "2026-11-30", done: null },
      { text: "通知答复时间", owner: "沈洁", unit: "", due: "2026-11-22", done: "2026-11-21" },
    ],
  },
  reception: {
    ...{ date: "2026-11-20", place: "接待室", leader: "高远", post: "镇长" },
    record: { petitions: [petition], summary: "约定答复。" },
  },
  "duty-roster": {
    ...{ occasion: "蓄水验收", from: "2026-11-20", to: "2026-11-26" },
    matters: [{ matter: "水利补助", owner: "周明", unit: "" }],
  },
  "group-visit-notice": {
    ...{ notice: { office: "区信访局", number: "", date: "2026-11-20" }, date: "2026-11-21", time: "09:30" },
    ...{
      place: "接待大厅",
      people: 12,
      destination: "county",
      matter: "水利补助",
      received: { by: "周明", date: "2026-11-21", time: null },
    },
  },
  responsibility: {
    ...{ matter: "修水渠", owner: "周明", unit: "农业农村办", measure: "月底修通", due: "2026-11-30", done: null },
  },
};
const kinds = Object.keys(kindForms) as FormKind[];

function row(kind: FormKind, data: object): OfficeRecordRow {
  return { kind, data } as unknown as OfficeRecordRow;
}

describe("the form of an office record", () => {
  it.each(kinds)("reads back all that a %s holds", (kind) => {
    const held = row(kind, full[kind]);
    expect(recordKinds[kind].safeParse(full[kind]).success).toBe(true);
    expect(dataOf(kind, held, formOf(kind, held, today))).toEqual(full[kind]);
  });
  it.each(kinds)("says all that a new %s needs once its required fields are filled in", (kind) => {
    const required = kindForms[kind].fields.filter(
      (field) => field.required && (field.as === "line" || field.as === "text" || field.as === "number"),
    );
    const filled = { ...formOf(kind, null, today), ...Object.fromEntries(required.map(({ name }) => [name, "12"])) };
    expect(recordKinds[kind].safeParse(dataOf(kind, null, filled)).error).toBeUndefined();
  });
  it("leaves alone what it does not ask", () => {
    const held = row("screening", full.screening);
    expect(dataOf("screening", held, { ...formOf("screening", held, today), matter: "道路" })).toMatchObject({
      petition,
      matter: "道路",
    });
  });
  it("has no reception before anything of it is filled in, and half a visit's reception is not passed over", () => {
    const empty = { ...full.reception, record: null };
    expect(dataOf("reception", null, formOf("reception", row("reception", empty), today))).toEqual(empty);
    const notice = row("group-visit-notice", { ...full["group-visit-notice"], received: null });
    const half = dataOf("group-visit-notice", notice, { ...formOf("group-visit-notice", notice, today), "received.by": "周明" });
    expect(recordKinds["group-visit-notice"].safeParse(half).error?.issues[0]?.path).toEqual(["received", "date"]);
  });
  it("drops a line in which nothing was written, and keeps one that is half written to be refused", () => {
    const line = { text: " ", owner: "", unit: "", due: today, done: "" };
    const values = { ...formOf("meeting", null, today), chair: "徐建国" };
    expect(dataOf("meeting", null, { ...values, decisions: [line] })).toMatchObject({ decisions: [] });
    const half = dataOf("meeting", null, { ...values, decisions: [{ ...line, owner: "周明" }] });
    expect(recordKinds.meeting.safeParse(half).error?.issues[0]?.path).toEqual(["decisions", 0, "text"]);
  });
  it("says of a visit whose destination the notice does not name that it is not known", () => {
    const { destination: _, ...unknown } = full["group-visit-notice"] as { readonly destination: string };
    const held = row("group-visit-notice", unknown);
    expect(dataOf("group-visit-notice", held, formOf("group-visit-notice", held, today))).toEqual({
      ...unknown,
      destination: null,
    });
    expect(dataOf("group-visit-notice", null, formOf("group-visit-notice", null, today))).toMatchObject({ destination: null });
  });
  it("takes no number that is none", () => {
    const data = dataOf("group-visit-notice", null, { ...formOf("group-visit-notice", null, today), people: "十来个" });
    expect(recordKinds["group-visit-notice"].safeParse(data).error?.issues.map(({ path }) => path[0])).toContain("people");
  });
});
