import { expect, type Page } from "@playwright/test";
import { accessibilityDefects } from "../../looking/accessibility.ts";

/** The screen as it stands breaks none of the rules of WCAG 2.2 AA that a program can check. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await accessibilityDefects(page)).toEqual([]);
}
