import type { Page } from "@playwright/test";

/**
 * Opens a file chooser by `open` and picks a file in it. The chooser is only caught once the page has heard that it is
 * waited for; a key pressed sooner would open the system's own.
 */
export async function chooseFile(page: Page, open: () => Promise<void>, file: string): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.evaluate(() => undefined);
  await open();
  await (await chooser).setFiles(file);
}
