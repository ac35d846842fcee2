import type { Locator } from "@playwright/test";

/** What stands in one element, without the space around it. */
export async function textOf(element: Locator): Promise<string> {
  return ((await element.textContent()) ?? "").trim();
}

/** The entries of a numbered list without their numbers, which are part of the text. */
export async function entriesOf(list: Locator): Promise<readonly string[]> {
  const texts = await list.getByRole("listitem").allTextContents();
  return texts.map((text, place) =>
    text
      .trim()
      .slice(String(place + 1).length)
      .trim(),
  );
}
