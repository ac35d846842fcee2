import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { type DeskWindow, freshFolder, openDesk, removeFolders } from "./desk-window.ts";
import { chooseFile } from "./steps/choose-file.ts";
import { openExchange, typeFolder } from "./steps/exchange.ts";
import { setUpTownship, unlock } from "./steps/first-start.ts";
import { openPetition, saveVisit, tellVisit } from "./steps/intake.ts";
import { openMaterials } from "./steps/photo.ts";
import { writtenWords } from "./steps/places.ts";
import { encodeGb18030, needlesFor, searchFolder, walkIndexedDb } from "./steps/raw-search.ts";

test.describe.configure({ mode: "serial" });

/** The last character of an identity number by GB 11643 (ISO 7064 MOD 11-2). */
function checkCharacter(digits: string): string {
  let sum = 0;
  for (const [place, digit] of [...digits].entries()) sum += Number(digit) * (2 ** (17 - place) % 11);
  return "10X98765432"[sum % 11] ?? "";
}

const identity = "99012719560308472";
const person = {
  name: "欧阳霁鸢",
  identityNumber: identity + checkCharacter(identity),
  phone: "13987650413",
  address: "紫藤坡村九组",
  title: "老水井被封三年要求恢复",
  statement: "紫藤架下的老水井封了三年，四十户人家挑水翻两道山梁。",
};
const needles = needlesFor([
  person.name,
  person.identityNumber,
  person.phone,
  person.address,
  person.title,
  "四十户人家挑水翻两道山梁",
]);

/** Saves the open material as a browser does by itself, which writes the file's name into its history. */
async function saveAsBrowsersDo(page: Page): Promise<void> {
  const downloadPath = freshFolder("downloads");
  const protocol = await page.context().newCDPSession(page);
  await protocol.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath });
  await page.getByRole("dialog").getByRole("button", { name: "另存" }).click();
  await expect.poll(() => readdirSync(downloadPath)).toEqual([expect.stringMatching(/^材料-\d{8}-\d{6}\.txt$/)]);
  await protocol.detach();
}

let desk: DeskWindow;
let stick: string;
test.beforeAll(async () => {
  stick = freshFolder("stick");
  desk = await openDesk(freshFolder("desk"), freshFolder("profile"));
});
test.afterAll(removeFolders);

test("after a day's use nothing of a petitioner lies in clear on the disk, in the profile, in a backup or in IndexedDB", async () => {
  const { page } = desk;
  await setUpTownship(page);
  const paper = join(freshFolder("scan"), `${person.name}的材料.txt`);
  writeFileSync(paper, `${person.name} ${person.phone}\n${person.statement}`);
  await tellVisit(page, { ...person, contentClass: "ncny" });
  await chooseFile(page, () => page.getByRole("button", { name: "选择文件" }).click(), paper);
  await expect(page.getByText(/^文本 · |^文字 · /).first()).toBeVisible();
  await expect(page.getByText(/^草稿 \d+ 秒前已存$/)).toBeVisible();
  const number = await saveVisit(page);
  // Another one stays a draft.
  await tellVisit(page, { ...person, contentClass: "ncny" });
  await expect(
    page
      .getByText("姓名和属地相同")
      .or(page.getByText(/电话相同/))
      .first(),
  ).toBeVisible();
  await expect(page.getByText(/^草稿 \d+ 秒前已存$/)).toBeVisible();
  await page.waitForTimeout(2500);

  await page.getByLabel("在台账中查找").fill(person.name);
  await expect(page.getByText("找到 1 件")).toBeVisible();
  await openPetition(page, number);
  await page.getByRole("button", { name: "显示个人信息" }).click();
  await expect(page.getByText(person.identityNumber)).toBeVisible();
  await openMaterials(page);
  await page.getByRole("button", { name: `${person.name}的材料.txt` }).click();
  await expect(page.getByRole("dialog").getByText("四十户人家")).toBeVisible();
  await saveAsBrowsersDo(page);
  await page.keyboard.press("Escape");
  await openExchange(page, "备份");
  await typeFolder(page, "备份到哪个文件夹", stick);
  await page.getByRole("button", { name: "立即备份" }).click();
  await expect(page.getByText(writtenWords)).toBeVisible();
  await page.keyboard.press("Control+l");
  await unlock(page);

  const walked = await walkIndexedDb(page, needles);
  expect(walked.found).toEqual([]);
  expect(walked.databases).toBeGreaterThan(0);
  expect(walked.values).toBeGreaterThan(0);
  await desk.close();
  for (const folder of [desk.folder, desk.profile, stick]) {
    const searched = searchFolder(folder, needles);
    expect(searched.found, folder).toEqual([]);
    expect(searched.files).toBeGreaterThan(0);
  }
});

test("the same search finds the same texts where they were planted in clear", async () => {
  const control = await openDesk(freshFolder("control"), freshFolder("control-profile"));
  await expect(control.page.getByText("这台电脑做什么用？")).toBeVisible();
  await control.page.evaluate(
    async ({ texts, gb }) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open("planted", 1);
        request.onupgradeneeded = () => request.result.createObjectStore("things");
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const writing = database.transaction("things", "readwrite", { durability: "strict" });
      const things = writing.objectStore("things");
      things.put({ deep: [{ inside: new Map([["text", `前 ${texts[0]} 后`]]) }] }, 1);
      things.put({ bytes: new TextEncoder().encode(`前 ${texts[1]} 后`) }, 2);
      things.put(new Blob([new Uint8Array(gb)]), 3);
      things.put("nothing", `key ${texts[3]}`);
      await new Promise((resolve, reject) => {
        writing.oncomplete = resolve;
        writing.onerror = reject;
      });
      database.close();
      localStorage.setItem("planted", texts.join(" "));
    },
    { texts: [person.name, person.identityNumber, "", person.phone], gb: [...encodeGb18030(person.address)] },
  );
  const walked = await walkIndexedDb(control.page, needles);
  expect([...walked.found].sort()).toEqual(
    [person.name, person.identityNumber, person.address, person.phone].map((text) => `planted/things: ${text}`).sort(),
  );
  await control.page.waitForTimeout(500);
  await control.close();
  expect(searchFolder(control.profile, needles).found.join("\n")).toContain(person.name);

  const files = freshFolder("planted-files");
  for (const needle of needles)
    writeFileSync(
      join(files, `${needle.encoding}-${needles.indexOf(needle)}.bin`),
      Buffer.concat([Buffer.alloc(4099, 7), needle.bytes, Buffer.alloc(9, 1)]),
    );
  const searched = searchFolder(files, needles);
  for (const needle of needles)
    expect(searched.found).toContain(
      `${join(files, `${needle.encoding}-${needles.indexOf(needle)}.bin`)}: ${needle.text} (${needle.encoding})`,
    );
});
