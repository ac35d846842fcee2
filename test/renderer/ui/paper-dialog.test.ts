import { execFileSync } from "node:child_process";
import type { Locator, Page } from "@playwright/test";
import { describe, expect, test } from "vitest";
import { standardFonts } from "../../../shared/documents/paper/fonts.ts";
import { calls } from "../fake-page.ts";
import { pagesOfFile } from "../pages-of-file.ts";

const pages = pagesOfFile();
/** Complains of 青溪镇人民政府. */
const complaining = "/petition/0000000000000000000000000000000a";
const question = /“青溪镇信访站”是信访人反映的对象/;

async function openDialog(page: Page, kind: string): Promise<void> {
  await page.getByRole("tab", { name: "文书" }).click();
  await page.getByRole("button", { name: "制作文书" }).click();
  await page.getByRole("combobox", { name: "文书" }).click();
  await page.getByRole("option", { name: kind }).click();
}

function isInSight(place: Locator): Promise<boolean> {
  return place.evaluate((element) => {
    const box = element.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return top !== null && element.contains(top);
  });
}

const printed = (page: Page) => calls(page, "print.html").then((all) => all.length);

describe("printing a letter that is not issued", () => {
  test("asks first where it goes to the office that is complained of, and asks anew about another one", async () => {
    const page = await pages.open("district", complaining);
    await openDialog(page, "转送函（D04）");
    const dialog = page.getByRole("dialog");
    const print = dialog.getByRole("button", { name: "打印（不编文号）" });
    const yes = dialog.getByRole("button", { name: "已确认，照常打印" });
    await dialog.getByLabel("转送机关").fill("青溪镇信访站");
    await print.click();
    // Before the eyes, beside the button that answers it, however long the paper's fields are.
    await expect.poll(() => isInSight(dialog.getByText(question))).toBe(true);
    expect(await printed(page)).toBe(0);
    await dialog.getByLabel("转送机关").fill("区民政局");
    await expect.poll(() => yes.count()).toBe(0);
    expect(await dialog.getByText(question).count()).toBe(0);
    await print.click();
    await expect.poll(() => printed(page)).toBe(1);
    await dialog.getByLabel("转送机关").fill("青溪镇信访站");
    await print.click();
    await yes.click();
    await expect.poll(() => printed(page)).toBe(2);
    expect(await calls(page, "issuePaper")).toEqual([]);
    await page.close();
  });
});

/** As fontconfig knows them, which the window does not ask. */
const installed = new Set(execFileSync("fc-list", [":", "family"]).toString().split(/[,\n]/));
const isHere = (name: string) => standardFonts.find((font) => font.name === name)?.any.some((one) => installed.has(one));
const expected = (names: readonly string[]) => names.filter((name) => !isHere(name));

test("names the standard's fonts that this machine lacks and the chosen paper asks for, and no other", async () => {
  const page = await pages.open("district", complaining);
  await openDialog(page, "转送函（D04）");
  const warning = page.getByRole("dialog").getByText(/^本机没有.*已用相近字体代替/);
  await warning.waitFor();
  const lacked = async () => ((await warning.textContent()) ?? "").replace(/^本机没有(.*?)，.*$/s, "$1").split("、");
  expect(await lacked()).toEqual(expected(["小标宋体", "仿宋体", "宋体"]));
  await page.getByRole("combobox", { name: "文书" }).click();
  await page.getByRole("option", { name: "信访事项登记表" }).click();
  await expect.poll(lacked).toEqual(expected(["小标宋体", "仿宋体", "黑体", "宋体"]));
  await page.close();
});

test("tells once of the fonts that a page lacks which is printed without a preview", async () => {
  const page = await pages.open("township", "/");
  const told = page.getByText(/^本机没有.*已用相近字体代替/);
  const lacked = expected(["小标宋体", "仿宋体", "黑体"]);
  await page.getByRole("button", { name: "周一清单" }).click();
  await expect.poll(async () => (await calls(page, "print.html")).length).toBe(1);
  await expect
    .poll(() => told.allTextContents().then((all) => all.map((one) => one.replace(/^本机没有(.*?)，.*$/s, "$1"))))
    .toEqual(lacked.length === 0 ? [] : [lacked.join("、")]);
  if (lacked.length > 0) {
    await page.getByRole("button", { name: "关闭字体提示" }).click();
    await told.waitFor({ state: "detached" });
  }
  await page.getByRole("button", { name: "周一清单" }).click();
  await expect.poll(async () => (await calls(page, "print.html")).length).toBe(2);
  expect(await told.count()).toBe(0);
  await page.close();
});

test("what was drafted for a paper is there again after the desk was locked, until it is emptied, closed or issued", async () => {
  const page = await pages.open("district", complaining);
  const dialog = page.getByRole("dialog");
  const restored = dialog.getByText("接着上次未保存的内容");
  const to = dialog.getByLabel("转送机关");
  await openDialog(page, "转送函（D04）");
  await to.fill("区民政局");
  expect(await restored.count()).toBe(0);
  const lockAndReopen = async () => {
    await page.keyboard.press("Control+L");
    await page.getByRole("textbox", { name: "口令" }).fill("right");
    await page.keyboard.press("Enter");
    await openDialog(page, "转送函（D04）");
  };
  await lockAndReopen();
  await restored.waitFor();
  expect(await to.inputValue()).toBe("区民政局");
  // Another kind is another form.
  await page.getByRole("combobox", { name: "文书" }).click();
  await page.getByRole("option", { name: "交办函" }).first().click();
  await expect.poll(() => restored.count()).toBe(0);
  await page.getByRole("combobox", { name: "文书" }).click();
  await page.getByRole("option", { name: "转送函（D04）" }).click();
  await restored.waitFor();
  await dialog.getByRole("button", { name: "清空重填" }).click();
  await expect.poll(() => to.inputValue()).toBe("");

  await to.fill("区民政局");
  await lockAndReopen();
  await restored.waitFor();
  await dialog.getByRole("button", { name: "签发并存档" }).click();
  await dialog.getByText(/^转送函已签发/).waitFor();
  expect((await calls(page, "discardFormDraft")).at(-1)).toEqual({ petition: complaining.slice(-32), type: "paper:referral" });
  await page.close();
}, 60_000);
