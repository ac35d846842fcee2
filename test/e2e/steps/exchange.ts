import { expect, type Page } from "@playwright/test";
import { writtenWords } from "./places.ts";
import { entriesOf, textOf } from "./text.ts";

/** Opens one part of 上报与接收 / 接收与下发 by its navigation. */
export async function openExchange(page: Page, part: string): Promise<void> {
  await page
    .getByRole("navigation", { name: "功能" })
    .getByRole("link", { name: /上报与接收|接收与下发/ })
    .click();
  await page.getByRole("navigation", { name: "往来的各部分" }).getByRole("link", { name: part, exact: true }).click();
}

/** Types the path of the stick into a folder field. */
export async function typeFolder(page: Page, label: string, folder: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.fill(folder);
  await field.press("Enter");
  await expect(field).toHaveValue(folder);
}

/** Opens the stick in the file picker, ticks files by name and has them checked. */
export async function takeFiles(page: Page, folder: string, names: readonly string[]): Promise<void> {
  await typeFolder(page, "文件夹路径", folder);
  for (const name of names) await page.getByRole("checkbox", { name, exact: true }).check();
  await page.getByRole("button", { name: /^检查(文件|这 \d+ 个文件)$/ }).click();
}

/** The eight words shown in a numbered list. */
export async function readWords(page: Page, label: string): Promise<readonly string[]> {
  const list = page.getByRole("list", { name: label, exact: true });
  await expect(list.getByRole("listitem")).toHaveCount(8);
  return entriesOf(list);
}

/** The name of the file whose full path stands beside `位置`. */
export async function writtenName(page: Page): Promise<string> {
  const path = await textOf(page.getByRole("status").getByText(/\.xf(b|req|rec)$/));
  return path.split("/").at(-1) ?? "";
}

/** Three steps: look, choose the folder, write. Answers the file's name. */
export async function sendTo(page: Page, folder: string): Promise<string> {
  await page.getByRole("button", { name: /^下一步/ }).click();
  await typeFolder(page, "写入的文件夹", folder);
  await page.getByRole("button", { name: /^导出/ }).click();
  await expect(page.getByText(writtenWords)).toBeVisible({ timeout: 20_000 });
  return writtenName(page);
}

/** 上报 at a township. */
export async function sendUp(page: Page, folder: string): Promise<string> {
  await openExchange(page, "上报");
  const another = page.getByRole("button", { name: "再导出一份" });
  if (await another.isVisible()) await another.click();
  return sendTo(page, folder);
}

/** Selects files and merges them; resolves when every line says 已合并. */
export async function receive(page: Page, folder: string, names: readonly string[]): Promise<void> {
  await openExchange(page, "接收");
  await takeFiles(page, folder, names);
  for (const name of names) await expect(planRow(page, name).getByText("可以合并")).toBeVisible({ timeout: 20_000 });
  await page.getByRole("button", { name: /^合并/ }).click();
  for (const name of names)
    await expect(planRow(page, name).getByText("已合并", { exact: true })).toBeVisible({ timeout: 30_000 });
}

/** The line of a file in 核验结果. */
export function planRow(page: Page, name: string) {
  return page.getByRole("row").filter({ hasText: name });
}
