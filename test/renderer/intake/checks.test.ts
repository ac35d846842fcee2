import { describe, expect, it } from "vitest";
import { nationalRules } from "../../../renderer/engine/rules/adoptions.ts";
import { checkForm, fromIdentityNumber, refusals } from "../../../renderer/features/intake/checks.ts";
import { followings } from "../../../renderer/features/intake/follows.ts";
import { emptyForm, type IntakeForm, newPetitioner, type PetitionerForm } from "../../../renderer/features/intake/form.ts";
import { questionOf } from "../../../renderer/features/intake/known-question.ts";

const today = "2026-11-20";
const national = { profile: nationalRules.profileOf(""), calendar: nationalRules.calendar };
const complete: IntakeForm = {
  ...emptyForm(today),
  title: "要求落实修建民工补助",
  statement: "1976 至 1981 年参加水库修建。",
  contentClass: "01",
  petitioners: [{ ...newPetitioner(), name: "徐国根", address: "青溪镇上坞村" }],
};
const withPerson = (patch: Partial<PetitionerForm>): IntakeForm => ({
  ...complete,
  petitioners: complete.petitioners.map((person) => ({ ...person, ...patch })),
});

describe("checking a form", () => {
  it("finds nothing wrong with a name, an address, a statement and a class: number and telephone may stay empty", () => {
    expect([...checkForm(complete, today, true)]).toEqual([]);
  });

  it("is silent about an empty form until saving is tried, then names everything that is missing", () => {
    expect([...checkForm(emptyForm(today), today, false)]).toEqual([]);
    expect(refusals(checkForm(emptyForm(today), today, true)).toSorted()).toEqual(
      ["contentClass", "petitioners.0.name", "statement", "title"].toSorted(),
    );
  });

  it.each<[string, IntakeForm, string]>([
    ["a wrong check digit", withPerson({ identityNumber: "110105194912310021" }), "petitioners.0.identityNumber"],
    ["a telephone with letters", withPerson({ phone: "13800abc521" }), "petitioners.0.phone"],
    ["a receipt date to come", { ...complete, receiptDate: "2026-11-21" }, "receiptDate"],
    ["no receipt date", { ...complete, receiptDate: "" }, "receiptDate"],
    ["a day that does not exist", { ...complete, receiptDate: "2026-02-30" }, "receiptDate"],
    ["a petition after its receipt", { ...complete, petitionDate: "2026-11-20", receiptDate: "2026-11-19" }, "petitionDate"],
    [
      "a sixth representative",
      { ...complete, groupSize: "9", representatives: ["甲一", "乙二", "丙三", "丁四", "戊五", "己六"] },
      "representatives",
    ],
    ["nobody", { ...complete, groupSize: "0" }, "groupSize"],
    ["an agent without a name", { ...complete, byAgent: true }, "agent.name"],
  ])("refuses %s at its field", (_, form, path) => {
    expect(refusals(checkForm(form, today, true))).toContain(path);
  });

  it("only warns of a region prefix that is in no table, and of a missing address", () => {
    expect(
      checkForm(withPerson({ identityNumber: "99012719680315421X" }), today, true).get("petitioners.0.identityNumber")?.level,
    ).toBe(fromIdentityNumber("99012719680315421X", today) === null ? "refuse" : "warn");
    expect(checkForm(withPerson({ address: "" }), today, true).get("petitioners.0.address")?.level).toBe("warn");
    expect(refusals(checkForm(withPerson({ address: "" }), today, true))).toEqual([]);
  });

  it("looks at each petitioner by himself", () => {
    const second = { ...newPetitioner(), name: "何水土", address: "青溪镇", phone: "12" };
    const notes = checkForm({ ...complete, groupSize: "2", petitioners: [...complete.petitioners, second] }, today, true);
    expect(refusals(notes)).toEqual(["petitioners.1.phone"]);
  });

  it("lets an anonymous petition through without a name", () => {
    expect(refusals(checkForm({ ...complete, anonymous: true, petitioners: [newPetitioner()] }, today, true))).toEqual([]);
  });
});

describe("an identity number", () => {
  it("says sex and birth date as soon as it is whole", () => {
    expect(fromIdentityNumber("11010519491231002x", today)).toMatchObject({ sex: "female", birthDate: "1949-12-31" });
    expect(fromIdentityNumber("1101051949123100", today)).toBeNull();
    expect(fromIdentityNumber("", today)).toBeNull();
  });
});

describe("what follows a registration", () => {
  it.each([
    ["direct", "township", ["T03"]],
    ["referred", "township", ["T04", "T05"]],
    ["direct", "district", ["T02"]],
  ] as const)("%s at a %s: %j", (sourceKind, level, rules) => {
    expect(followings({ ...complete, sourceKind }, level, today, national).map((duty) => duty.rule)).toEqual(rules);
  });

  it("counts from the receipt date: fifteen days end on a Saturday, so the Friday before is the day to act", () => {
    expect(followings(complete, "township", today, national)).toMatchObject([{ strict: "2026-12-05", latest: "2026-12-04" }]);
  });

  it("adds the sender's own deadline to an assignment and nothing while the date is none", () => {
    const assigned = { ...complete, sourceKind: "assigned" as const, sourceDeadline: "2026-12-20" };
    expect(followings(assigned, "township", today, national).map((duty) => duty.rule)).toContain("T06");
    expect(followings({ ...complete, receiptDate: "明天" }, "township", today, national)).toEqual([]);
  });
});

describe("looking for the same matter", () => {
  const person = withPerson({ phone: "138 0000 5521", identityNumber: "1101" });

  it("asks only with what is long enough to mean something, and by name only together with the place", () => {
    const title = "要求落实修建民工补助";
    expect(questionOf({ ...person, place: "" })).toEqual({ phone: "13800005521", title });
    expect(questionOf({ ...person, place: "990127001200" })).toEqual({
      name: "徐国根",
      place: "990127001200",
      phone: "13800005521",
      title,
    });
  });

  it("asks nothing about a person without a matter, nor about a matter without a person", () => {
    expect(questionOf(emptyForm(today))).toBeNull();
    expect(questionOf({ ...person, title: "" })).toBeNull();
    expect(questionOf({ ...complete, anonymous: true })).toBeNull();
  });
});
