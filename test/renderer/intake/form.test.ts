import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyForm, formFrom, isTouched, restoreForm } from "../../../renderer/features/intake/form.ts";
import { splitNames, toIntake } from "../../../renderer/features/intake/to-intake.ts";
import { intakeSchema } from "../../../shared/petition/intake.ts";

const today = "2026-11-20";
const filled = {
  ...emptyForm(today),
  title: "要求落实修建民工补助",
  statement: "1976 至 1981 年参加水库修建。\n请求说明政策依据。",
  contentClass: "01",
  petitioners: [{ ...restoreForm({}).petitioners[0], kind: "person" as const, name: "徐国根", address: "青溪镇上坞村" }],
};

describe("a draft", () => {
  it("opens as it was saved", () => {
    const form = restoreForm({ ...filled, confirmation: "signed" });
    expect(restoreForm(JSON.parse(JSON.stringify(form)))).toEqual(form);
    expect(form.title).toBe(filled.title);
  });

  it("of another version keeps every field that still has a place", () => {
    const form = restoreForm({
      ...filled,
      channel: "telegram",
      groupSize: 6,
      newField: "x",
      attachments: "none",
      petitioners: [null, { name: "何水土", address: 7 }],
    });
    expect(form.title).toBe(filled.title);
    expect(form.channel).toBe("visit");
    expect(form.petitioners).toHaveLength(1);
    expect(form.petitioners[0]).toMatchObject({ name: "何水土", address: "" });
    expect(form).not.toHaveProperty("newField");
  });

  it("whatever it holds opens as a form", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(emptyForm(today)), "zz"), fc.jsonValue()), (draft) => {
        const form = restoreForm(draft);
        expect(form.petitioners.length).toBeGreaterThan(0);
        expect(restoreForm(form)).toEqual(form);
      }),
    );
  });

  it("is worth keeping only once something was typed", () => {
    expect(isTouched(emptyForm(today))).toBe(false);
    expect(isTouched({ ...emptyForm(today), summary: " 催 " })).toBe(true);
    expect(isTouched(restoreForm(filled))).toBe(true);
  });
});

describe("the intake of a form", () => {
  it("leaves out what was not said instead of saying it is empty", () => {
    const intake = toIntake(restoreForm(filled), today);
    expect(intake.petitioners).toEqual([{ kind: "person", name: "徐国根", address: "青溪镇上坞村" }]);
    expect(intake.source).toEqual({ kind: "direct" });
    expect(intake.agent).toBeNull();
    expect(intake.confirmation).toBeNull();
    expect(intakeSchema.safeParse(intake).success).toBe(true);
  });

  it("writes numbers as they are meant: half-width, without blanks, X in capitals", () => {
    const form = restoreForm(filled);
    const [petitioner] = form.petitioners;
    if (!petitioner) throw new Error("no petitioner");
    const intake = toIntake(
      {
        ...form,
        groupSize: "６",
        petitioners: [{ ...petitioner, phone: "138 0000 5521", identityNumber: "１１010519491231002x" }],
      },
      today,
    );
    expect(intake.petitioners[0]).toMatchObject({ phone: "13800005521", identityNumber: "11010519491231002X" });
    expect(intake.groupSize).toBe(6);
  });

  it("gives an organisation its credit code and a person the identity number, never the other's", () => {
    const form = restoreForm(filled);
    const [petitioner] = form.petitioners;
    if (!petitioner) throw new Error("no petitioner");
    const both = { ...petitioner, identityNumber: "110105194912310021", creditCode: "91350100M000100Y43" };
    expect(toIntake({ ...form, petitioners: [both] }, today).petitioners[0]).not.toHaveProperty("creditCode");
    expect(toIntake({ ...form, petitioners: [{ ...both, kind: "organisation" }] }, today).petitioners[0]).not.toHaveProperty(
      "identityNumber",
    );
  });

  it("forgets the sending office when the matter was not sent by one", () => {
    const sent = {
      ...restoreForm(filled),
      sourceKind: "assigned" as const,
      sourceOffice: "区信访局",
      sourceDeadline: "2026-12-20",
    };
    expect(toIntake(sent, today).source).toEqual({ kind: "assigned", office: "区信访局", deadline: "2026-12-20" });
    expect(toIntake({ ...sent, sourceKind: "direct" }, today).source).toEqual({ kind: "direct" });
  });

  it("holds no petitioner when the petition is anonymous", () => {
    expect(toIntake({ ...restoreForm(filled), anonymous: true }, today).petitioners).toEqual([]);
  });

  it("reads several names from one field however they are separated", () => {
    expect(splitNames(["徐国根、何水土", " 王兰 ", "李明,张军"])).toEqual(["徐国根", "何水土", "王兰", "李明", "张军"]);
  });
});

describe("a form that begins with a found dispute", () => {
  const places = [
    { code: "990127101000", name: "青溪镇", parent: null, active: true },
    { code: "990127101201", name: "石桥村", parent: "990127101000", active: true },
    { code: "990127102000", name: "白塔镇", parent: null, active: true },
    { code: "990127102201", name: "上坞村", parent: "990127102000", active: true },
    { code: "990127101202", name: "上坞村", parent: "990127101000", active: true },
    { code: "990127101203", name: "旧村", parent: "990127101000", active: false },
  ];
  const matter = { screening: "a".repeat(32), title: "用水先后", summary: "排查发现" };
  it.each([
    ["石桥村", "990127101201"],
    ["青溪镇上坞村", "990127101202"],
    ["上坞村", ""],
    ["旧村", ""],
    ["村口老槐树下", ""],
    ["", ""],
  ])("takes the place “%s” over as %j", (place, code) => {
    const form = formFrom({ ...matter, place }, places, "2026-11-20");
    expect(form).toMatchObject({
      ...matter,
      sourceKind: "dispute-screening",
      place: code,
      statement: "",
      receiptDate: "2026-11-20",
    });
    expect(restoreForm(form)).toEqual(form);
  });
});
