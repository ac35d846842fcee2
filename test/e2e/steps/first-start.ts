import { expect, type Page } from "@playwright/test";
import { entriesOf, textOf } from "./text.ts";

/** A made-up office with its first user; codes that begin with 99 are not allocated. */
export interface Office {
  readonly code: string;
  readonly name: string;
  readonly user: string;
  readonly passphrase: string;
}

export const districtOffice: Office = {
  code: "990127",
  name: "清源县信访局",
  user: "周明远",
  passphrase: "青石板 老槐树 第七盏灯",
};
export const townshipOffice: Office = {
  code: "990127001",
  name: "青溪镇信访站",
  user: "林小满",
  passphrase: "渡口 南风 三只水桶",
};

/** Copies the sheet from the screen onto "paper", types back the two groups that the program asks for; answers the secret. */
export async function confirmSheet(page: Page, title: string, done: string): Promise<string> {
  await expect(page.getByRole("heading", { name: title, exact: true })).toBeVisible();
  const groups = await entriesOf(page.getByRole("list", { name: title, exact: true }));
  const boxes = page.getByLabel(/^第 \d+ 组$/);
  await expect(boxes).toHaveCount(2);
  const go = page.getByRole("button", { name: done });
  await expect(go).toBeDisabled();
  for (const box of await boxes.all()) {
    const name = await textOf(page.locator(`label[for="${await box.getAttribute("id")}"]`));
    await box.fill(groups[Number(/\d+/.exec(name)?.[0]) - 1] ?? "");
  }
  await go.click();
  return groups.join("");
}

async function describeOffice(page: Page, kind: string, office: Office): Promise<void> {
  await page.getByRole("button", { name: kind }).click();
  await page.getByLabel("区划代码").fill(office.code);
  await page.getByLabel("单位名称").fill(office.name);
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByLabel("姓名", { exact: true }).fill(office.user);
  await page.getByLabel("口令", { exact: true }).fill(office.passphrase);
  await page.getByLabel("再输一遍", { exact: true }).fill(office.passphrase);
  await page.getByRole("button", { name: "建立" }).click();
}

async function seesWorkTable(page: Page): Promise<void> {
  await expect(page.getByRole("navigation", { name: "功能" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "今天要做的" })).toBeVisible();
}

/** 设为区县信访局: both sheets are copied and confirmed. */
export async function setUpDistrict(page: Page, office = districtOffice): Promise<{ readonly recovery: string }> {
  await describeOffice(page, "设为区县信访局", office);
  const recovery = await confirmSheet(page, "恢复单", "已保管好，下一步");
  await confirmSheet(page, "根密钥单", "已保管好，进入信访台");
  await seesWorkTable(page);
  return { recovery };
}

/** 乡镇（街道）信访站: registers from its first minute. */
export async function setUpTownship(page: Page, office = townshipOffice): Promise<{ readonly recovery: string }> {
  await describeOffice(page, "乡镇（街道）信访站", office);
  const recovery = await confirmSheet(page, "恢复单", "已保管好，进入信访台");
  await seesWorkTable(page);
  return { recovery };
}

/** Types the passphrase on the lock page; who is asked for is the desk's first user unless named. */
export async function unlock(page: Page, office = townshipOffice): Promise<void> {
  const user = page.getByRole("button", { name: office.user });
  await user.click();
  await page.getByLabel("口令", { exact: true }).fill(office.passphrase);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("navigation", { name: "功能" })).toBeVisible({ timeout: 15_000 });
}
