import type { Page } from "@playwright/test";
import { describe, expect, test } from "vitest";
import { calls, goTo } from "./fake-page.ts";
import { pagesOfFile } from "./pages-of-file.ts";

const pages = pagesOfFile();

/** Ticks come every five seconds. */
const aTick = 8_000;

async function typing(): Promise<Page> {
  const page = await pages.open("township", "/intake");
  await page.keyboard.press("1");
  await page.getByLabel("姓名", { exact: true }).fill("何水土");
  return page;
}

function locked(page: Page, timeout = 3_000): Promise<void> {
  return page.getByRole("textbox", { name: "口令" }).waitFor({ timeout });
}

/** The saving and locking that the window asked for, in order, from the last saving before the lock on. */
async function lastSteps(page: Page): Promise<readonly string[]> {
  const asked = await page.evaluate(() =>
    (window as unknown as { readonly fakeCalls: readonly (readonly [string, unknown])[] }).fakeCalls.map(([name]) => name),
  );
  return asked.filter((name) => name === "saveDraft" || name === "lock").slice(-2);
}

async function moveClock(page: Page, which: "idle" | "slept", ms: number): Promise<void> {
  await page.evaluate(
    ([clock, by]) => {
      const owner = clock === "idle" ? performance : Date;
      const real = owner.now.bind(owner);
      owner.now = () => real() + by;
    },
    [which, ms] as const,
  );
}

describe("a desk that is left", () => {
  test.each([
    ["the computer goes to sleep", () => window.dispatchEvent(new Event("desk:suspend"))],
    ["the browser freezes the page", () => document.dispatchEvent(new Event("freeze"))],
  ] as const)("locks when %s, and what was typed is saved first", { timeout: 60_000 }, async (_, leave) => {
    const page = await typing();
    // Told at once, long before the two seconds after which a draft saves itself.
    await page.evaluate(leave);
    await locked(page);
    expect(await lastSteps(page)).toEqual(["saveDraft", "lock"]);
    expect(await page.locator("body").textContent()).not.toContain("何水土");
    await page.getByRole("textbox", { name: "口令" }).fill("right");
    await page.keyboard.press("Enter");
    await goTo(page, "/intake");
    await page.getByRole("button", { name: "草稿 · 何*土" }).click();
    await expect.poll(() => page.getByLabel("姓名", { exact: true }).inputValue()).toBe("何水土");
    await page.close();
  });

  test("locks after the idle minutes, not while somebody moves, and saves what was typed first", {
    timeout: 60_000,
  }, async () => {
    const page = await typing();
    await moveClock(page, "idle", 9 * 60_000);
    await page.getByLabel("姓名", { exact: true }).fill("何水土生");
    await page.mouse.move(300, 300);
    await moveClock(page, "idle", 9 * 60_000);
    await page.waitForTimeout(aTick);
    expect(await calls(page, "lock")).toEqual([]);
    await moveClock(page, "idle", 2 * 60_000);
    await locked(page, aTick);
    expect(await lastSteps(page)).toEqual(["saveDraft", "lock"]);
    await page.close();
  });

  test("locks when the clock shows that the computer slept, though nobody told it", { timeout: 60_000 }, async () => {
    const page = await typing();
    await moveClock(page, "slept", 61_000);
    await locked(page, aTick);
    expect(await lastSteps(page)).toEqual(["saveDraft", "lock"]);
    await page.close();
  });

  test("locks soon though a draft cannot be brought to the disk", { timeout: 60_000 }, async () => {
    const page = await typing();
    await page.evaluate(() => {
      (window as unknown as { fakeStuck: string }).fakeStuck = "saveDraft";
    });
    await page.keyboard.press("Control+L");
    await locked(page, 10_000);
    await page.close();
  });
});
