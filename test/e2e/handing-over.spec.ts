import { randomBytes } from "node:crypto";
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { createAlliance, exportTo, stage } from "../../cli/alliance.ts";
import { mustSucceed, playPetition, type RunningOffice } from "../../cli/office.ts";
import { contentClassCode, countyOffice, pickTownships, villagesOf } from "../../cli/simulate/county.ts";
import { simulatePetition } from "../../cli/simulate/generator.ts";
import { createRandom } from "../../cli/simulate/random.ts";
import { type DeskWindow, freshFolder, openDesk, removeFolders } from "./desk-window.ts";
import { chooseFile } from "./steps/choose-file.ts";
import { openExchange, planRow, takeFiles, typeFolder, writtenName } from "./steps/exchange.ts";
import { dropFile, pasteFile } from "./steps/hand-over.ts";
import { openPetition, saveVisit, tellVisit } from "./steps/intake.ts";
import { openMaterials, type Photo, seesPhoto, takePhoto } from "./steps/photo.ts";
import { writtenWords } from "./steps/places.ts";
import { goTo } from "./steps/rooms.ts";

test.describe.configure({ mode: "serial" });

/** Long enough to press 取消 on a fast machine. */
const largeBytes = 190_000_000;
const day = 86_400_000;

let township: DeskWindow;
let district: DeskWindow;
let stick: string;
let camera: string;
let passphrase: string;
let early: string;
let late: string;
let number: string;
let photo: Photo;

/**
 * A township whose first bundle the district acknowledged, and whose second carries only what came after. The district in
 * the window is one that never saw the first: its disk as it was before.
 */
test.beforeAll(async () => {
  test.setTimeout(120_000);
  stick = freshFolder("stick");
  camera = freshFolder("camera");
  const out = freshFolder("offices");
  const made = await createAlliance(
    out,
    { district: countyOffice, townships: pickTownships(1) },
    new Date(Date.now() - 20 * day),
  );
  passphrase = made.passphrase;
  const [office] = made.townships;
  if (!office) throw new Error("no township");
  const random = createRandom(11);
  const play = async (serial: number, daysAgo: number, from: RunningOffice) => {
    const at = { firstDay: new Date(Date.now() - daysAgo * day), days: 1, villages: villagesOf(from.organisation) };
    const { followUps: _, ...petition } = simulatePetition(random, serial, { ...at, codeOf: contentClassCode });
    await playPetition(from, { ...petition, files: [], followUps: [] });
  };
  const districtFolder = join(out, "desks", countyOffice.organisation);
  const before = join(freshFolder("district"), "desk");
  cpSync(districtFolder, before, { recursive: true, filter: (path) => !path.endsWith("lock") });
  await play(1, 15, office);
  const first = await exportTo(office, countyOffice.organisation, stick);
  await mustSucceed("import", made.district.engine.applyImport({ token: await stage(made.district, first.path) }));
  const receipt = await exportTo(made.district, office.organisation, stick, true);
  await mustSucceed("take the receipt", office.engine.applyImport({ token: await stage(office, receipt.path) }));
  await play(2, 5, office);
  const second = await exportTo(office, countyOffice.organisation, stick);
  [early, late] = [first.path, second.path];
  await made.district.close();
  await office.close();
  township = await openDesk(join(out, "desks", office.organisation), freshFolder("township-profile"));
  district = await openDesk(before, freshFolder("district-profile"));
  for (const { page } of [township, district]) await enter(page);
});
test.afterAll(async () => {
  await district?.close();
  await township?.close();
  removeFolders();
});

async function enter(page: Page): Promise<void> {
  await page.getByLabel("口令", { exact: true }).fill(passphrase);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "今天要做的" })).toBeVisible({ timeout: 20_000 });
}

/** A file of noise that no form of compression makes small. */
function largeFile(name: string): string {
  const path = join(camera, name);
  writeFileSync(path, randomBytes(largeBytes));
  return path;
}

/** Bytes of everything in a folder. */
function bytesIn(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

const nameOf = (path: string): string => path.split("/").at(-1) ?? "";

test("materials are dragged, pasted and chosen; each is shown at once and is there after saving", async () => {
  const { page } = township;
  const dragged = takePhoto(camera, "现场.png");
  photo = dragged;
  const pasted = join(camera, "说明.txt");
  writeFileSync(pasted, "村口便道积水的说明");
  const chosen = join(camera, "清单.txt");
  writeFileSync(chosen, "受影响的农户清单");
  await tellVisit(page, {
    name: "何水土",
    address: "青溪镇下坞村 3 组 8 号",
    contentClass: "jtys",
    title: "村口便道雨后积水",
    statement: "村口便道一下雨就积水，老人小孩不好走。",
  });
  await dropFile(page, page.getByRole("button", { name: "选择文件" }), dragged.path, "image/png");
  await expect(page.getByText(/^图片 · /)).toBeVisible();
  await pasteFile(page, pasted, "text/plain");
  await expect(page.getByRole("button", { name: "说明.txt" })).toBeVisible();
  await chooseFile(page, () => page.getByRole("button", { name: "选择文件" }).click(), chosen);
  await expect(page.getByRole("button", { name: "清单.txt" })).toBeVisible();
});

/** The name that a picture of the camera is given. */
const takenName = /拍照 \d{8}-\d{6}\.jpg/;

test("a picture is taken with the camera, looked at and kept: it is sealed like any other material", async () => {
  const { page } = township;
  // The browser would grant both; the desk's own policy lets through the camera alone.
  const sound = page.evaluate(() => navigator.mediaDevices.getUserMedia({ audio: true }).catch(({ name }: Error) => name));
  expect(await sound).toBe("NotAllowedError");
  const attachments = join(township.folder, "attachments");
  const before = new Set(readdirSync(attachments, { recursive: true, encoding: "utf8" }));
  await page.getByRole("button", { name: "拍照" }).click();
  const dialog = page.getByRole("dialog", { name: "拍照" });
  const video = dialog.locator("video");
  await expect.poll(() => video.evaluate((one: HTMLVideoElement) => one.videoWidth)).toBeGreaterThan(0);
  await dialog.getByRole("button", { name: "拍下" }).click();
  await expect(dialog.getByRole("img", { name: "拍照" })).toBeVisible();
  await dialog.getByRole("button", { name: "采用" }).click();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: takenName })).toBeVisible();
  const added = () => readdirSync(attachments, { recursive: true, encoding: "utf8" }).filter((name) => !before.has(name));
  await expect.poll(added).not.toHaveLength(0);
  // What stands at the beginning of every such picture stands nowhere: none lies there in clear.
  for (const name of added()) expect(readFileSync(join(attachments, name)).includes("JFIF")).toBe(false);
});

test("storing a large file is cancelled: nothing of it stays, and the draft keeps the rest", async () => {
  const { page } = township;
  const attachments = join(township.folder, "attachments");
  const before = bytesIn(attachments);
  const large = largeFile("录像.mp4");
  await chooseFile(page, () => page.getByRole("button", { name: "选择文件" }).click(), large);
  await page.getByRole("button", { name: "取消", exact: true }).click();
  await expect(page.getByText(/已取消/)).toBeVisible();
  await expect(page.getByRole("button", { name: "录像.mp4" })).toHaveCount(0);
  await expect.poll(() => bytesIn(attachments)).toBe(before);
  await chooseFile(page, () => page.getByRole("button", { name: "选择文件" }).click(), large);
  await expect(page.getByRole("button", { name: "录像.mp4" })).toBeVisible({ timeout: 60_000 });
  number = await saveVisit(page);
  await openPetition(page, number);
  await openMaterials(page);
  for (const name of ["说明.txt", "清单.txt", "录像.mp4"]) await expect(page.getByRole("button", { name })).toBeVisible();
  await page.getByRole("button", { name: takenName }).click();
  const taken = page.getByRole("dialog").getByRole("img", { name: takenName });
  await expect.poll(() => taken.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await page.keyboard.press("Escape");
  await seesPhoto(page, photo);
});

test("an export is cancelled: no file stays behind, whole or in part", async () => {
  const { page } = township;
  const out = freshFolder("out");
  await openExchange(page, "上报");
  await page.getByRole("button", { name: /^下一步/ }).click();
  await typeFolder(page, "写入的文件夹", out);
  await page.getByRole("button", { name: /^导出/ }).click();
  await page.getByRole("button", { name: "取消", exact: true }).click();
  await expect(page.getByText(/已取消/).first()).toBeVisible();
  await expect.poll(() => readdirSync(out)).toEqual([]);
});

test("a gap is shown and merges nothing until it is confirmed in a second step; the missing part closes it", async () => {
  const { page } = district;
  await openExchange(page, "接收");
  await dropFile(page, page.getByText(/^把文件拖到这里/), late);
  const row = planRow(page, nameOf(late));
  await expect(row.getByText("缺少前段")).toBeVisible({ timeout: 20_000 });
  await expect(row.getByText(/^缺第 \d+–\d+ 条/)).toBeVisible();
  await expect(page.getByRole("button", { name: /^合并/ })).toHaveCount(0);

  await row.getByRole("button", { name: "仍要合并" }).click();
  const dialog = page.getByRole("dialog", { name: "缺少前段，仍要合并？" });
  await expect(dialog.getByText(/回执不会越过缺口/)).toBeVisible();
  await dialog.getByRole("button", { name: "取消" }).click();
  await expect(row.getByText("缺少前段")).toBeVisible();

  await row.getByRole("button", { name: "仍要合并" }).click();
  await dialog.getByRole("button", { name: "仍要合并" }).click();
  await expect(row.getByText("已合并", { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(row.getByText(/电话回执码/)).toHaveCount(0);

  await takeFiles(page, stick, [nameOf(early)]);
  await expect(planRow(page, nameOf(early)).getByText("可以合并")).toBeVisible({ timeout: 20_000 });
  await page.getByRole("button", { name: /^合并/ }).click();
  await expect(planRow(page, nameOf(early)).getByText("已合并", { exact: true })).toBeVisible({ timeout: 20_000 });
  await goTo(page, "台账");
  await expect(page.getByText("共 2 件")).toBeVisible();
});

test("an import is cancelled: nothing of it is merged, and the same file is merged afterwards", async () => {
  // The township stands where its export was cancelled.
  await typeFolder(township.page, "写入的文件夹", stick);
  await township.page.getByRole("button", { name: /^导出/ }).click();
  await expect(township.page.getByText(writtenWords)).toBeVisible({ timeout: 60_000 });
  const name = await writtenName(township.page);
  const { page } = district;
  await openExchange(page, "接收");
  await takeFiles(page, stick, [name]);
  const cancel = page.getByRole("region", { name: "核验结果" }).getByRole("button", { name: "取消", exact: true });
  await cancel.click();
  const left = page.getByRole("region", { name: "以前收下、还没有合并的文件" }).getByRole("row").filter({ hasText: name });
  await left.getByRole("button", { name: "核验" }).click();
  const row = planRow(page, name);
  await expect(row.getByText("可以合并")).toBeVisible({ timeout: 60_000 });
  const merge = page.getByRole("button", { name: /^合并/ });
  await merge.click();
  await cancel.click();
  await expect(row.getByText(/^已取消。/)).toBeVisible();
  await goTo(page, "台账");
  await expect(page.getByText("共 2 件")).toBeVisible();

  await openExchange(page, "接收");
  await left.getByRole("button", { name: "核验" }).click();
  await expect(row.getByText("可以合并")).toBeVisible({ timeout: 60_000 });
  await merge.click();
  await expect(row.getByText("已合并", { exact: true })).toBeVisible({ timeout: 60_000 });
  await openPetition(page, number);
  await seesPhoto(page, photo);
});
