import { describe, expect, it } from "vitest";
import {
  bodyOf,
  emptyValue,
  isShown,
  namesIn,
  type Stored,
  startValues,
} from "../../../renderer/features/petition/forms/body-of.ts";
import { formFacts } from "../../../renderer/features/petition/forms/form-facts.ts";
import type { Field, FormFacts, Value, Values } from "../../../renderer/features/petition/forms/form-fields.ts";
import { type DescribedStep, descriptionOf, fieldsOf } from "../../../renderer/features/petition/forms/step-descriptions.ts";
import { noProfile } from "../../../shared/documents/paper/office.ts";
import { type NewStepType, newStepTypes, stepBodies } from "../../../shared/petition/course/step-bodies.ts";
import { stepFieldLabels } from "../../../shared/petition/course/step-fields.ts";
import { stepWords } from "../../../shared/petition/course/step-words.ts";
import { nationalProfile } from "../../../shared/regulation/national-profile.ts";
import { rows, today } from "../fake-data.ts";
import { petitionView } from "../fake-petition.ts";
import { sampleSteps } from "./sample-steps.ts";

function never(): never {
  throw new Error("no row");
}
const fakeRow = rows[1] ?? never();
const desk = {
  today,
  user: { id: "u1", name: "林晓", role: "clerk" },
  users: [
    { id: "u1", name: "林晓", role: "clerk" },
    { id: "u3", name: "徐建国", role: "leader" },
  ],
  office: { organisation: "990127101", name: "青溪镇信访站" },
  superior: { organisation: "990127", name: "云岭区信访局" },
} as never;
const facts: FormFacts = formFacts(
  desk,
  [],
  { view: petitionView(fakeRow, false), clocks: [], endedBefore: null },
  noProfile,
  [],
  nationalProfile,
);
const described = newStepTypes.filter((type): type is DescribedStep & NewStepType => type !== "petition.classified");
const file = { hash: "f".repeat(64), size: 3, name: "扫描件.jpg", mediaType: "image/jpeg" };

/** A field's value out of a body that fits, as a clerk would have typed it. */
function typed(field: Field, item: unknown): Value {
  if (item === undefined || item === null) return emptyValue(field);
  switch (field.kind) {
    case "names":
      return (item as readonly string[]).join("、");
    case "decision":
      return item === true ? "yes" : "no";
    case "time":
      return String(item).slice(11, 16);
    case "number":
    case "choice":
      return String(item);
    case "rows":
      return (item as readonly Readonly<Record<string, unknown>>[]).map(
        (one): Values => Object.fromEntries(field.fields.map((part) => [part.key, typed(part, one[part.key])])),
      );
    default:
      return item as Value;
  }
}

/** The steps that a form asks to take when it is filled in as the sample says, without their `after`. */
function filled(type: DescribedStep & NewStepType) {
  const sample: Readonly<Record<string, unknown>> = sampleSteps[type];
  const fields = fieldsOf(type);
  const values: Values = {
    ...startValues(fields, facts),
    ...Object.fromEntries(fields.filter(({ key }) => key in sample).map((field) => [field.key, typed(field, sample[field.key])])),
    officeValue: "satisfied",
    unitValue: "unsatisfied",
    unitReason: "办得慢",
  };
  const stored: Stored = { attachments: [file], file: [file] };
  const body = bodyOf(fields, values, facts, stored);
  return descriptionOf(type).steps?.(body, values) ?? [{ type, body }];
}

describe("the form of every step", () => {
  it.each(described)("yields for %s a body that fits its schema, and says of each field what it is called", (type) => {
    const steps = filled(type);
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps) {
      if (step.type === "petition.split") continue;
      const parsed = stepBodies[step.type as NewStepType].safeParse({ ...bornHere(type), ...step.body, after: [] });
      expect(parsed.error?.issues ?? []).toEqual([]);
    }
    for (const field of fieldsOf(type)) expect(field.label ?? stepFieldLabels[field.key]).toMatch(/\S/);
  });

  it.each(described)("loses nothing of %s that the sample says", (type) => {
    const whole = filled(type).find((step) => step.type === type)?.body ?? {};
    if (type === "petition.evaluated" || type === "petition.split") return;
    for (const [key, value] of Object.entries(sampleSteps[type])) {
      if (key === "after" || key === "child" || key === "file") continue;
      expect([key, whole[key]]).toEqual([key, hiddenOr(type, key, value)]);
    }
  });

  it("begins with today, one's own name, and what earlier steps say", () => {
    expect(startValues(fieldsOf("petition.concluded"), facts)).toMatchObject({ date: today, by: "林晓" });
    expect(startValues(fieldsOf("petition.accepted"), facts)).toMatchObject({ approvedBy: "徐建国" });
    expect(fieldsOf("petition.voided").map(({ key }) => key)).not.toContain("date");
  });

  it("records both sides of an evaluation, or the one that was given", () => {
    const { steps } = descriptionOf("petition.evaluated");
    const both = steps?.({ date: today, proxy: null }, { officeValue: "satisfied", unitValue: "unsatisfied", unitReason: "慢" });
    expect(both?.map(({ body }) => [body["object"], body["value"], body["reason"]])).toEqual([
      ["petition-office", "satisfied", ""],
      ["responsible-unit", "unsatisfied", "慢"],
    ]);
    expect(steps?.({ date: today, proxy: null }, { officeValue: "", unitValue: "basically" })).toHaveLength(1);
  });

  it("links two petitions together with the duplicate check only where it was asked to", () => {
    const { steps } = descriptionOf("petition.duplicate-checked");
    const body = { date: today, result: "repeat", other: "2".repeat(32), by: "林晓" };
    expect(steps?.(body, { also: true }).map(({ type }) => stepWords[type].name)).toEqual(["筛重", "关联"]);
    expect(steps?.(body, { also: false })).toHaveLength(1);
    expect(steps?.({ ...body, result: "first" }, { also: true })).toHaveLength(1);
  });

  it("says what an extension changes, in strict days", () => {
    const period = { rule: "T07", strict: "2026-11-30", state: "running" } as never;
    const lines = descriptionOf("petition.extended").tells?.({ days: "19" }, { ...facts, clocks: [period] });
    expect(lines?.join()).toContain("2026-11-30");
    expect(lines?.join()).toContain("2026-12-19");
  });

  it("splits off matters that keep what the form does not ask", () => {
    const fields = fieldsOf("petition.split");
    const parts = fields.find(({ key }) => key === "parts");
    if (parts?.kind !== "rows") throw new Error("no rows");
    const row: Values = { ...startValues(parts.fields, facts), title: "另一件事" };
    const body = bodyOf(fields, { ...startValues(fields, facts), parts: [row], reason: "同时反映两件事" }, facts);
    const { contentClass, place, purpose } = petitionView(fakeRow, false).fields;
    expect(body["parts"]).toEqual([
      {
        title: "另一件事",
        category: "claim",
        complainedOf: "",
        contentClass: contentClass?.value,
        place: place?.value,
        purpose: purpose?.value,
      },
    ]);
  });

  it("hides what does not belong to the choice, and empties it", () => {
    const [redo] = fieldsOf("petition.review-decided").filter(({ key }) => key === "redoWithin");
    if (redo === undefined) throw new Error("no field");
    expect(isShown(redo, { result: "upheld" }, facts)).toBe(false);
    expect(bodyOf([redo], { result: "upheld", redoWithin: "30" }, facts)).toEqual({ redoWithin: null });
    expect(bodyOf([redo], { result: "revoked", redoWithin: "30" }, facts)).toEqual({ redoWithin: 30 });
  });
});

describe("an urgent report", () => {
  const fields = fieldsOf("petition.urgent-reported").filter(({ key }) => key === "informed");
  const reportedBefore = (before: FormFacts): FormFacts => {
    const steps = { "petition.urgent-reported": [{ body: sampleSteps["petition.urgent-reported"] }] } as never;
    return { ...before, course: { ...before.course, steps } };
  };
  const rows = (values: object) => Reflect.get(values, "informed") as readonly Record<string, string>[];

  it("offers a line for everybody whom Art. 25 wants told, and records only those who were", () => {
    const values = startValues(fields, facts);
    expect(
      rows(values)
        .map(({ office }) => office)
        .slice(0, 3),
    ).toEqual(["本级党委和政府", "相关主管部门", "本级信访工作联席会议办公室"]);
    const [first, ...others] = rows(values);
    const informed = [{ ...first, person: "徐建国", at: "9:05" }, ...others];
    expect(rows(bodyOf(fields, { date: facts.today, informed }, facts))).toEqual([
      { office: "本级党委和政府", person: "徐建国", means: "phone", at: `${facts.today}T09:05:00+08:00` },
    ]);
  });

  it("counts its reports itself, as they stand when it is saved", () => {
    const fields = fieldsOf("petition.urgent-reported");
    const values = startValues(fields, facts);
    expect(bodyOf(fields, { ...values, followUp: "7" }, facts)).toMatchObject({ followUp: 0 });
    expect(bodyOf(fields, values, reportedBefore(facts))).toMatchObject({ followUp: 1 });
  });

  it("asks once when the matter became known, on a day of its own, and says by when a local rule wants it reported", () => {
    const fields = fieldsOf("petition.urgent-reported");
    const values = { ...startValues(fields, facts), knownOn: "2026-11-19", knownAt: "23:30" };
    expect(bodyOf(fields, values, facts)).toMatchObject({ knownAt: "2026-11-19T23:30:00+08:00" });
    expect(bodyOf(fields, { ...values, knownAt: "" }, facts)).not.toHaveProperty("knownAt");
    const { tells } = descriptionOf("petition.urgent-reported");
    expect(tells?.(values, facts)).toEqual(["首报"]);
    const parameters = { urgentReport: { hours: 2, basis: "县规定第12条" } };
    const local = { ...facts, rules: { ...facts.rules, parameters } };
    const line = "地方规定（县规定第12条）：自得知之时起 2 小时内报告";
    expect(tells?.(values, local)).toEqual(["首报", `${line}，最迟 2026-11-20 01:30。`]);
    const late = {
      ...values,
      date: "2026-11-20",
      informed: [{ office: "镇党委", person: "徐建国", means: "phone", at: "1:31" }],
    };
    expect(tells?.(late, local)?.at(-1)).toContain("本级党委和政府在期限之后才告知");
    const again = reportedBefore(local);
    const known = fields.filter(({ key }) => key.startsWith("known"));
    expect(known.map((field) => isShown(field, values, again))).toEqual([false, false]);
    expect(tells?.(values, again)?.at(-1)).toContain("最迟 2026-11-20 10:50");
  });

  it("hides no line that is half filled in: the engine refuses it", () => {
    const informed = [{ office: "镇党委", person: "徐建国", means: "phone", at: "" }];
    expect(rows(bodyOf(fields, { date: facts.today, informed }, facts))).toHaveLength(1);
  });
});

/** What decide adds besides `after`: the petition that is registered anew where it is sent. */
function bornHere(type: DescribedStep) {
  return type === "petition.referred" || type === "petition.assigned" ? { child: null } : {};
}

/** A field that the sample's own choices hide is empty; the sample has none of them filled in wrongly. */
function hiddenOr(type: DescribedStep, key: string, value: unknown): unknown {
  return type === "petition.withdrawn" && key === "approvedBy" ? "" : value;
}

describe("names in one line", () => {
  it.each([
    ["周明、沈洁", ["周明", "沈洁"]],
    [" 周明， 沈洁 ;王正", ["周明", "沈洁", "王正"]],
    ["", []],
  ])("%s", (text, expected) => expect(namesIn(text)).toEqual(expected));
});

describe("the offices above", () => {
  const start = (type: DescribedStep, key: string, above: Pick<FormFacts, "reviewBy" | "reexaminationBy">) =>
    fieldsOf(type)
      .find((field) => field.key === key)
      ?.start?.({ ...facts, ...above });
  it("are those that the office's papers name; without them review lies with the government beside the petition office above", () => {
    const named = { reviewBy: "清源县人民政府", reexaminationBy: "云州市人民政府" };
    expect(start("petition.opinion-issued", "reviewBy", named)).toBe("清源县人民政府");
    expect(start("petition.reexamination-requested", "office", named)).toEqual({ organisation: "", name: "云州市人民政府" });
    expect(start("petition.opinion-issued", "reviewBy", noProfile)).toBe("云岭区人民政府");
  });
});

describe("the form of a hearing", () => {
  it("tells its days apart: when it is recorded, when it began and when it ended", () => {
    const labels = fieldsOf("petition.hearing-held").flatMap((field) =>
      field.kind === "day" ? [field.label ?? stepFieldLabels[field.key]] : [],
    );
    expect(labels).toEqual(["记录日期", "开始日期", "结束日期"]);
  });
});
