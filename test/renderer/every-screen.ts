import type { Page } from "@playwright/test";
import { expect } from "vitest";
import { accessibilityDefects, rememberedInputs } from "../looking/accessibility.ts";
import { type FakePages, goTo } from "./fake-page.ts";

/** Whether something stands out at the right once all is drawn in large type. */
function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    document.documentElement.dataset["type"] = "large";
    const over = [document.documentElement, ...document.querySelectorAll("main")].some(
      (one) => one.scrollWidth > one.clientWidth,
    );
    document.documentElement.dataset["type"] = "normal";
    return over;
  });
}

/**
 * Goes through screens of a scene: each meets WCAG 2.2 AA in light and dark, fits the window in large type, and holds no
 * input that the browser would remember.
 */
export async function expectGoodScreens(pages: Pick<FakePages, "open">, scene: string, paths: readonly string[]): Promise<void> {
  const page = await pages.open(scene, paths[0] ?? "/");
  const found: string[] = [];
  for (const path of paths) {
    await goTo(page, path);
    const where = `${scene} ${path}`;
    found.push(...(await accessibilityDefects(page)).map((defect) => `${where}: ${defect}`));
    found.push(...(await rememberedInputs(page)).map((html) => `${where}: remembered ${html}`));
    if (await isTooWide(page)) found.push(`${where}: wider than the window in large type`);
    await page.emulateMedia({ colorScheme: "dark" });
    found.push(...(await accessibilityDefects(page, ["color-contrast"])).map((defect) => `${where} (dark): ${defect}`));
    await page.emulateMedia({ colorScheme: "light" });
    expect(await page.title()).toBe("信访台");
  }
  await page.close();
  expect(found).toEqual([]);
}
