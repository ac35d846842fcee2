import { describe, expect, it } from "vitest";
import { decideRecord, type KeepRecord } from "../../../../shared/petition/office-record/decide-record.ts";
import { recordBody } from "../../../../shared/petition/office-record/record-kinds.ts";

const context = { scope: "990127001/general", actor: "u1", wall: "2026-11-25T02:00:00.000Z" } as const;
const petition = "e".repeat(32);

const samples = {
  screening: {
    how: "rolling",
    date: "2026-11-20",
    place: "石桥村",
    matter: "用水先后",
    unit: "农业农村办",
    measure: "",
    settled: null,
    petition: null,
  },
  meeting: {
    form: "joint-conference",
    date: "2026-11-20",
    place: "镇会议室",
    chair: "高书记",
    attendees: ["司法所"],
    petitions: [petition],
    minutes: "",
    decisions: [{ text: "现场核查水渠", owner: "林晓", unit: "农业农村办", due: "2026-11-27", done: null }],
  },
  reception: { date: "2026-11-30", place: "接待室", leader: "高书记", post: "镇长", record: null },
  "duty-roster": {
    occasion: "春节",
    from: "2027-02-05",
    to: "2027-02-12",
    matters: [{ matter: "水渠修复", owner: "林晓", unit: "" }],
  },
  "group-visit-notice": {
    notice: { office: "清源县信访局", number: "通知3号", date: "2026-11-25" },
    date: "2026-11-25",
    time: "09:30",
    place: "县人民来访接待中心",
    people: 12,
    matter: "水渠修复",
    received: null,
  },
  responsibility: { matter: "水渠修复", owner: "林晓", unit: "", measure: "", due: "2026-12-01", done: null },
  handover: {
    from: "林晓",
    to: "周敏",
    date: "2026-11-25",
    signed: null,
    matters: [{ petition, number: "990127001-2026-A-0001", clocks: [{ step: "告知", strict: "2026-12-05" }] }],
  },
} as const;

function ask(kind: string, data: unknown, more: Partial<KeepRecord> = {}): KeepRecord {
  return { record: "c".repeat(32), kind, data, removed: false, base: null, ...more };
}

describe("keeping an office record", () => {
  it.each(Object.entries(samples))("takes a complete %s and says it in one event", (kind, data) => {
    const event = decideRecord(null, ask(kind, data), context);
    expect(event).toMatchObject({ type: "record.kept", scope: context.scope, body: { kind, data } });
    expect(recordBody.safeParse("body" in event ? event.body : null).success).toBe(true);
  });
  it.each([
    ["a kind that there is not", "person", {}, "invalid-record", "kind"],
    ["a field about a person", "screening", { ...samples.screening, whereabouts: "县城" }, "invalid-record", undefined],
    ["a screening without its matter", "screening", { ...samples.screening, matter: "" }, "invalid-record", "matter"],
    [
      "a group visit that no superior told of",
      "group-visit-notice",
      { ...samples["group-visit-notice"], notice: null },
      "invalid-record",
      "notice",
    ],
    ["a day that there is not", "reception", { ...samples.reception, date: "2026-02-30" }, "impossible-date", "date"],
    [
      "a dispute settled before it was found",
      "screening",
      { ...samples.screening, settled: "2026-11-19" },
      "impossible-date",
      "settled",
    ],
    [
      "a roster that ends before it begins",
      "duty-roster",
      { ...samples["duty-roster"], to: "2027-02-04" },
      "impossible-date",
      "to",
    ],
    [
      "a hand-over signed before it was made",
      "handover",
      { ...samples.handover, signed: "2026-11-24" },
      "impossible-date",
      "signed",
    ],
    [
      "a task due before its meeting",
      "meeting",
      { ...samples.meeting, decisions: [{ ...samples.meeting.decisions[0], due: "2026-11-19" }] },
      "impossible-date",
      "decisions.0",
    ],
    ["a change of what is not held", "screening", samples.screening, "record-changed", undefined],
  ])("refuses %s in a sentence", (_, kind, data, refused, field) => {
    const base = refused === "record-changed" ? "f".repeat(64) : null;
    const answer = decideRecord(null, ask(kind, data, { base }), context);
    expect(answer).toMatchObject({ refused, message: expect.stringMatching(/[\u4e00-\u9fff]/) });
    expect("field" in answer ? answer.field : undefined).toBe(field);
  });
});
