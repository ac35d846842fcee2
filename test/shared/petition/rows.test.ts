import { describe, expect, it } from "vitest";
import { courseOf } from "../../../shared/petition/course/course.ts";
import type { PetitionFields } from "../../../shared/petition/intake.ts";
import { maskAddress, maskName, maskPhone, maskView } from "../../../shared/petition/mask.ts";
import { indexOf, rowOf } from "../../../shared/petition/rows.ts";
import { delivered, fields, mergeAll, registered, registeredBody } from "./fixtures.ts";

const viewOf = (changes: Partial<PetitionFields>, statement = registeredBody.statement) =>
  mergeAll([delivered("petition.registered", { ...registeredBody, statement, fields: { ...fields, ...changes } }, { count: 1 })]);
const rowFor = (changes: Partial<PetitionFields>) => {
  const view = viewOf(changes);
  return rowOf(view, indexOf(view, []), "local");
};
const person = (name: string) => ({ kind: "person" as const, name, address: "" });

describe("masking", () => {
  it.each([
    ["陈兰", "陈*"],
    ["陈秀兰", "陈*兰"],
    ["欧阳秀兰", "欧**兰"],
    ["阿依古丽·买买提", "阿***提"],
    ["陈", "*"],
    ["", ""],
  ])("%s becomes %s", (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
  it("shortens phones and addresses", () => {
    expect(maskPhone("13800005521")).toBe("138****5521");
    expect(maskPhone("12345")).toBe("*****");
    expect(maskAddress("青溪镇上坞村12组37号")).toBe("青溪镇上坞村***");
    expect(maskAddress("37号")).toBe("***");
  });
});

describe("a list line", () => {
  it("masks persons, also in the title, and says how many they are", () => {
    expect(rowFor({ petitioners: [person("徐国根")], groupSize: 6, title: "徐国根等人要求落实补助" })).toMatchObject({
      petitioner: "徐*根等6人",
      title: "徐*根等人要求落实补助",
    });
  });
  it("leaves organisations as they are, and calls nobody by name who gave none", () => {
    expect(rowFor({ petitioners: [{ ...person("青溪茶厂"), kind: "organisation" }] }).petitioner).toBe("青溪茶厂");
    expect(rowFor({ petitioners: [], anonymous: true }).petitioner).toBe("匿名");
  });
});

describe("the clear columns", () => {
  it("hold ids, dates and codes, and nothing that a person wrote or is called", () => {
    const view = viewOf({ petitioners: [{ ...person("徐国根"), phone: "13800005521", identityNumber: "11010519491231002X" }] });
    const index = indexOf(view, []);
    expect(index).toMatchObject({
      organisation: "990127001",
      stage: "registered",
      due: "9999-12-31",
      conflict: 0,
      awaitingUpper: 1,
    });
    expect(JSON.stringify(index)).not.toMatch(/徐|138|1101|[\u4e00-\u9fff]/);
  });
  it("leave the queue for the superior's system once its number is known", () => {
    const number = delivered("petition.upper-number-recorded", { system: "国家信访信息系统", number: "LF1" }, { count: 2 });
    expect(indexOf(mergeAll([registered, number]), []).awaitingUpper).toBe(0);
  });
});

describe("the stage", () => {
  const notice = (how: string, count = 2) =>
    delivered("petition.notice-given", { date: "2026-11-20", how, after: [] }, { count });
  it("follows the last standing step; an oral notice is none", () => {
    const objected = delivered("petition.objected", { date: "2026-11-20", reason: "不属职权", after: [] }, { count: 2 });
    const accepted = delivered(
      "petition.notice-given",
      { date: "2026-11-21", how: "written", after: [objected.event.id] },
      { count: 3 },
    );
    expect(courseOf(mergeAll([registered, notice("oral")])).stage).toBe("registered");
    expect(courseOf(mergeAll([registered, notice("written")])).stage).toBe("noticed");
    expect(courseOf(mergeAll([registered, objected])).stage).toBe("objected");
    expect(courseOf(mergeAll([registered, objected, accepted])).stage).toBe("noticed");
  });
});

describe("a masked view", () => {
  const secretParts = ["徐国根", "何水土", "13800005521", "0571-88886666", "11010519491231002X", "12组37号", "1949-12-31"];
  it("shows none of the personal data that the petition ever held, in fields, history, texts or timeline", () => {
    const start = delivered(
      "petition.registered",
      {
        ...registeredBody,
        statement: "我是徐国根，身份证11010519491231002X，电话13800005521，找何水土作证。",
        attachments: [{ hash: "ab".repeat(32), size: 1, name: "徐国根工分本.jpg", mediaType: "image/jpeg" }],
        fields: {
          ...fields,
          title: "徐国根要求补助",
          summary: "已电话联系徐国根",
          groupSize: 2,
          representatives: ["何水土"],
          agent: { name: "何水土", phone: "0571-88886666", authorised: true },
          petitioners: [
            {
              kind: "person",
              name: "徐国根",
              address: "青溪镇上坞村12组37号",
              phone: "13800005521",
              identityNumber: "11010519491231002X",
              birthDate: "1949-12-31",
            },
          ],
        },
      },
      { count: 1 },
    );
    const base = { petitioners: start.event.id };
    const view = mergeAll([
      start,
      delivered("petition.amended", { changes: { petitioners: [person("徐国庚")] } }, { count: 2, base }),
      delivered("petition.noted", { text: "徐国根来电 13800005521" }, { count: 3 }),
      delivered(
        "petition.supplemented",
        { text: "徐国根补充", receiptDate: "2026-11-20", signed: true, attachments: [] },
        { count: 4 },
      ),
      delivered("petition.voided", { reason: "与何水土件重复", approvedBy: "周明", after: [] }, { count: 5 }),
    ]);
    const plain = JSON.stringify(view);
    for (const part of secretParts) expect(plain).toContain(part);
    const masked = JSON.stringify(maskView(view));
    for (const part of [...secretParts, "徐国庚"]) expect(masked).not.toContain(part);
    expect(masked).toContain("徐*根");
    expect(maskView(view).number).toBe(view.number);
  });
});
