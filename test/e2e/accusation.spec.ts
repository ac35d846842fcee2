import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { freshFolder } from "./desk-window.ts";
import { chooseFile } from "./steps/choose-file.ts";
import { enrol } from "./steps/enrolment.ts";
import { openExchange, receive, sendTo, sendUp } from "./steps/exchange.ts";
import { districtOffice, setUpDistrict, setUpTownship, unlock } from "./steps/first-start.ts";
import { look } from "./steps/look.ts";
import { clearOfficer } from "./steps/officer.ts";
import { needlesFor, searchFolder, walkIndexedDb } from "./steps/raw-search.ts";
import { goTo, openSettings } from "./steps/rooms.ts";
import { textOf } from "./steps/text.ts";
import { twoDesks } from "./steps/two-desks.ts";

test.describe.configure({ mode: "serial" });

const desks = twoDesks();

const officer = { name: "周明远", passphrase: "只归专人知道的七个词" };
const said = {
  name: "司徒映雪",
  phone: "13700002261",
  complainedOf: "下坞村出纳莫某",
  statement: "下坞村出纳莫某把水库移民扶持款记在空户头上，有账页照片。",
  paper: "账页抄件.txt",
  page: "空户头三个，共四万六千八百元",
};
const needles = needlesFor([said.name, said.phone, said.complainedOf, "水库移民扶持款记在空户头上", "账页抄件", said.page]);

let number: string;

test("without a cleared officer an accusation is not taken down: the township prints where to go", async () => {
  await setUpDistrict(desks.district.page);
  await setUpTownship(desks.township.page);
  const { page } = desks.township;
  await page.keyboard.press("F2");
  await page.keyboard.press("2");
  await expect(page.getByText("没有保存任何内容，也没有生成草稿。")).toBeVisible();
  await expect(page.getByRole("main").getByRole("textbox")).toHaveCount(0);
});

test("the district clears an officer: passphrase, printed sheet, announced with the next file", async () => {
  const { page } = desks.district;
  await enrol(desks.township.page, page, desks.stick);
  await clearOfficer(page, officer);
  await look(page, "accusation-officers");
  await openExchange(page, "下发与回执");
  const down = await sendTo(page, desks.stick);
  await receive(desks.township.page, desks.stick, [down]);
});

test("the township seals an accusation with its file and gives a receipt; nothing else of it stays", async () => {
  const { page } = desks.township;
  const paper = join(freshFolder("scan"), said.paper);
  writeFileSync(paper, said.page);
  await page.keyboard.press("F2");
  await page.keyboard.press("2");
  await expect(page.getByRole("heading", { level: 1, name: "登记检举控告" })).toBeVisible();
  await page.getByLabel("姓名", { exact: true }).fill(said.name);
  await page.getByLabel("电话（可不填）").fill(said.phone);
  await page.getByLabel("姓名或名称").fill(said.complainedOf);
  await page.getByLabel("原话").fill(said.statement);
  await chooseFile(page, () => page.getByRole("button", { name: "选择文件" }).click(), paper);
  await look(page, "accusation-intake");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { level: 1, name: "已封存" })).toBeVisible();
  number = await textOf(page.getByText(/^J-\d{9}-\d{4}-A-\d{4}-[0-9A-Z]{3}$/));
  await page.getByRole("link", { name: "看回执清单" }).click();
  await expect(page.getByRole("row").filter({ hasText: number })).toContainText("待专人接收");
  await goTo(page, "台账");
  await expect(page.getByText("台账里还没有信访件")).toBeVisible();
  await page.getByLabel("在台账中查找").fill(said.name);
  await expect(page.getByText("找到 1 件")).toHaveCount(0);
  await page.getByLabel("在台账中查找").fill("");
});

test("neither a user of the district without the officer's passphrase nor anybody else can read it", async () => {
  const up = await sendUp(desks.township.page, desks.stick);
  const { page } = desks.district;
  await receive(page, desks.stick, [up]);
  await goTo(page, "检举控告");
  await expect(page.getByText(/有 1 份封存部分等待专人打开/)).toBeVisible();
  await page.getByLabel("专人口令", { exact: true }).fill(districtOffice.passphrase);
  await page.getByRole("button", { name: "打开专区" }).click();
  await expect(page.getByText("专人口令不对，没有打开，请重试")).toBeVisible();
  await expect(page.getByText(number)).toHaveCount(0);
});

test("the officer reads it with his own passphrase, opens its file, records the transfer; locking closes it", async () => {
  const { page } = desks.district;
  await page.getByLabel("专人口令", { exact: true }).fill(officer.passphrase);
  await page.getByRole("button", { name: "打开专区" }).click();
  await page.getByRole("button", { name: number }).click();
  await expect(page.getByText(said.statement)).toBeVisible();
  await expect(page.getByText(said.name)).toBeVisible();
  await page.getByRole("button", { name: `打开“${said.paper}”` }).click();
  await expect(page.getByText(said.page)).toBeVisible();
  await page.getByRole("combobox", { name: "移送机关" }).fill(said.complainedOf);
  await page.getByRole("button", { name: "记录移送" }).click();
  await expect(page.getByText(/不得把检举控告转给被检举控告的人员或者单位/)).toBeVisible();
  await page.getByRole("combobox", { name: "移送机关" }).fill("区纪委监委");
  await page.getByRole("button", { name: "记录移送" }).click();
  await expect(page.getByText("移送 区纪委监委", { exact: true })).toBeVisible();
  await look(page, "accusation-file");
  await page.keyboard.press("Control+l");
  await unlock(page, districtOffice);
  await goTo(page, "检举控告");
  await expect(page.getByRole("button", { name: "打开专区" })).toBeVisible();
  await expect(page.getByText(said.complainedOf)).toHaveCount(0);
});

test("the auditor of the district sees that it was viewed", async () => {
  const { page } = desks.district;
  await openSettings(page, "使用人");
  await page.getByRole("button", { name: "添加使用人" }).click();
  const auditor = { ...districtOffice, user: "何审计", passphrase: "审计另用的六个词语" };
  await page.getByLabel("姓名", { exact: true }).fill(auditor.user);
  await page.getByRole("combobox", { name: "角色", exact: true }).click();
  await page.getByRole("option", { name: "审计员" }).click();
  await page.getByLabel("初始口令").fill(auditor.passphrase);
  await page.getByLabel("再输一遍", { exact: true }).fill(auditor.passphrase);
  await page.getByRole("dialog").getByRole("button", { name: "添加使用人" }).click();
  await expect(page.getByRole("row").filter({ hasText: auditor.user })).toBeVisible();
  await page.keyboard.press("Control+l");
  await unlock(page, auditor);
  await openSettings(page, "查看记录");
  await expect(page.getByRole("row").filter({ hasText: "查看检举控告" }).first()).toContainText(districtOffice.user);
  await look(page, "accusation-access");
});

test("the receipt comes home, and nothing of the accusation lies in clear at either office or on the stick", async () => {
  const { page } = desks.district;
  await page.keyboard.press("Control+l");
  await unlock(page, districtOffice);
  await openExchange(page, "下发与回执");
  const again = page.getByRole("button", { name: "再导出一份" });
  if (await again.isVisible()) await again.click();
  const down = await sendTo(page, desks.stick);
  await receive(desks.township.page, desks.stick, [down]);
  await goTo(desks.township.page, "检举控告");
  await expect(desks.township.page.getByRole("row").filter({ hasText: number })).toContainText("专人已接收");
  for (const desk of [desks.township, desks.district]) {
    expect((await walkIndexedDb(desk.page, needles)).found).toEqual([]);
    await desk.close();
    for (const folder of [desk.folder, desk.profile]) expect(searchFolder(folder, needles).found, folder).toEqual([]);
  }
  expect(searchFolder(desks.stick, needles).found).toEqual([]);
});
