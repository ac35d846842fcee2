import { expect, test } from "@playwright/test";
import { type DeskWindow, freshFolder, openDesk, removeFolders } from "./desk-window.ts";
import { fillDesk } from "./steps/filled-desk.ts";
import { confirmSheet } from "./steps/first-start.ts";
import { look } from "./steps/look.ts";
import { goTo } from "./steps/rooms.ts";

/** Enough for a picture; fewer where only the way of opening is tested. */
const petitions = process.env["UPDATE_SCREENSHOTS"] === "1" ? 64 : 12;

let desk: DeskWindow;
test.afterAll(async () => {
  await desk?.close();
  removeFolders();
});

test("a desk that the command line filled opens in the window, its ledger rebuilt from the journal", async () => {
  const filled = await fillDesk(freshFolder("filled"), petitions, new Date());
  desk = await openDesk(filled.folder, freshFolder("profile"));
  const { page } = desk;
  await page.getByLabel("口令", { exact: true }).fill(filled.passphrase);
  await page.keyboard.press("Enter");
  // The command line leaves the sheet for the person who opens the desk first.
  const sheet = page.getByRole("heading", { name: "恢复单", exact: true });
  const work = page.getByRole("heading", { level: 1, name: "今天要做的" });
  await expect(sheet.or(work)).toBeVisible({ timeout: 20_000 });
  if (await sheet.isVisible()) await confirmSheet(page, "恢复单", "已保管好，进入信访台");
  await expect(work).toBeVisible();
  const acknowledged = Math.floor(petitions * 0.75);
  await expect(page.getByText(`共 ${petitions} 件，上级已回执 ${acknowledged} 件`)).toBeVisible();
  // Where something is due the desk says so when it is opened.
  const reminder = page.getByRole("button", { name: "关闭提醒" });
  if (await reminder.isVisible()) await reminder.click();
  await look(page, "desk");

  await goTo(page, "台账");
  await expect(page.getByText(`共 ${petitions} 件`)).toBeVisible();
  await expect(page.getByRole("row").nth(3)).toContainText(/\d{4}-A-\d{4}/);
  await look(page, "ledger");

  await page.getByRole("grid", { name: "信访事项台账" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "办理过程" })).toBeVisible();
});
