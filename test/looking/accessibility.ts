import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const everyRule = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] as const;

/** Waits until colours no longer fade from one to another: half-way they are pale, above all on a busy machine. */
async function standStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const fading = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(fading.map((one) => one.finished));
  });
}

/**
 * What on the screen as it stands breaks rules of WCAG 2.2 AA that a program can check, a line each; of `rules` only,
 * where some are named. A frame of another origin is not looked into (only the sandboxed preview of a paper is one), so
 * axe needs no second page to gather from: its "legacy mode", which takes half the time.
 */
export async function accessibilityDefects(page: Page, rules: readonly string[] = []): Promise<readonly string[]> {
  await standStill(page);
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (rules.length > 0) axe.withRules([...rules]);
  else axe.withTags([...everyRule]);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `${id} ${target.join(" ")} ${any[0]?.message ?? ""}`.trimEnd()),
  );
}

/** Inputs whose content the browser might keep, as HTML. */
export function rememberedInputs(page: Page): Promise<string[]> {
  return page
    .locator("input:not([type=checkbox]):not([type=radio]):not([type=file]):not([type=hidden]), textarea")
    .evaluateAll((all) =>
      all.filter((one) => !/^(off|new-password)$/.test(one.getAttribute("autocomplete") ?? "")).map((one) => one.outerHTML),
    );
}
