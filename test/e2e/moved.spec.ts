import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { freshFolder } from "./desk-window.ts";
import { receive, sendUp } from "./steps/exchange.ts";
import { openPetition, registerVisit } from "./steps/intake.ts";
import { look } from "./steps/look.ts";
import { needlesFor, searchFolder, walkIndexedDb } from "./steps/raw-search.ts";
import { goTo } from "./steps/rooms.ts";
import { textOf } from "./steps/text.ts";
import { setUpWithOfficer, twoDesks } from "./steps/two-desks.ts";

test.describe.configure({ mode: "serial" });

const desks = twoDesks();

const officer = { name: "周明远", passphrase: "只归专人知道的七个词" };
const secret = {
  name: "司徒映雪",
  phone: "13700002261",
  address: "青溪镇下坞村 6 组",
  contentClass: "其他",
  title: "反映扶持款记在空户头上",
  statement: "下坞村出纳莫某把水库移民扶持款记在空户头上，有账页照片。",
};
const other = {
  name: "陈桂兰",
  phone: "13812345521",
  address: "青溪镇上坞村 4 组",
  contentClass: "其他",
  title: "反映灌溉水渠损坏无人修复",
  statement: "去年汛期冲坏的水渠到现在没有人修。",
};
const needles = needlesFor([secret.name, secret.phone, secret.title, "水库移民扶持款记在空户头上"]);

let moved: string;
let kept: string;

test("an accusation is registered as a claim and reported, and both offices have it", async () => {
  await setUpWithOfficer(desks, officer);
  kept = await registerVisit(desks.township.page, other);
  moved = await registerVisit(desks.township.page, secret);
  await receive(desks.district.page, desks.stick, [await sendUp(desks.township.page, desks.stick)]);
  await openPetition(desks.district.page, moved);
});

test("the township moves it: what stays is its number, and the rest of the desk is as it was", async () => {
  const { page } = desks.township;
  await openPetition(page, moved);
  await page.getByRole("button", { name: /^转入检举控告/ }).click();
  await look(page, "move-to-accusations");
  await page.getByRole("button", { name: /^封存并转入/ }).click();
  await expect(page.getByRole("dialog").getByText("请先确认已知道转入后不能撤销。")).toBeVisible();
  await page.getByLabel("被检举控告的人或单位").fill("下坞村出纳莫某");
  await page.getByRole("checkbox", { name: /我已知道/ }).check();
  await page.getByRole("button", { name: /^封存并转入/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "已转入检举控告" })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/^J-\d{9}-\d{4}-A-\d{4}-[0-9A-Z]{3}$/)).toBeVisible();
  await look(page, "moved-petition");
  const receipt = await textOf(page.getByText(/^J-\d{9}-\d{4}-A-\d{4}-[0-9A-Z]{3}$/));
  await page.getByRole("link", { name: "打印回执" }).click();
  await expect(page.getByRole("row").filter({ hasText: receipt })).toContainText("待专人接收");
  await goTo(page, "台账");
  await expect(page.getByRole("row").filter({ hasText: moved })).toContainText("（已转入检举控告）");
  await expect(page.getByRole("row").filter({ hasText: kept })).toContainText(other.title);
  await openPetition(page, kept);
  await expect(page.getByText(other.statement)).toBeVisible();
});

test("the district lets go of what it had, and its officer reads all of it", async () => {
  const { page } = desks.district;
  await receive(page, desks.stick, [await sendUp(desks.township.page, desks.stick)]);
  await goTo(page, "台账");
  await expect(page.getByRole("row").filter({ hasText: moved })).toContainText("（已转入检举控告）");
  await goTo(page, "检举控告");
  await page.getByLabel("专人口令", { exact: true }).fill(officer.passphrase);
  await page.getByRole("button", { name: "打开专区" }).click();
  const rows = page.getByRole("button", { name: /^J-/ });
  await expect(rows).toHaveCount(1);
  await rows.click();
  await expect(page.getByText(secret.statement)).toBeVisible();
  await expect(page.getByText(new RegExp(`^${moved}，`))).toBeVisible();
  await page.getByRole("button", { name: "打开“原信访事项登记和办理记录.txt”" }).first().click();
  await expect(page.getByText(/petition\.registered/).first()).toBeVisible();
  const record = "原信访事项登记和办理记录.txt";
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page
      .getByRole("button", { name: `另存“${record}”` })
      .first()
      .click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^材料-\d{8}-\d{6}\.txt$/);
  const saved = join(freshFolder("saved"), "record.txt");
  await download.saveAs(saved);
  expect(readFileSync(saved, "utf8")).toContain(secret.statement);
  await look(page, "moved-accusation");
});

test("no word of it lies anywhere at either office; planted, it is found", async () => {
  for (const desk of [desks.township, desks.district]) {
    expect((await walkIndexedDb(desk.page, needles)).found).toEqual([]);
    await desk.close();
    for (const folder of [desk.folder, desk.profile]) {
      expect(searchFolder(folder, needles).found, folder).toEqual([]);
      writeFileSync(join(folder, "planted.txt"), secret.statement);
      expect(searchFolder(folder, needles).found, folder).toHaveLength(1);
    }
  }
});
