import { describe, expect, it } from "vitest";
import { timelineLine } from "../../../renderer/features/petition/timeline-words.ts";
import { type NewStepType, newStepTypes, stepBodies } from "../../../shared/petition/course/step-bodies.ts";
import { stepWords } from "../../../shared/petition/course/step-words.ts";
import { maskView } from "../../../shared/petition/mask.ts";
import type { TimelineEntry } from "../../../shared/petition/view.ts";
import { rows } from "../fake-data.ts";
import { petitionView } from "../fake-petition.ts";
import { sampleSteps } from "./sample-steps.ts";

const view = petitionView(rows[0] ?? never(), false);
const registered = view.registered ?? never();

function never(): never {
  throw new Error("not registered");
}
function entry(type: string, body: Readonly<Record<string, unknown>>): TimelineEntry {
  return { stamp: registered, type, body };
}
const lineOf = (type: NewStepType) => timelineLine(entry(type, sampleSteps[type]));

describe("a line of 办理过程", () => {
  it.each(newStepTypes)("says in Chinese what %s did, on which day, and leaves no code", (type) => {
    expect(stepBodies[type].safeParse(sampleSteps[type]).error).toBeUndefined();
    const line = lineOf(type);
    expect(line.what).toBe(stepWords[type].name);
    expect(line.day).toBe("2026-11-20");
    expect(line.detail ?? "").not.toMatch(/undefined|null|\[object|[a-z]{4,}/);
    if (type !== "petition.plan-set") expect(line.detail).toMatch(/[\u4e00-\u9fff]/);
  });

  it("names what was decided, by whom and under which article", () => {
    expect(lineOf("petition.extended")).toMatchObject({ what: "延期", article: "第34条" });
    expect(lineOf("petition.extended").detail).toContain("延长 19 日，徐建国批准，待上级明确政策，尚未告知信访人");
    expect(lineOf("petition.opinion-issued").detail).toContain("补发补助：解释说明");
    expect(lineOf("petition.reexamination-decided").detail).toContain("限 30 日内重新作出");
  });

  it("says of a name that this person handled it", () => {
    expect(lineOf("petition.duplicate-checked").detail).toBe("初次信访事项，林晓经办");
    expect(lineOf("petition.classified").detail).toBe("属本单位职权，第31条第6项，周明经办");
  });

  it("shows a type of a later version as such", () => {
    expect(timelineLine(entry("petition.future", {}))).toMatchObject({ detail: "petition.future" });
  });

  it("tells which fields were changed, from what the timeline keeps", () => {
    expect(timelineLine(entry("petition.amended", { fields: ["place", "summary"] })).detail).toContain("问题属地、办理摘要");
  });
});

describe("masking the texts of steps", () => {
  it("hides names and numbers wherever a step has text, and keeps days, codes and ids", () => {
    const name = view.fields.petitioners?.value[0]?.name ?? "";
    const hash = "a990127196803154218".padEnd(64, "0");
    const body = {
      ...sampleSteps["petition.investigated"],
      findings: `${name} 的电话 13800005521，证件 990127196803154218`,
      after: [hash],
      attachments: [{ hash, size: 3, name: `${name}.jpg`, mediaType: "image/jpeg" }],
    };
    const masked = maskView({ ...view, timeline: [entry("petition.investigated", body)] }).timeline[0]?.body;
    const shown = JSON.stringify(masked);
    expect(shown).not.toContain(name);
    expect(shown).not.toContain("13800005521");
    expect(shown).not.toContain('"990127196803154218');
    expect(masked).toMatchObject({ date: "2026-11-20", after: [hash], attachments: [{ hash, mediaType: "image/jpeg" }] });
  });
});
