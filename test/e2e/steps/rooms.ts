import type { Page } from "@playwright/test";

/** Goes to a room of the desk by its entry at the left. */
export async function goTo(page: Page, room: string): Promise<void> {
  await page.getByRole("navigation", { name: "功能" }).getByRole("link", { name: room }).click();
}

/** 设置 and the part of it with this name. */
export async function openSettings(page: Page, part: string): Promise<void> {
  await goTo(page, "设置");
  await page.getByRole("navigation", { name: "设置的各部分" }).getByRole("link", { name: part, exact: true }).click();
}
