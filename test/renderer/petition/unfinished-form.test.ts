import type { Page } from "@playwright/test";
import { expect, test } from "vitest";
import { accessibilityDefects } from "../../looking/accessibility.ts";
import { calls } from "../fake-page.ts";
import { pagesOfFile } from "../pages-of-file.ts";

const pages = pagesOfFile();
const petition = "/petition/00000000000000000000000000000002";

async function lockAndUnlock(page: Page): Promise<void> {
  await page.keyboard.press("Control+L");
  await page.getByRole("textbox", { name: "口令" }).fill("right");
  await page.keyboard.press("Enter");
}

test("a step form that was not finished when the desk locked goes on where it was, and ends when it is emptied, closed or saved", async () => {
  const page = await pages.open("township", petition);
  const dialog = page.getByRole("dialog");
  const restored = dialog.getByText("接着上次未保存的内容");
  const facts = dialog.getByLabel("事实（可不填）");
  const open = async () => {
    await page.getByRole("button", { name: /^甄别/ }).first().click();
    await facts.waitFor();
  };
  await open();
  expect(await restored.count()).toBe(0);
  await facts.fill("水渠垮塌三十米");
  await lockAndUnlock(page);
  await open();
  await restored.waitFor();
  expect(await facts.inputValue()).toBe("水渠垮塌三十米");
  expect(await accessibilityDefects(page)).toEqual([]);

  await dialog.getByRole("button", { name: "清空重填" }).click();
  await expect.poll(() => facts.inputValue()).toBe("");
  expect(await restored.count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.closest("[role=dialog]") !== null)).toBe(true);
  await facts.fill("水渠垮塌五十米");
  await lockAndUnlock(page);
  await open();
  expect(await facts.inputValue()).toBe("水渠垮塌五十米");
  await dialog.getByRole("button", { name: "取消" }).click();
  await dialog.waitFor({ state: "detached" });
  await open();
  expect(await facts.inputValue()).toBe("");
  expect(await restored.count()).toBe(0);

  await dialog.locator("textarea").first().fill("修复水渠");
  await facts.fill("水渠垮塌八十米");
  await expect.poll(() => calls(page, "saveFormDraft"), { timeout: 5000 }).toHaveLength(3);
  await page.keyboard.press("Control+Enter");
  await dialog.waitFor({ state: "detached" });
  const discards = await calls(page, "discardFormDraft");
  expect(discards.at(-1)).toEqual({ petition: petition.slice(-32), type: "petition.examined" });
  await page.waitForTimeout(2500);
  expect(await calls(page, "saveFormDraft")).toHaveLength(3);
  await page.close();
}, 60_000);

test("words that a petitioner adds, a note and an amendment that were not finished when the desk locked go on where they were", async () => {
  const page = await pages.open("township", petition);
  const dialog = page.getByRole("dialog");
  const restored = dialog.getByText("接着上次未保存的内容");
  const forms = [
    { button: "补充陈述", field: "内容", words: "村委会至今没有回话" },
    { button: "办理记录", field: "内容", words: "已电话核实" },
    { button: "修改登记内容", field: "办理摘要", words: "水渠垮塌，影响灌溉" },
  ];
  for (const { button, field, words } of forms) {
    const open = async () => {
      await page.getByRole("button", { name: new RegExp(`^${button}`) }).click();
      await dialog.getByLabel(field).first().waitFor();
    };
    await open();
    expect(await restored.count()).toBe(0);
    const before = await dialog.getByLabel(field).first().inputValue();
    await dialog.getByLabel(field).first().fill(words);
    await lockAndUnlock(page);
    await open();
    await restored.waitFor();
    expect(await dialog.getByLabel(field).first().inputValue()).toBe(words);
    expect(await accessibilityDefects(page)).toEqual([]);
    await dialog.getByRole("button", { name: "清空重填" }).click();
    await expect.poll(() => dialog.getByLabel(field).first().inputValue()).toBe(before);
    await dialog.getByRole("button", { name: "取消" }).click();
    await dialog.waitFor({ state: "detached" });
  }
  await page.close();
}, 60_000);

test("Ctrl+Enter saves a form with the day that is being typed, and opens no list where a choice has the focus", async () => {
  const page = await pages.open("township", petition);
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "修改登记内容", exact: true }).click();
  await dialog.getByLabel("信访形式").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("listbox").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("listbox").waitFor({ state: "detached" });
  await page.keyboard.press("Control+Enter");
  await dialog.getByRole("alert").waitFor();
  expect(await page.getByRole("listbox").count()).toBe(0);
  const day = dialog.getByLabel("信访日期");
  await day.fill("2026-11-10");
  await page.keyboard.press("Control+Enter");
  await dialog.waitFor({ state: "detached" });
  expect(await calls(page, "amend")).toMatchObject([{ changes: { petitionDate: "2026-11-10" } }]);
  await page.close();
}, 30_000);

test("a step whose form was begun is marked in the list of steps, the next step on its button too, until it is given up", async () => {
  const page = await pages.open("township", petition);
  const dialog = page.getByRole("dialog");
  const step = page.getByRole("button", { name: /^甄别.*未填完/ });
  const next = page.getByRole("button", { name: /^下一步：.*未填完/ });
  await page.getByRole("button", { name: /^甄别/ }).first().click();
  await dialog.getByLabel("事实（可不填）").fill("水渠垮塌三十米");
  await lockAndUnlock(page);
  await step.waitFor();
  expect(await page.getByText("未填完").count()).toBe(1);
  await page.keyboard.press("F4");
  await dialog.getByLabel("备注（可不填）").fill("查过纸质台账");
  await lockAndUnlock(page);
  await next.waitFor();
  expect(await accessibilityDefects(page)).toEqual([]);
  await page.keyboard.press("F4");
  await dialog.getByRole("button", { name: "取消" }).click();
  await dialog.waitFor({ state: "detached" });
  await next.waitFor({ state: "detached" });
  expect(await step.count()).toBe(1);
  await page.close();
});
