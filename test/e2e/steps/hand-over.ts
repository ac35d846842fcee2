import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { JSHandle, Locator, Page } from "@playwright/test";

/** The file as the page gets it from the system's clipboard or pointer. */
async function carrying(page: Page, path: string, type: string): Promise<JSHandle<DataTransfer>> {
  const content = readFileSync(path).toString("base64");
  return page.evaluateHandle(
    async ([base64, name, mediaType]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], name, { type: mediaType }));
      return transfer;
    },
    [content, basename(path), type] as const,
  );
}

/** Drags a file over a place of the page and lets it go there. */
export async function dropFile(page: Page, place: Locator, path: string, type = ""): Promise<void> {
  const dataTransfer = await carrying(page, path, type);
  for (const event of ["dragenter", "dragover", "drop"]) await place.dispatchEvent(event, { dataTransfer });
}

/** Pastes a file wherever the focus is. */
export async function pasteFile(page: Page, path: string, type: string): Promise<void> {
  const clipboard = await carrying(page, path, type);
  await page.evaluate((clipboardData) => {
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, clipboard);
}
