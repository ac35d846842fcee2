import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { docxOf } from "../../../shared/documents/paper/docx.ts";
import { fieldsOf } from "../../../shared/documents/paper/fields.ts";
import { fieldsToFill, makePaper, missingField } from "../../../shared/documents/paper/make.ts";
import { linesOf } from "../../../shared/documents/paper/model.ts";
import { petitionFields } from "../../../shared/documents/paper/petition-fields.ts";
import { printPaper } from "../../../shared/documents/paper/print.ts";
import { remedyClause } from "../../../shared/documents/paper/remedy.ts";
import { shortened } from "../../../shared/documents/paper/shorten.ts";
import { checkTemplate } from "../../../shared/documents/paper/template.ts";
import { fitsRoute, paperKind, paperKinds, papersOf } from "../../../shared/documents/papers/registry.ts";
import { templateRules } from "../../../shared/documents/papers/rules.ts";
import { courseOf } from "../../../shared/petition/course/course.ts";
import { delivered, fields, mergeAll, registered, registeredBody } from "../petition/fixtures.ts";
import { requiredElements } from "./required-elements.ts";
import { sampleFacts, samplePaper, sampleRoute } from "./sample-papers.ts";

const sample = (id: string) => samplePaper(id, sampleRoute(id));
const textOf = (id: string) => linesOf(sample(id)).join("\n");
const spaceless = (text: string) => text.replace(/\s/g, "");
const unescaped = (text: string) =>
  text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&");
const htmlText = (page: string) => spaceless(unescaped(page.slice(page.indexOf("<body")).replace(/<[^>]+>/g, "")));

describe("every document", () => {
  it.each(requiredElements)("%s bears what its basis asks for", (id, wanted) => {
    const text = textOf(id);
    for (const element of wanted) expect(text).toContain(element);
  });
  it("has a row in that table, and each row has its document", () => {
    expect(requiredElements.map(([id]) => id).sort()).toEqual(paperKinds.map(({ id }) => id).sort());
  });
  it("has an id of its own, a basis, and a built-in template that keeps its own rules", () => {
    expect(new Set(paperKinds.map(({ id }) => id)).size).toBe(paperKinds.length);
    for (const kind of paperKinds) {
      expect(checkTemplate(kind.template, templateRules(kind)), kind.id).toBeNull();
      expect(kind.article).not.toBe("");
    }
  });
  it.each(paperKinds.map(({ id }) => id))("%s says the same on the page and in the .docx", (id) => {
    const paper = sample(id);
    const folder = mkdtempSync(join(tmpdir(), "paper-"));
    try {
      const path = join(folder, "paper.docx");
      writeFileSync(path, docxOf(paper));
      const xml = execFileSync("unzip", ["-p", path, "word/document.xml"]).toString();
      execFileSync("unzip", ["-tq", path]);
      expect(spaceless(unescaped(xml.replace(/<[^>]+>/g, "")))).toBe(htmlText(printPaper(paper)));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
  it.each(paperKinds.map(({ id, name }) => [id, name]))(
    "%s is called %s in the print queue and where it is saved as a PDF",
    (id, name) => {
      const [title] = /(?<=<title>).*(?=<\/title>)/.exec(printPaper(sample(id))) ?? [];
      expect(title).toBe(name);
      expect(title).not.toContain(sampleFacts().view.fields.petitioners?.value[0]?.name);
      expect(title).not.toContain(sampleFacts().view.fields.title?.value);
    },
  );
  it("gives the same .docx bytes each time, so that its hash proves its content", () => {
    expect(docxOf(samplePaper("opinion"))).toEqual(docxOf(samplePaper("opinion")));
  });
  it("lets no markup of a person's words into the page", () => {
    const kind = paperKind("opinion");
    if (!kind) throw new Error("no opinion");
    const entered = { 事实认定: "<script>alert(1)</script>" };
    const page = printPaper(makePaper(kind, sampleFacts(), { entered, date: null, number: "", template: null }));
    expect(page).not.toContain("<script");
    expect(page).toContain("&lt;script&gt;");
  });
});

describe("what follows from an entry", () => {
  it("counts the materials of a list that was typed in, with those on file", () => {
    const kind = paperKind("materials-receipt");
    if (!kind) throw new Error("no receipt");
    const made = (entered: Readonly<Record<string, string>>) =>
      linesOf(makePaper(kind, sampleFacts(), { entered, date: null, number: "", template: null })).join();
    expect(made({ 材料清单: "1. 工分本复印件\n2. 身份证复印件\n3. " })).toContain("共2项");
    expect(made({ 材料清单: "工分本复印件；照片三张；录音一段" })).toContain("共3项");
    expect(made({})).toContain("共0项");
  });
});

describe("what a document takes from the record", () => {
  const answered = (result: string) => {
    const view = mergeAll([
      registered,
      delivered(
        "petition.suggestion-answered",
        { date: "2026-12-01", result, reply: "已列入明年计划。", how: "written", after: [] },
        { count: 2 },
      ),
    ]);
    return fieldsOf({ ...sampleFacts(), view, course: courseOf(view) });
  };
  it.each([
    ["adopted", "采纳"],
    ["partly", "部分采纳"],
    ["not-adopted", "不采纳"],
  ])("says of a suggestion that was answered as %s: %s, and why", (result, said) => {
    expect(answered(result)).toMatchObject({ 采纳情况: said, 答复内容: "已列入明年计划。" });
  });
  it("fills the boxes of a return visit with what was recorded of it, and leaves them all empty before", () => {
    const view = mergeAll([
      registered,
      delivered(
        "petition.return-visited",
        { date: "2026-12-01", by: "赵芳", how: "visit", fulfilment: "fulfilled", content: "已落实", after: [] },
        { count: 2 },
      ),
      delivered(
        "petition.evaluated",
        { date: "2026-12-02", object: "responsible-unit", value: "basically", reason: "时间偏长", proxy: null, after: [] },
        { count: 3 },
      ),
    ]);
    const known = fieldsOf({ ...sampleFacts(), view, course: courseOf(view) });
    const flat = (name: string) => known[name]?.replace(/\s/g, "");
    expect(flat("回访方式")).toBe("□电话■上门□约见□信函□网络");
    expect(flat("信访部门评价")).toBe("□满意□基本满意□不满意");
    expect(flat("责任单位评价")).toBe("□满意■基本满意□不满意");
    expect(flat("不满意原因")).toBe("时间偏长");
  });
  it("begins a proof of service with the paper issued last, its number and the petitioners, and passes over a voided one", () => {
    const issued = (title: string, number: string, count: number) =>
      delivered(
        "petition.document-issued",
        {
          date: "2026-12-01",
          kind: "opinion",
          title,
          number,
          file: { hash: "a".repeat(64), size: 9, name: "文书.docx", mediaType: "application/octet-stream" },
          after: [],
        },
        { count },
      );
    const first = issued("受理告知书", "青信受〔2026〕1号", 2);
    const second = issued("信访处理意见书", "青信处〔2026〕1号", 3);
    const knownOf = (...events: readonly (typeof first)[]) => {
      const view = mergeAll([registered, ...events]);
      return fieldsOf({ ...sampleFacts(), view, course: courseOf(view) });
    };
    const both = knownOf(first, second);
    expect(both).toMatchObject({ 文书名称: "信访处理意见书", 文书文号: "青信处〔2026〕1号" });
    expect(both["受送达人"]).toBe(both["信访人"]);
    const document = courseOf(mergeAll([registered, first, second])).all.at(-1)?.event;
    const voided = delivered(
      "petition.document-voided",
      { date: "2026-12-02", document, reason: "印错", after: [] },
      { count: 4 },
    );
    expect(knownOf(first, second, voided)).toMatchObject({ 文书名称: "受理告知书", 文书文号: "青信受〔2026〕1号" });
  });
  it("names the day to which the handling was extended, and before any extension that of the 60 days", () => {
    const facts = sampleFacts();
    expect(fieldsOf(facts)).toMatchObject({ 办理届满日: "2027年1月22日", 现办理届满日: "2027年2月21日" });
    const before = { ...facts, clocks: facts.clocks.filter(({ rule }) => rule !== "T08") };
    expect(fieldsOf(before)).toMatchObject({ 现办理届满日: "2027年1月22日" });
  });
});

describe("the record of acts", () => {
  it("stands in the order of the days of the acts, and not of their entry", () => {
    const acts = fieldsOf(sampleFacts())["办理经过"] ?? "";
    const days = [...acts.matchAll(/(\d+)年(\d+)月(\d+)日　/g)].map(
      ([, y, m, d]) => Number(y) * 1e4 + Number(m) * 100 + Number(d),
    );
    expect(days.length).toBeGreaterThan(10);
    expect(days).toEqual([...days].sort((a, b) => a - b));
  });
  it("tells a petitioner nothing of how the office works among itself", () => {
    expect(textOf("progress")).toContain("受理");
    expect(textOf("progress")).not.toMatch(/催办|督办|包案|紧急报告|签发文书|甄别|帮扶/);
  });
});

describe("a text with little room", () => {
  const room = { rows: 6, perRow: 10 };
  it("stays whole where it fits", () => expect(shortened("一二三\n四五六", room)).toBe("一二三\n四五六"));
  it("keeps the first and the last of many lines and says how many are left out", () => {
    const lines = Array.from({ length: 20 }, (_, i) => `第${i + 1}天`);
    expect(shortened(lines.join("\n"), room).split("\n")).toEqual([
      "第1天",
      "第2天",
      "……（略去 15 项）",
      "第18天",
      "第19天",
      "第20天",
    ]);
  });
  it("never takes more room than it has", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 200 }), { minLength: 1, maxLength: 60 }), (parts) => {
        const text = shortened(parts.map((part) => part.replace(/\n/g, "")).join("\n"), room);
        const rows = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / room.perRow)), 0);
        expect(rows).toBeLessThanOrEqual(room.rows);
      }),
    );
  });
});

describe("who may make which document", () => {
  it.each([
    "referral",
    "assignment",
    "supervision",
    "notice-not-accepted",
    "review",
    "re-examination",
    "proposal-improve-work",
    "proposal-improve-policy",
    "proposal-accountability",
    "interview-notice",
    "interview-record",
  ])("%s is never a township's", (id) => {
    expect(papersOf("township").some((kind) => kind.id === id)).toBe(false);
    expect(papersOf("district").some((kind) => kind.id === id)).toBe(true);
  });
  it.each([
    "notice-accepted",
    "notice-extension",
    "extension-approval",
    "simplified-handling",
    "suggestion-reply",
    "opinion",
    "performance-reply",
  ])("%s is never a petition office's: it decides nothing that the office with the power must decide", (id) => {
    expect(papersOf("district").some((kind) => kind.id === id)).toBe(false);
    expect(papersOf("township").some((kind) => kind.id === id)).toBe(true);
  });
});

describe("a notice of a petition office", () => {
  const atDistrict = (id: string) => {
    const kind = paperKind(id);
    if (!kind) throw new Error(id);
    const view = { ...sampleFacts().view, scope: "990127/general" as const };
    const made = { entered: {}, date: null, number: "", template: null };
    return linesOf(makePaper(kind, { ...sampleFacts(), view }, made)).join("\n");
  };
  it("rests on Art. 22, for Art. 23 is about all other offices, and claims no power to decide", () => {
    expect(atDistrict("notice-received")).toMatch(/第二十二条.*15日内转送、交办/);
    expect(atDistrict("notice-received")).not.toMatch(/第二十三条|属于本单位职权范围/);
    expect(atDistrict("notice-where-to-turn")).toContain("属地管理、分级负责");
    expect(atDistrict("notice-where-to-turn")).not.toContain("第二十三条");
  });
});

describe("a petitioner who asks to be kept confidential", () => {
  const letter = (id: string, confidential: boolean) => {
    const kind = paperKind(id);
    if (!kind) throw new Error(id);
    const view = mergeAll([
      delivered("petition.registered", { ...registeredBody, fields: { ...fields, confidential } }, { count: 1 }),
    ]);
    const facts = { ...sampleFacts(), view, course: courseOf(view) };
    return linesOf(makePaper(kind, facts, { entered: {}, date: null, number: "", template: null })).join("\n");
  };
  it.each(["referral", "assignment", "supervision"])("is so in the %s that carries his name to another office", (id) => {
    expect(letter(id, true)).toContain("信访人要求对其姓名等个人信息保密");
    expect(letter(id, false)).not.toContain("保密");
  });
});

describe("who is answered", () => {
  const named = (changes: object) => {
    const view = mergeAll([
      delivered("petition.registered", { ...registeredBody, fields: { ...fields, ...changes } }, { count: 1 }),
    ]);
    return petitionFields(view, courseOf(view), { contentClass: [], place: [] }).信访人;
  };
  it("is the person, or the whole group also where only some gave their names", () => {
    expect(named({})).toBe("徐国根");
    expect(named({ groupSize: 8, representatives: ["徐国根", "何水土"] })).toBe("徐国根等8人");
  });
});

describe("the remedy clause", () => {
  it("never sends anybody to court on route 6, on any document", () => {
    for (const { id } of paperKinds.filter((kind) => sampleRoute(kind.id) === 6)) {
      expect(textOf(id), id).not.toMatch(/行政诉讼|提起诉讼|行政复议》/);
    }
  });
  it("offers acceptance and extension on route 6 only, guidance on the others, where the 60 days never run", () => {
    const fitting = (route: 2 | 6) => paperKinds.filter((kind) => fitsRoute(kind, route)).map(({ id }) => id);
    for (const id of ["notice-accepted", "notice-extension"]) {
      expect(fitting(6)).toContain(id);
      expect(fitting(2)).not.toContain(id);
    }
    expect(fitting(2)).toContain("notice-guided");
    expect(fitting(6)).not.toContain("notice-guided");
  });
  it("follows the route", () => {
    const to = (above: string) => ({ above, reconsideration: "", court: "" });
    expect(remedyClause("opinion", 6, to("青川县人民政府"))).toMatch(/30日内.*青川县人民政府.*请求复查.*第三十五条/);
    expect(remedyClause("review", 6, to("山南市人民政府"))).toMatch(/30日内.*山南市人民政府.*请求复核.*第三十六条/);
    expect(remedyClause("re-examination", 6, to(""))).toMatch(/终局.*各级党委和政府信访部门和其他机关、单位不再受理/);
    expect(remedyClause("route", 5, to(""))).toMatch(/行政复议法.*60日.*行政诉讼法.*6个月.*不是《信访工作条例》规定的期限/);
    // 《行政复议法》第23条第1款第3项: a failure to perform goes into reconsideration before it goes to court.
    expect(remedyClause("route", 5, to(""))).toMatch(/未履行法定职责的，应当先申请行政复议.*第二十三条/);
    const named = { above: "", reconsideration: "青川县人民政府", court: "青川县人民法院" };
    expect(remedyClause("route", 5, named)).toMatch(/60日内向青川县人民政府申请行政复议.*6个月内向青川县人民法院提起诉讼/);
    for (const route of [1, 2, 3, 4] as const) expect(remedyClause("route", route, to(""))).not.toMatch(/30日|复查|行政诉讼/);
  });
});

it("asks on the answer of route 5 alone where to turn against it, and prints what was entered", () => {
  const asking = paperKinds.filter((kind) =>
    fieldsToFill(kind, sampleFacts(), null).some(({ name }) => name === "行政复议机关" || name === "管辖法院"),
  );
  expect(asking.map(({ id }) => id)).toEqual(["performance-reply"]);
  const [kind] = asking;
  if (!kind) throw new Error("none asks");
  const facts = sampleFacts(5);
  const entered = { 行政复议机关: "青川县人民政府", 管辖法院: "青川县人民法院" };
  const paper = makePaper(kind, facts, { entered, date: null, number: "", template: null });
  expect(linesOf(paper).join("\n")).toMatch(/向青川县人民政府申请行政复议.*向青川县人民法院提起诉讼/);
});

describe("in whose name a paper is signed", () => {
  const district = { ...sampleFacts().office, name: "青川县信访局", reviewBy: "别处", reexaminationBy: "别处" };
  const made = (id: string, entered: Readonly<Record<string, string>> = {}) => {
    const kind = paperKind(id);
    if (!kind) throw new Error(id);
    const paper = makePaper(kind, { ...sampleFacts(), office: district }, { entered, date: null, number: "", template: null });
    return { head: paper.office, text: linesOf(paper).join("\n") };
  };
  it.each([
    ["opinion", "青川县信访局"],
    ["review", "青川县人民政府"],
    ["re-examination", "山南市人民政府"],
  ])("%s bears the name of %s, whatever the settings of the office that prepares it say", (id, name) => {
    expect(made(id).head).toBe(name);
    expect(made(id).text.trimEnd().split("\n")).toContain(name);
    expect(made(id).text).not.toContain("别处");
  });
  it("lets the person who makes a review correct in whose name it is", () => {
    expect(made("review", { 复查机关: "青川县水利局" }).head).toBe("青川县水利局");
  });
  it("sends the petitioner on to the office that the opinion itself named, and from a review to the one above it", () => {
    expect(made("opinion").text).toContain("上一级机关（青川县人民政府）请求复查");
    expect(made("review").text).toContain("上一级机关（山南市人民政府）请求复核");
  });
  it("cannot be issued while nobody is known who decides", () => {
    const kind = paperKind("review");
    if (!kind) throw new Error("no review");
    const { course } = sampleFacts();
    const unknown = { ...sampleFacts(), office: { ...district, reviewBy: "" }, course: { ...course, steps: {} } };
    expect(missingField(kind, unknown, { 信访人: "徐国根", 信访事项: "补助", 处理意见文号: "1号", 复查请求日期: "1日" })).toBe(
      "复查机关",
    );
  });
});

describe("a template that an office adapts", () => {
  const kind = paperKind("opinion");
  if (!kind) throw new Error("no opinion");
  const rules = templateRules(kind);
  it.each([
    ["names an unknown field", (text: string) => `${text}\n{{政治面貌}}`, "unknown-field", "政治面貌"],
    ["loses a required field", (text: string) => text.replace("{{法律依据}}", ""), "missing-field", "法律依据"],
    ["loses its remedy clause", (text: string) => text.replace("[救济告知]", ""), "missing-remedy", "第35条"],
    ["writes a remedy of its own", (text: string) => `${text}\n可以依法提起行政诉讼。`, "forbidden-remedy", "诉讼"],
    ["is empty", () => " ", "empty", "没有内容"],
    ["breaks a table row", (text: string) => `${text}\n| 甲 | 乙`, "broken-row", "甲"],
  ])("is refused when it %s", (_, change, code, named) => {
    const refusal = checkTemplate(change(kind.template), rules);
    expect(refusal?.refused).toBe(code);
    expect(refusal?.message).toContain(named);
  });
  it("cannot take the petitioner's rights off the form that he signs", () => {
    const form = paperKind("registration");
    if (!form) throw new Error("no form");
    const without = form.template.replace("- {{权利告知}}\n", "");
    expect(without).not.toBe(form.template);
    expect(checkTemplate(without, templateRules(form))).toMatchObject({ refused: "missing-field", field: "权利告知" });
  });
  it("is printed in place of the built-in one", () => {
    const template = kind.template.replace("现提出处理意见如下", "现答复如下");
    expect(checkTemplate(template, rules)).toBeNull();
    const paper = makePaper(kind, sampleFacts(), { entered: {}, date: null, number: "", template });
    expect(linesOf(paper).join()).toContain("现答复如下");
  });
  it("is issued only when its required fields are filled in", () => {
    expect(missingField(kind, sampleFacts(), {})).toBe("法律依据");
    expect(missingField(kind, sampleFacts(), { 法律依据: "第32条" })).toBeNull();
    expect(missingField(kind, sampleFacts(), { 事实认定: "", 法律依据: "第32条" })).toBe("事实认定");
    const toFill = (wanted: string) => fieldsToFill(kind, sampleFacts(), null).find(({ name }) => name === wanted);
    expect(toFill("法律依据")).toMatchObject({ required: true, known: "" });
    // What was found out stands there already, to be said anew where it has to be.
    expect(toFill("事实认定")).toMatchObject({ required: true, known: expect.stringContaining("工分本记载属实") });
  });
});
