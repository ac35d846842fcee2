import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { type DeskWindow, freshFolder, openDesk, removeFolders } from "./desk-window.ts";
import { openExchange, typeFolder, writtenName } from "./steps/exchange.ts";
import { confirmSheet, type Office, setUpTownship, townshipOffice, unlock } from "./steps/first-start.ts";
import { openPetition, registerVisit, tellVisit, type Visit } from "./steps/intake.ts";
import { look } from "./steps/look.ts";
import { type Photo, seesPhoto, takePhoto } from "./steps/photo.ts";
import { writtenWords } from "./steps/places.ts";
import { goTo } from "./steps/rooms.ts";

test.describe.configure({ mode: "serial" });

const visit: Visit = {
  name: "徐国根",
  phone: "13800005521",
  address: "青溪镇上坞村 12 组 37 号",
  contentClass: "ncny",
  title: "要求落实原农田水利修建民工补助",
  statement: "1976 至 1981 年参加青溪水库修建，请说明政策依据。",
};
const unfinished: Visit = {
  name: "何水土",
  address: "青溪镇下坞村 3 组 8 号",
  contentClass: "jtys",
  title: "村口便道雨后积水",
  statement: "村口便道一下雨就积水，老人小孩不好走。",
};
const clerk: Office = { ...townshipOffice, user: "何秀英", passphrase: "梧桐 灯塔 九月的雨" };

let desk: DeskWindow;
let stick: string;
let photo: Photo;
let number: string;
let recovery: string;

/** The journal's bytes. */
function journalOf(folder: string): string {
  const journal = join(folder, "journal");
  const hash = createHash("sha256");
  for (const name of readdirSync(journal).sort()) hash.update(readFileSync(join(journal, name)));
  return hash.digest("hex");
}

test.beforeAll(async () => {
  stick = freshFolder("stick");
  photo = takePhoto(freshFolder("camera"), "水库旧照.png");
  desk = await openDesk(freshFolder("desk"), freshFolder("profile"));
  recovery = (await setUpTownship(desk.page)).recovery;
  number = await registerVisit(desk.page, { ...visit, photo: photo.path });
});
test.afterAll(async () => {
  await desk?.close();
  removeFolders();
});

test("a second user is added as 登记员", async () => {
  const { page } = desk;
  await goTo(page, "设置");
  await page.getByRole("button", { name: "添加使用人" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("姓名", { exact: true }).fill(clerk.user);
  await expect(dialog.getByRole("combobox", { name: "角色" })).toHaveValue("登记员");
  await dialog.getByLabel("初始口令", { exact: true }).fill(clerk.passphrase);
  await dialog.getByLabel("再输一遍", { exact: true }).fill(clerk.passphrase);
  await dialog.getByRole("button", { name: "添加使用人" }).click();
  await expect(page.getByRole("combobox", { name: `${clerk.user} 的角色` })).toHaveValue("登记员");
  await look(page, "settings");
});

test("a draft survives the sudden end of server and browser", async () => {
  await tellVisit(desk.page, unfinished);
  await expect(desk.page.getByText(/^草稿 \d+ 秒前已存$/)).toBeVisible();
  await desk.page.waitForTimeout(2500);
  await desk.kill();
  desk = await openDesk(desk.folder, desk.profile);
  await unlock(desk.page);
  await goTo(desk.page, "登记");
  await desk.page.getByRole("button", { name: "草稿 · 何*土" }).click();
  await expect(desk.page.getByLabel("姓名", { exact: true })).toHaveValue(unfinished.name);
  await expect(desk.page.getByLabel("概况（一句话）")).toHaveValue(unfinished.title);
  await expect(desk.page.getByLabel(/^原始陈述/)).toHaveValue(unfinished.statement);
  await openPetition(desk.page, number);
});

test("locking hides everything; a wrong passphrase is refused, and after three the desk makes one wait", async () => {
  const { page } = desk;
  await page.keyboard.press("Control+l");
  await expect(page.getByText("已锁定")).toBeVisible();
  await expect(page.getByText(number)).toHaveCount(0);
  await expect(page.getByText(visit.title)).toHaveCount(0);
  await page.getByRole("button", { name: clerk.user }).click();
  for (let tries = 0; tries < 3; tries += 1) {
    await expect(page.getByText(/^口令多次不对/)).toHaveCount(0);
    await page.getByLabel("口令", { exact: true }).fill(`不对的口令 ${tries}`);
    await page.keyboard.press("Enter");
    await expect(page.getByText("口令不对，数据没有改动，请重试")).toBeVisible();
    await expect(page.getByLabel("口令", { exact: true })).toHaveValue("");
  }
  await expect(page.getByText(/^口令多次不对，请等 \d+ 秒再试$/)).toBeVisible();
  await expect(page.getByRole("button", { name: "打开", exact: true })).toBeDisabled();
  await expect(page.getByText(/^口令多次不对/)).toHaveCount(0, { timeout: 10_000 });
  await unlock(page, clerk);
  await expect(page.getByText(`${clerk.user} · 登记员`)).toBeVisible();
});

test("a 登记员 may not change who uses the desk", async () => {
  await goTo(desk.page, "设置");
  await expect(desk.page.getByText("只有管理员可以更改。")).toBeVisible();
  await expect(desk.page.getByRole("button", { name: "添加使用人" })).toHaveCount(0);
});

test("a second shell on the same folder says that it is open elsewhere", async () => {
  await expect(openDesk(desk.folder, freshFolder("other-profile"))).rejects.toThrow(/已在另一窗口打开/);
});

test("a second tab on the same desk says so as well", async () => {
  const tab = await desk.page.context().newPage();
  await tab.goto(new URL("/", desk.page.url()).href);
  await expect(tab.getByText("已在另一窗口打开")).toBeVisible();
  await tab.close();
});

test("an accusation leaves nothing: no draft, no petition, no line in the journal", async () => {
  const { page } = desk;
  const before = journalOf(desk.folder);
  await page.keyboard.press("F2");
  await page.keyboard.press("2");
  await expect(page.getByText("没有保存任何内容，也没有生成草稿。")).toBeVisible();
  await expect(page.getByRole("main").getByRole("textbox")).toHaveCount(0);
  await page.getByRole("button", { name: "返回，重新回答" }).click();
  await expect(page.getByRole("navigation", { name: "未完成的草稿" }).getByRole("button")).toHaveCount(1);
  expect(journalOf(desk.folder)).toEqual(before);
  await goTo(page, "台账");
  await expect(page.getByText("共 1 件")).toBeVisible();
});

test("filters stand in the address as codes; address, title and history hold nothing personal", async () => {
  const { page } = desk;
  await goTo(page, "台账");
  const channel = page.getByRole("combobox", { name: "信访形式" });
  await channel.click();
  await page.getByRole("option", { name: "来访" }).click();
  await expect(page).toHaveURL(/channel=visit/);
  await page.getByLabel("在台账中查找").fill(visit.name);
  await expect(page.getByText("找到 1 件")).toBeVisible();
  await page.getByRole("row").filter({ hasText: number }).click();
  await expect(page.getByRole("heading", { level: 1, name: visit.title })).toBeVisible();
  await page.getByRole("button", { name: "显示个人信息" }).click();
  await expect(page.getByText(visit.name).first()).toBeVisible();
  const seen: string[] = [];
  for (let step = 0; step < 8; step += 1) {
    seen.push(decodeURIComponent(page.url()), await page.title());
    seen.push(await page.evaluate(() => JSON.stringify([history.state, { ...sessionStorage }, { ...localStorage }])));
    if (step < 7 && (await page.goBack()) === null) await page.waitForTimeout(50);
  }
  expect(seen.join("\n")).toContain("channel=visit");
  for (const personal of [visit.name, "13800005521", visit.title, "水库", "何水土", "便道"]) {
    expect(seen.join("\n")).not.toContain(personal);
  }
});

test("without its browser profile the desk rebuilds its ledger from the journal, with nothing lost", async () => {
  await desk.close();
  rmSync(desk.profile, { recursive: true });
  desk = await openDesk(desk.folder, freshFolder("new-profile"));
  await unlock(desk.page);
  await openPetition(desk.page, number);
  await expect(desk.page.getByText(visit.statement)).toBeVisible();
  await seesPhoto(desk.page, photo);
  await goTo(desk.page, "登记");
  await expect(desk.page.getByRole("button", { name: "草稿 · 何*土" })).toBeVisible();
});

test("a backup and the recovery sheet bring everything back on a new computer", async () => {
  await openExchange(desk.page, "备份");
  await typeFolder(desk.page, "备份到哪个文件夹", stick);
  await desk.page.getByRole("button", { name: "立即备份" }).click();
  await expect(desk.page.getByText(writtenWords)).toBeVisible();
  const backup = await writtenName(desk.page);
  await desk.close();

  desk = await openDesk(freshFolder("new-desk"), freshFolder("restored-profile"));
  const { page } = desk;
  await page.getByRole("button", { name: "从备份恢复" }).click();
  await typeFolder(page, "文件夹路径", stick);
  await page.getByRole("checkbox", { name: backup, exact: true }).check();
  await page.getByRole("button", { name: "检查文件" }).click();
  await page.getByLabel("二、输入恢复单上的恢复码").fill(recovery);
  await page.getByLabel("三、最近一张打印件上的编号").fill(number);
  await page.getByLabel("姓名", { exact: true }).fill(townshipOffice.user);
  await page.getByLabel("口令", { exact: true }).fill(townshipOffice.passphrase);
  await page.getByLabel("再输一遍", { exact: true }).fill(townshipOffice.passphrase);
  await page.getByRole("button", { name: "恢复", exact: true }).click();
  await confirmSheet(page, "恢复单", "已保管好，进入信访台");
  await openPetition(page, number);
  await expect(page.getByText(visit.statement)).toBeVisible();
  await seesPhoto(page, photo);
  const next = await registerVisit(page, unfinished);
  expect(Number(next.split("-").at(-2))).toBeGreaterThan(Number(number.split("-").at(-2)));
});
