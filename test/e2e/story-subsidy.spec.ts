import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Locator, test } from "@playwright/test";
import { type DeskWindow, freshFolder, openDesk, removeFolders } from "./desk-window.ts";
import { expectAccessible } from "./steps/accessible.ts";
import { setUpTownship } from "./steps/first-start.ts";
import { openPetition, saveVisit, tellVisit } from "./steps/intake.ts";
import { look } from "./steps/look.ts";
import { describePapers, issue, makePaper, previewOf } from "./steps/papers.ts";
import { attachScan, choose, openNext, openPart, openStep, save } from "./steps/petition.ts";

test.describe.configure({ mode: "serial" });

/** The day so many days before today, in the office's time: `2026-03-02`. */
function ago(days: number): string {
  return new Date(Date.now() + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);
}

const visit = {
  name: "徐国根",
  phone: "13800005521",
  address: "青溪镇上坞村 12 组 37 号",
  contentClass: "hnbt",
  title: "要求落实原农田水利修建民工补助",
  statement: "1976 至 1981 年参加青溪水库修建，本村一共 8 个人。去年邻县同样的民工有了补助，我们没有，请说明政策依据。",
  receivedOn: ago(240),
  group: { size: 8, representatives: ["徐国根", "何水土"] },
};
const claim = "给予原农田水利修建民工补助";
const leader = "沈洁";
const government = "清源县人民政府";
const city = "云州市人民政府";

let desk: DeskWindow;
let number: string;
let scan: string;

test.beforeAll(async () => {
  scan = join(freshFolder("scan"), "送达回证.txt");
  writeFileSync(scan, "信访人签收的送达回证扫描件");
  desk = await openDesk(freshFolder("desk"), freshFolder("profile"));
  await setUpTownship(desk.page);
  await describePapers(desk.page, {
    "机关代字（文号用，如“青”）": "青",
    "复查机关（上一级机关、单位）": government,
    复核机关: city,
  });
});
test.afterAll(async () => {
  await desk?.close();
  removeFolders();
});

/** Enters the day on which the step was really taken. */
async function dated(form: Locator, days: number): Promise<void> {
  await form.getByLabel("日期", { exact: true }).fill(ago(days));
}

test("eight people come with two representatives; the matter is theirs together and goes on route 6", async () => {
  const { page } = desk;
  await tellVisit(page, visit);
  await expect(page.getByText("8 人为集体访，代表 2 人")).toBeVisible();
  await look(page, "story-subsidy-intake");
  number = await saveVisit(page);
  await page.getByRole("button", { name: "宣读核对并签字" }).click();
  await openPetition(page, number);
  await dated(await openNext(page, "筛重"), 239);
  await save(page);
  const examined = await openNext(page, "甄别");
  await dated(examined, 239);
  await examined.getByLabel("诉求 1").fill(claim);
  await save(page);
  const wizard = await openNext(page, "确定职权和途径");
  await wizard.getByRole("radio", { name: "属本单位职权", exact: true }).check();
  for (let item = 1; item <= 5; item += 1) await wizard.getByRole("radio", { name: "否", exact: true }).last().check();
  await dated(wizard, 238);
  await save(page);
});

test("it is noticed and accepted within its days, with the paper; the 60 days run", async () => {
  const { page } = desk;
  const noticed = await openNext(page, "告知");
  await dated(noticed, 230);
  await save(page);
  const accepted = await openNext(page, "受理");
  await dated(accepted, 230);
  await accepted.getByLabel("批准人").fill(leader);
  await save(page);
  const dispatched = await openNext(page, "分办");
  await dated(dispatched, 229);
  await dispatched.getByLabel("站办所、村").fill("农业农村办");
  await save(page);
  const investigated = await openNext(page, "调查核实");
  await dated(investigated, 190);
  await investigated.getByLabel("经办人").fill("郑卫国、王建平");
  await investigated.getByLabel("查明的情况").fill("查阅工分本和县志，8 人参加水库修建属实。");
  await save(page);
});

test("the 60 days are lengthened once, before they end and by who heads the office; afterwards and twice are refused", async () => {
  const { page } = desk;
  const extended = await openStep(page, "延期");
  await extended.getByLabel("批准人").fill(leader);
  await extended.getByLabel("理由").fill("需要查阅市档案馆的原始档案");
  await dated(extended, 160);
  await page.keyboard.press("Control+Enter");
  await expect(extended.getByText(/原期限 .* 已过，延期应当在原期限届满前批准/)).toBeVisible();
  await dated(extended, 172);
  await extended.getByLabel("告知信访人的日期（可不填）").fill(ago(172));
  await extended.getByLabel("理由").focus();
  await expect(extended.getByText(`延长后 ${ago(230 - 90)}`)).toBeVisible();
  await expect(extended.getByRole("alert")).toHaveCount(0);
  await expectAccessible(page);
  await look(page, "story-subsidy-extension");
  await save(page);
  await page.getByRole("button", { name: /^暂不能办/ }).click();
  await expect(page.getByRole("region", { name: "可办理" }).getByRole("listitem").filter({ hasText: /^延期/ })).toContainText(
    "只能延长一次",
  );
});

test("the opinion explains claim by claim, is issued, and served with proof; its days begin with the proof", async () => {
  const { page } = desk;
  const opinion = await openNext(page, "出具处理意见");
  await dated(opinion, 150);
  await expect(opinion.getByLabel("复查机关")).toHaveValue(government);
  // Numbered on paper before: what is issued bears this very number.
  const number = `青信处〔${ago(150).slice(0, 4)}〕7号`;
  await opinion.getByLabel("文号").fill(number);
  await opinion.getByLabel("签发人").fill(leader);
  await choose(opinion, "结论", "解释说明");
  await opinion.getByLabel("事实和依据").fill("参加修建属实；现行政策没有这类补助，生活困难的可以申请救助。");
  await opinion.getByRole("checkbox", { name: "生活困难，帮扶救助到位" }).check();
  await expectAccessible(page);
  // Six numbers were given out on paper: skipped, they are named and explained, or nothing is stored.
  await page.keyboard.press("Control+Enter");
  await opinion.getByLabel(/^\d{4}年1—6号空缺的原因$/).fill("上半年用纸质登记簿编号");
  await save(page);
  const maker = await makePaper(page, "信访处理意见书（D07）");
  await expect(maker.getByLabel("事实认定")).toHaveValue(/8 人参加水库修建属实/);
  await maker.getByLabel("成文日期").fill(ago(150));
  await maker.getByLabel("法律依据").fill("《信访工作条例》第三十二条；省农业农村厅关于水利民工补助的答复。");
  const said = await previewOf(maker);
  expect(said).toContain("解释说明");
  expect(said).toContain(`向上一级机关（${government}）请求复查`);
  expect(said).toContain("徐国根等8人");
  expect(said).not.toContain("诉讼");
  await look(page, "story-subsidy-opinion");
  expect(await issue(page, maker)).toContain(number);
  await openPart(page, "办理");
  const served = await openNext(page, "送达");
  await dated(served, 148);
  await expect(served.getByRole("combobox", { name: "文书", exact: true })).toHaveValue("处理意见书");
  await attachScan(served, scan);
  await save(page);
});

test("the government above upholds it on request; the township records what was asked and decided", async () => {
  const { page } = desk;
  const requested = await openStep(page, "请求复查");
  await dated(requested, 125);
  await expect(requested.getByLabel("复查机关")).toHaveValue(government);
  await save(page);
  const decided = await openNext(page, "复查意见");
  await dated(decided, 100);
  await decided.getByLabel("文号").fill("清府复查〔2026〕1号");
  await save(page);
  const served = await openNext(page, "送达");
  await dated(served, 98);
  await expect(served.getByRole("combobox", { name: "文书", exact: true })).toHaveValue("复查意见书");
  await attachScan(served, scan);
  await save(page);
});

test("re-examination hears them: the days of the hearing stop its 30 days and no other clock", async () => {
  const { page } = desk;
  const requested = await openStep(page, "请求复核");
  await dated(requested, 75);
  await expect(requested.getByLabel("复核机关")).toHaveValue(city);
  await save(page);
  await openPart(page, "时限图");
  const lineOf = (step: string) => page.getByRole("region", { name: "时限图的明细" }).getByRole("row").filter({ hasText: step });
  await expect(lineOf("提出复核意见")).toContainText(ago(75 - 30));
  await expect(lineOf("提出复核意见")).toContainText(city);
  await expect(lineOf("请求复核")).toContainText("信访人");
  await openPart(page, "办理");
  const hearing = await openStep(page, "听证");
  await expect(hearing.getByRole("combobox", { name: "听证阶段" })).toHaveValue("复核");
  await hearing.getByLabel("记录日期").fill(ago(56));
  await hearing.getByLabel("主持人").fill("吴明德");
  await hearing.getByLabel("开始日期").fill(ago(65));
  await hearing.getByLabel("结束日期").fill(ago(56));
  await expectAccessible(page);
  await save(page);
  await openPart(page, "时限图");
  await expect(lineOf("提出复核意见")).toContainText(ago(75 - 30 - 10));
  // No other clock knows the hearing: 60 days and 30 more from acceptance, 30 from the request for review.
  await expect(lineOf("出具信访处理意见").first()).toContainText(ago(230 - 60));
  await expect(lineOf("出具信访处理意见").last()).toContainText(ago(230 - 90));
  await expect(lineOf("提出复查意见")).toContainText(ago(125 - 30));
  await look(page, "story-subsidy-times");
  await openPart(page, "办理");
  const decided = await openNext(page, "复核意见");
  await dated(decided, 40);
  await decided.getByLabel("文号").fill("云府复核〔2026〕1号");
  await save(page);
  const served = await openNext(page, "送达");
  await dated(served, 38);
  await attachScan(served, scan);
  await save(page);
});

test("after that it is final, closed, visited, evaluated and archived; nothing is owed any more", async () => {
  const { page } = desk;
  const final = await openNext(page, "终结");
  await dated(final, 30);
  await final.getByLabel("批准人").fill(leader);
  await save(page);
  const visited = await openNext(page, "回访");
  await dated(visited, 20);
  await visited.getByLabel("回访人").fill("陈立秋");
  await choose(visited, "落实情况", "无须落实");
  await visited.getByLabel("内容").fill("政策已说明，救助申请已受理。");
  await save(page);
  const evaluated = await openNext(page, "满意度评价");
  await dated(evaluated, 20);
  await choose(evaluated, "对信访部门", "满意");
  await choose(evaluated, "对责任单位", "基本满意");
  await save(page);
  const archived = await openNext(page, "归档");
  await archived.getByLabel("卷号").fill("2026-信-001");
  await save(page);
  await expect(page.getByText("已归档", { exact: true })).toBeVisible();
  const clocks = page.getByRole("region", { name: "期限" });
  await expect(clocks).toContainText(/提出复核意见.*按期办理/);
  await expect(clocks).not.toContainText(/逾期|剩 \d+ 天|今天到期/);
  await openPart(page, "流程图");
  await look(page, "story-subsidy-flow");
});
