import { expect, type Page } from "@playwright/test";
import { openSettings } from "./rooms.ts";
import { textOf } from "./text.ts";

/** Who alone reads accusations at the district. */
export interface Officer {
  readonly name: string;
  readonly passphrase: string;
}

/** 设置 → 检举控告 at the district: makes the officer's own key, confirms the printed sheet, announces the key. */
export async function clearOfficer(page: Page, officer: Officer): Promise<void> {
  await openSettings(page, "检举控告");
  await page.getByRole("button", { name: "指定专人" }).click();
  await page.getByLabel("专人姓名").fill(officer.name);
  await page.getByLabel("专人口令", { exact: true }).fill(officer.passphrase);
  await page.getByLabel("再输一遍", { exact: true }).fill(officer.passphrase);
  await page.getByRole("button", { name: "生成密钥" }).click();
  await page.getByText("只在现在显示").waitFor();
  await expect(page.getByRole("heading", { name: `检举控告专人恢复单 · ${officer.name}` })).toBeVisible();
  const groups = await page.getByRole("list", { name: "检举控告专人恢复单" }).getByRole("listitem").allInnerTexts();
  for (const box of await page.getByLabel(/^第 \d+ 组$/).all()) {
    const label = await textOf(page.locator(`label[for="${await box.getAttribute("id")}"]`));
    const place = Number(/\d+/.exec(label)?.[0]);
    await box.fill((groups[place - 1] ?? "").replace(/^\d+\s*/, ""));
  }
  await page.getByRole("button", { name: "核对无误，公布" }).click();
  await expect(page.getByText("已授权", { exact: true })).toBeVisible();
}
