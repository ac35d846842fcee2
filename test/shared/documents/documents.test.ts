import { describe, expect, it } from "vitest";
import { accusationMaterial } from "../../../shared/documents/accusation-material.ts";
import { accusationReceipt } from "../../../shared/documents/accusation-receipt.ts";
import { accusationSlip } from "../../../shared/documents/accusation-slip.ts";
import { copyPanel } from "../../../shared/documents/copy-panel.ts";
import { officerKeySheet, recoverySheet, rootKeySheet } from "../../../shared/documents/key-sheets.ts";
import { numberRegisterPage } from "../../../shared/documents/number-register-page.ts";
import type { PaperFacts } from "../../../shared/documents/paper/facts.ts";
import { makePaper } from "../../../shared/documents/paper/make.ts";
import { numberRegister } from "../../../shared/documents/paper/number-register.ts";
import { noProfile, type OfficeProfile } from "../../../shared/documents/paper/office.ts";
import { printPaper } from "../../../shared/documents/paper/print.ts";
import { registrationPaper } from "../../../shared/documents/papers/registration.ts";
import { paperKind, paperKinds } from "../../../shared/documents/papers/registry.ts";
import { courseOf } from "../../../shared/petition/course/course.ts";
import { demoPlaces } from "../../../shared/petition/demo-county.ts";
import { contentClasses } from "../../../shared/petition/dictionary.ts";
import { dutiesOf } from "../../../shared/petition/duties.ts";
import { nationalProfile } from "../../../shared/regulation/national-profile.ts";
import { calendar, delivered, fields, mergeAll, registered, registeredBody } from "../petition/fixtures.ts";

const office = {
  name: "青溪镇信访站",
  address: "青溪镇人民政府一楼",
  telephone: "0571-88886666",
  counterHours: "工作日 8:30—17:30",
};
const dictionaries = { contentClass: contentClasses, place: demoPlaces };
const hostile = `<script>alert("1")</script>'&<img src=x onerror=alert(2)>`;
const view = mergeAll([registered]);
const attacked = mergeAll([
  delivered(
    "petition.registered",
    {
      ...registeredBody,
      statement: hostile,
      fields: {
        ...fields,
        title: hostile,
        complainedOf: hostile,
        petitioners: [{ kind: "person", name: hostile, address: hostile, phone: hostile.slice(0, 40) }],
      },
    },
    { count: 1 },
  ),
]);
const secret = "AGE-SECRET-KEY-1QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN54KHC";
const sheet = { officeName: hostile, organisation: "990127001", deviceCode: "A", identity: secret, madeAt: "2026-11-20 09:00" };
const root = {
  officeName: hostile,
  organisation: "990127",
  words: ["山", hostile],
  secret: "ab".repeat(32),
  publicKey: "cd".repeat(32),
  madeAt: "x",
};

/** D01 as the desk prints it to be signed. */
function registrationForm(of: typeof view, name: string, officer: string): string {
  const facts = { office: { ...noProfile, ...office, name }, view: of, course: courseOf(of), clocks: [], dictionaries, officer };
  return printPaper(makePaper(registrationPaper, facts, { entered: {}, date: null, number: "", template: null }));
}

/** The 查询单 as the counter prints it. */
function querySlip(of: typeof view, details: Partial<OfficeProfile>, clocks: PaperFacts["clocks"]): string {
  const kind = paperKind("query-slip");
  if (kind === null) throw new Error("no query slip");
  const facts = { office: { ...noProfile, ...details }, view: of, course: courseOf(of), clocks, dictionaries, officer: "" };
  return printPaper(makePaper(kind, facts, { entered: {}, date: null, number: "", template: null }));
}

const numbered = (ordinal: number, voided: string | null) => ({
  event: String(ordinal),
  number: `青信告〔2026〕${ordinal}号`,
  kind: "opinion",
  title: hostile,
  date: "2026-11-20",
  petition: "p",
  issued: true,
  letter: false,
  gap: null,
  voided,
});

const pages: readonly [string, string][] = [
  ["registration form", registrationForm(attacked, hostile, hostile)],
  ["number register", numberRegisterPage(hostile, hostile, numberRegister([numbered(1, null), numbered(4, hostile)], {}))],
  ["query slip", querySlip(attacked, { ...office, counterHours: hostile }, [])],
  ["accusation receipt", accusationReceipt(hostile, "2026-11-20", { ...office, name: hostile })],
  ["officer's sheet", officerKeySheet({ officeName: hostile, officerName: hostile, identity: hostile, madeAt: hostile })],
  ["accusation slip", accusationSlip({ office: hostile, date: "2026-11-20" })],
  ["recovery sheet", recoverySheet(sheet)],
  ["root key sheet", rootKeySheet(root)],
];
const text = (page: string) => page.replace(/<style>[\s\S]*<\/style>/, "").replace(/<[^>]+>/g, "");

describe("a printed page", () => {
  it.each(pages)("(%s) is one file that runs nothing, fetches nothing and lets no markup in", (_, page) => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|<img|<link|url\(|@import|\shref=/i);
    expect(page).toContain("@page { size: A4;");
    expect(page.split("<title>")[1]?.split("</title>")[0]).toMatch(/^[\u4e00-\u9fff]+$/);
  });
  it("leaves nothing undefined or unfilled", () => {
    for (const [, page] of pages) expect(text(page)).not.toMatch(/undefined|null|NaN|\[object/);
  });
});

describe("the registration form", () => {
  const page = text(registrationForm(view, office.name, "林晓"));
  it.each([
    ["number", view.number ?? "-"],
    ["petitioner", "徐国根"],
    ["telephone", "13800005521"],
    ["address", "青溪镇上坞村12组37号"],
    ["receipt date in words", "2026年11月20日"],
    ["channel", "来访"],
    ["purpose", "求决"],
    ["place", "青溪镇上坞村"],
    ["content class", "农村农业"],
    ["title", fields.title],
    ["statement", registeredBody.statement],
    ["reading back", "已向本人宣读"],
    ["signature", "签字或按手印"],
    ["clerk", "林晓"],
    ["privacy notice", "个人信息保护法"],
  ])("shows the %s", (_, words) => {
    expect(page).toContain(words);
  });
  it("names every petitioner, and what was added or read back", () => {
    const two = mergeAll([
      delivered(
        "petition.registered",
        {
          ...registeredBody,
          fields: {
            ...fields,
            petitioners: [...fields.petitioners, { kind: "person", name: "王小妹", phone: "13800005522", address: "上坞村" }],
          },
        },
        { count: 1 },
      ),
    ]);
    const both = text(registrationForm(two, office.name, "林晓"));
    for (const words of ["徐国根（个人", "王小妹（个人", "13800005522", "补充陈述", "待核对"]) expect(both).toContain(words);
  });
  it("is one document, whether printed at the counter or issued", () => {
    expect(paperKinds.filter(({ code }) => code === "D01")).toEqual([registrationPaper]);
  });
  it("puts rights first, and says that refusing to sign changes nothing", () => {
    expect(page.indexOf("您的权利")).toBeLessThan(page.indexOf("信访日期"));
    expect(page).toContain("不签字不影响登记和办理");
    expect(page).toContain("第23条");
  });
  it("never offers a lawsuit against a reply, nor scores the person", () => {
    expect(page).not.toMatch(/行政诉讼|扬言|稳控|政治面貌/);
  });
});

describe("the register of document numbers", () => {
  it("prints each number, void ones with their reason and missing ones by name", () => {
    const page = text(
      numberRegisterPage("青溪镇人民政府", "2026-12-31", numberRegister([numbered(1, null), numbered(4, "写错")], {})),
    );
    for (const words of ["青信告〔2026〕1号", "青信告〔2026〕4号", "作废：写错", "2—3号", "缺号"]) expect(page).toContain(words);
  });
});

describe("the query slip", () => {
  const page = text(querySlip(view, office, dutiesOf(view, nationalProfile, calendar, "2026-11-20")));
  it("is one document, whether printed at the counter or made in the dialog", () => {
    expect(paperKinds.filter(({ code }) => code === "D18")).toHaveLength(1);
  });
  it("promises a notice only while one is owed", () => {
    expect(page).toContain("本单位最迟于2026年12月5日前书面告知您");
    expect(text(querySlip(view, office, []))).not.toContain("最迟");
  });
  it("gives number, telephone, hours and the day of the notice, but neither name nor matter nor an address on the web", () => {
    for (const words of [view.number ?? "-", office.telephone, office.counterHours, "2026年12月5日"])
      expect(page).toContain(words);
    expect(page).not.toMatch(/徐国根|13800005521|修建民工|http|www/);
  });
});

describe("the receipt for an accusation", () => {
  it("bears number, date and where to ask, and has no place for a name or a matter", () => {
    const page = text(accusationReceipt("J-990127001-2026-A-0001-7KQ", "2026-11-20", office));
    expect(page).toContain("J-990127001-2026-A-0001-7KQ");
    expect(page).toContain("2026年11月20日");
    expect(page).toContain("第30条");
    expect(accusationReceipt.length).toBe(3);
  });
});

describe("the slip for accusations", () => {
  it("says where to go under Art. 30, holds nothing that was said, and takes nothing to hold", () => {
    const page = text(accusationSlip({ office: office.name, date: "2026-11-20" }));
    for (const words of ["纪检监察机关", "12388", "第30条", "没有记录、保存"]) expect(page).toContain(words);
    expect(accusationSlip.length).toBe(1);
  });
});

describe("a key sheet", () => {
  it("prints the whole secret in the groups of four that the screen asks for, without blanks between them", () => {
    expect(text(recoverySheet(sheet))).toContain(secret);
    expect(text(rootKeySheet(root))).toContain(root.secret);
    expect(recoverySheet(sheet)).toContain("<span>AGE-</span><span>SECR</span>");
  });
});

describe("the copy panel", () => {
  it("follows the order of the superior's form: petition, then each petitioner", () => {
    const labels = copyPanel(view, dictionaries).map((field) => field.label);
    // xfrq, xfxs, xfrs, djsj, gkxx, tsnr, wtsddm, nrfldm, xfmddm, nmbz, xbjzsj, bfyrmc; then what that form has no place for.
    expect(labels.slice(0, 13)).toEqual(
      "信访日期 信访形式 信访人数 登记日期 概况 投诉内容 问题属地 问题属地代码 内容分类 信访目的 匿名 限办时间 反映对象".split(
        " ",
      ),
    );
    expect(labels.slice(-8)).toEqual("姓名 性别 住址 证件类型 证件号码 手机号码 出生日期 职业".split(" "));
  });
  it("gives values as the form takes them, the text cut at 4000 characters", () => {
    const long = mergeAll([delivered("petition.registered", { ...registeredBody, statement: "述".repeat(5000) }, { count: 1 })]);
    const values = new Map(copyPanel(long, dictionaries).map(({ label, value }) => [label, value]));
    expect([...(values.get("投诉内容") ?? "")]).toHaveLength(4000);
    expect(values.get("问题属地代码")).toBe("990127001200");
    expect(values.get("姓名")).toBe("徐国根");
  });
});

describe("a file of an accusation on paper", () => {
  const page = (content: Parameters<typeof accusationMaterial>[0]["content"]) =>
    accusationMaterial({ number: "J-990127101-2026-A-0003-7KQ", name: hostile, content });

  it("bears the number and the file's name, a print job's title that tells nothing, and no text as markup", () => {
    const printed = page({ text: hostile });
    expect(printed).toContain("<title>检举控告材料</title>");
    expect(printed).toContain("J-990127101-2026-A-0003-7KQ");
    expect(printed).not.toMatch(/<script|<img/);
    expect(printed.match(/&lt;script&gt;/g)).toHaveLength(2);
  });

  it("carries a picture inside, and may load no other", () => {
    const printed = page({ picture: "data:image/png;base64,iVBORw0KGgo=" });
    expect(printed).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`);
    expect(printed).toContain('src="data:image/png;base64,iVBORw0KGgo="');
    // No other page may load even that.
    expect(accusationSlip({ office: "", date: "2026-11-20" })).not.toContain("img-src");
  });
});
