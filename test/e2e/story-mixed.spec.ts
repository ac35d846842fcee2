import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { freshFolder } from "./desk-window.ts";
import { expectAccessible } from "./steps/accessible.ts";
import { chooseFile } from "./steps/choose-file.ts";
import { openExchange, receive, sendTo, sendUp } from "./steps/exchange.ts";
import { openPetition, saveVisit, tellVisit } from "./steps/intake.ts";
import { look } from "./steps/look.ts";
import { printedBy } from "./steps/papers.ts";
import { openNext, save } from "./steps/petition.ts";
import { needlesFor, searchFolder, walkIndexedDb } from "./steps/raw-search.ts";
import { goTo } from "./steps/rooms.ts";
import { textOf } from "./steps/text.ts";
import { setUpWithOfficer, twoDesks } from "./steps/two-desks.ts";

test.describe.configure({ mode: "serial" });

const desks = twoDesks();

const officer = { name: "何清和", passphrase: "只归专人知道的七个词" };
const visit = {
  name: "慕容稻香",
  phone: "13700009915",
  address: "青溪镇上坞村 3 组 21 号",
  contentClass: "jtys",
  title: "要求修好村口被冲断的桥",
  statement: "村口的小桥去年被水冲断，到现在没有修，接送孩子要绕四里路。",
};
const said = {
  complainedOf: "上坞村主任欧某",
  statement: "上坞村主任欧某把修桥的救灾款打进了他表弟的砂石场，有一张转账回单。",
  paper: "转账回单抄件.txt",
  page: "救灾款十二万元转入砂石场",
};
/** What of the accusation may lie nowhere, and of the person who made it. */
const needles = needlesFor([
  said.complainedOf,
  "上坞村主任欧某",
  "把修桥的救灾款打进了他表弟的砂石场",
  "转账回单抄件",
  said.page,
  visit.name,
  visit.phone,
]);
/** What the township's screens may show of it nowhere. */
const traces = ["欧某", "砂石场", "救灾款", "转账回单"];

let receipt: string;
let claim: string;

test.beforeAll(async () => {
  await setUpWithOfficer(desks, officer);
});
async function showsNoTrace(page: Page): Promise<void> {
  const shown = await page.locator("body").textContent();
  for (const trace of traces) expect(shown).not.toContain(trace);
}

test("in the middle of the claim he names the village head: that part is taken down for itself and sealed at once", async () => {
  const { page } = desks.township;
  await tellVisit(page, visit);
  await expect(page.getByText(/^草稿 \d+ 秒前已存$/)).toBeVisible();
  await page.getByRole("button", { name: "其中一部分是检举控告" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "登记检举控告" })).toBeVisible();
  await page.getByLabel("姓名", { exact: true }).fill(visit.name);
  await page.getByLabel("电话（可不填）").fill(visit.phone);
  await page.getByLabel("姓名或名称").fill(said.complainedOf);
  await page.getByLabel("原话").fill(said.statement);
  const paper = join(freshFolder("scan"), said.paper);
  writeFileSync(paper, said.page);
  await chooseFile(page, () => page.getByRole("button", { name: "选择文件" }).click(), paper);
  await expectAccessible(page);
  await look(page, "story-mixed-accusation");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { level: 1, name: "已封存" })).toBeVisible();
  receipt = await textOf(page.getByText(/^J-\d{9}-\d{4}-A-\d{4}-[0-9A-Z]{3}$/));
  const slip = await printedBy(page, () => page.keyboard.press("Control+p"));
  expect(slip).toContain(receipt);
  for (const trace of [...traces, visit.name]) expect(slip).not.toContain(trace);
});

test("the claim waits as it was left, is registered for itself and goes on to acceptance", async () => {
  const { page } = desks.township;
  await page.getByRole("link", { name: "登记其余诉求" }).click();
  await page.getByRole("button", { name: "草稿 · 慕**香" }).click();
  await expect(page.getByLabel("概况（一句话）")).toHaveValue(visit.title);
  claim = await saveVisit(page);
  await page.getByRole("button", { name: "宣读核对并签字" }).click();
  await page.getByRole("button", { name: "记为已告知" }).click();
  await expect(page.getByText(/当场书面告知，已记录$/)).toBeVisible();
  await openPetition(page, claim);
  await openNext(page, "筛重");
  await save(page);
  await (await openNext(page, "甄别")).getByLabel("诉求 1").fill("修好村口的桥");
  await save(page);
  const wizard = await openNext(page, "确定职权和途径");
  await wizard.getByRole("radio", { name: "属本单位职权", exact: true }).check();
  for (let item = 1; item <= 5; item += 1) await wizard.getByRole("radio", { name: "否", exact: true }).last().check();
  await expect(wizard.getByRole("region", { name: "途径" })).toContainText("第31条第6项");
  await save(page);
  await (await openNext(page, "受理")).getByLabel("批准人").fill("沈洁");
  await save(page);
  await expect(page.getByRole("region", { name: "期限" })).toContainText("第34条");
  await showsNoTrace(page);
});

test("no room of the township knows the accusation; its list of receipts has number and day alone", async () => {
  const { page } = desks.township;
  await goTo(page, "台账");
  await expect(page.getByText("共 1 件")).toBeVisible();
  for (const word of [said.complainedOf, "砂石场"]) {
    await page.getByLabel("在台账中查找").fill(word);
    await expect(page.getByText("找到 0 件")).toBeVisible();
  }
  await page.getByLabel("在台账中查找").fill("");
  for (const room of ["工作台", "专项", "上报与接收", "检举控告"]) {
    await goTo(page, room);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await showsNoTrace(page);
  }
  await expect(page.getByRole("row").filter({ hasText: receipt })).toContainText("待专人接收");
  await look(page, "story-mixed-receipts");
});

test("the stick carries both to the district; only the cleared officer reads the one, everybody there the other", async () => {
  const up = await sendUp(desks.township.page, desks.stick);
  const { page } = desks.district;
  await receive(page, desks.stick, [up]);
  await openPetition(page, claim);
  await expect(page.getByRole("heading", { level: 1, name: visit.title })).toBeVisible();
  await showsNoTrace(page);
  await goTo(page, "检举控告");
  await expect(page.getByText(receipt)).toHaveCount(0);
  await page.getByLabel("专人口令", { exact: true }).fill(officer.passphrase);
  await page.getByRole("button", { name: "打开专区" }).click();
  await page.getByRole("button", { name: receipt }).click();
  await expect(page.getByText(said.statement)).toBeVisible();
  await page.getByRole("button", { name: `打开“${said.paper}”` }).click();
  await expect(page.getByText(said.page)).toBeVisible();
  await page.getByRole("combobox", { name: "移送机关" }).fill("区纪委监委");
  await page.getByRole("button", { name: "记录移送" }).click();
  await expect(page.getByText("移送 区纪委监委", { exact: true })).toBeVisible();
  await look(page, "story-mixed-officer");
  await openExchange(page, "下发与回执");
  await receive(desks.township.page, desks.stick, [await sendTo(page, desks.stick)]);
  await goTo(desks.township.page, "检举控告");
  await expect(desks.township.page.getByRole("row").filter({ hasText: receipt })).toContainText("专人已接收");
});

test("the raw search finds nothing of it in the desk folder, the browser profile, IndexedDB or on the stick", async () => {
  const walked = await walkIndexedDb(desks.township.page, needles);
  expect(walked.found).toEqual([]);
  expect(walked.values).toBeGreaterThan(0);
  await desks.township.close();
  for (const folder of [desks.township.folder, desks.township.profile, desks.stick]) {
    const searched = searchFolder(folder, needles);
    expect(searched.found, folder).toEqual([]);
    expect(searched.files).toBeGreaterThan(0);
  }
});
