import { expect, type Page } from "@playwright/test";
import { chooseFile } from "./choose-file.ts";
import { goTo } from "./rooms.ts";
import { textOf } from "./text.ts";

/** A visit as it is told across the desk. */
export interface Visit {
  readonly name: string;
  readonly identityNumber?: string;
  readonly phone?: string;
  readonly address: string;
  /** Pinyin initials or other letters that find the content class. */
  readonly contentClass: string;
  readonly place?: string;
  readonly title: string;
  readonly statement: string;
  readonly photo?: string;
  /** `2026-03-02`; today where left out. */
  readonly receivedOn?: string;
  /** How many came, and whom they chose to speak for them. */
  readonly group?: { readonly size: number; readonly representatives: readonly string[] };
}

async function enter(page: Page, text: string): Promise<void> {
  await page.keyboard.insertText(text);
  await page.keyboard.press("Enter");
}

/** Chooses from a list by typing, takes the highlighted line, goes on. */
async function pick(page: Page, typed: string): Promise<void> {
  await page.keyboard.type(typed);
  if (typed !== "") await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
}

/** Tab until the control with this name has the focus. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
    if (name.test(focused)) return;
  }
  throw new Error(`Tab does not reach ${name}`);
}

/** From anywhere: F2, the question answered with no, every field by keyboard. Stops before saving. */
export async function tellVisit(page: Page, visit: Visit): Promise<void> {
  await page.keyboard.press("F2");
  await expect(page.getByRole("heading", { name: "先问一句：反映的是检举控告吗？" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("textbox")).toHaveCount(0);
  await page.keyboard.press("1");
  await expect(page.getByLabel("姓名", { exact: true })).toBeFocused();
  await enter(page, visit.name);
  await enter(page, visit.identityNumber ?? "");
  await enter(page, visit.phone ?? "");
  await expect(page.getByLabel("收到日期")).toBeFocused();
  await enter(page, visit.receivedOn ?? "今天");
  await enter(page, visit.address);
  await enter(page, String(visit.group?.size ?? 1));
  await expect(page.getByRole("combobox", { name: /^代表/ })).toBeFocused();
  for (const name of visit.group?.representatives ?? []) await enter(page, name);
  await enter(page, "");
  await expect(page.getByRole("combobox", { name: "来源", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await pick(page, visit.place ?? "");
  await pick(page, visit.contentClass);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("概况（一句话）")).toBeFocused();
  await enter(page, visit.title);
  await enter(page, "无");
  await page.keyboard.insertText(visit.statement);
  if (visit.photo !== undefined) {
    await tabTo(page, /^选择文件$/);
    await chooseFile(page, () => page.keyboard.press("Enter"), visit.photo);
    await expect(page.getByText(/^图片 · /)).toBeVisible({ timeout: 10_000 });
  }
}

/** Saves without printing and answers the number that appears only now. */
export async function saveVisit(page: Page): Promise<string> {
  await expect(page.getByText(numberForm)).toHaveCount(0);
  await page.keyboard.press("Control+s");
  await expect(page.getByRole("heading", { level: 1, name: "已登记" })).toBeVisible({ timeout: 15_000 });
  return textOf(page.getByText(numberForm));
}

const numberForm = /^\d{6,12}-\d{4}-[0-9A-Z]+-\d{4,}-[0-9A-Z]{3}$/;

export async function registerVisit(page: Page, visit: Visit): Promise<string> {
  await tellVisit(page, visit);
  return saveVisit(page);
}

/** Opens a petition from the ledger by its number, whole or in part. */
export async function openPetition(page: Page, number: string): Promise<void> {
  await goTo(page, "台账");
  await page.getByRole("row").filter({ hasText: number }).click();
  await expect(page.getByText(number, { exact: true })).toBeVisible();
}
