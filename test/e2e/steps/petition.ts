import { expect, type Locator, type Page } from "@playwright/test";
import { chooseFile } from "./choose-file.ts";

/** The form that stands open. */
export function openForm(page: Page): Locator {
  return page.getByRole("dialog");
}

/** Chooses a line of a list by its whole text. */
export async function choose(form: Locator, label: string, option: string): Promise<void> {
  await form.getByRole("combobox", { name: label, exact: true }).click();
  await form.page().getByRole("option", { name: option, exact: true }).click();
}

/** Saves the open form with Ctrl+Enter; it closes, because nothing was refused. */
export async function save(page: Page): Promise<void> {
  await page.keyboard.press("Control+Enter");
  await expect(openForm(page)).toHaveCount(0);
}

/** Opens the step that the program names as the next, by F4. */
export async function openNext(page: Page, step: string): Promise<Locator> {
  await expect(page.getByRole("button", { name: `下一步：${step}` })).toBeVisible();
  await page.keyboard.press("F4");
  return opened(page, step);
}

/** Opens a step from 可办理. */
export async function openStep(page: Page, step: string): Promise<Locator> {
  const actions = page.getByRole("region", { name: "可办理" });
  await actions.getByRole("button", { name: new RegExp(`^${step}( ?第.*)?$`) }).click();
  return opened(page, step);
}

async function opened(page: Page, step: string): Promise<Locator> {
  const form = openForm(page);
  await expect(form.getByRole("heading", { name: new RegExp(`^${step}`) })).toBeVisible();
  return form;
}

/** Attaches a scan to the open form. */
export async function attachScan(form: Locator, file: string): Promise<void> {
  await chooseFile(form.page(), () => form.getByRole("button", { name: "扫描件、照片" }).click(), file);
}

/** Opens one of the petition's parts: 办理, 流程图, 责任图, 时限图, 文书, … */
export async function openPart(page: Page, part: string): Promise<void> {
  await page.getByRole("tab", { name: part, exact: true }).click();
}
