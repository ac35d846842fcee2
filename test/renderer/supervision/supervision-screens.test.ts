import { describe, expect, test } from "vitest";
import { goTo } from "../fake-page.ts";
import { pagesOfFile } from "../pages-of-file.ts";

const pages = pagesOfFile();

describe("proposals", () => {
  test("stand in their list until the other office told what became of them, and print their own letter", {
    timeout: 60_000,
  }, async () => {
    const page = await pages.open("district", "/supervision?show=proposals");
    await page.getByText("等待书面反馈").waitFor();
    await page.getByRole("button", { name: /^建议书：反映宅基地/ }).click();
    await page.frameLocator("iframe").getByText("明确历史遗留宅基地的确权办法。").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: /^记采纳情况：反映宅基地/ }).click();
    const form = page.getByRole("dialog", { name: /建议采纳情况/ });
    await form.getByRole("combobox", { name: "采纳情况" }).click();
    await page.getByRole("option", { name: "采纳", exact: true }).click();
    await form.getByLabel("内容").fill("已列入年度计划");
    await form.getByRole("button", { name: /^保存/ }).click();
    await form.waitFor({ state: "detached" });
    await goTo(page, "/supervision?show=proposals");
    await page.getByText("2026-11-20 · 已列入年度计划").waitFor();
    expect(await page.getByText("等待书面反馈").count()).toBe(0);
    await page.close();
  });
});

describe("supervisions", () => {
  test("are answered where the petition is handled, with the supervision that asked chosen", { timeout: 60_000 }, async () => {
    const page = await pages.open("township", "/supervision");
    await page.getByRole("link", { name: /^记反馈：反映宅基地/ }).click();
    const form = page.getByRole("dialog", { name: /督办回复/ });
    await form.getByLabel("内容").fill("已书面告知");
    await form.getByRole("button", { name: /^保存/ }).click();
    await form.waitFor({ state: "detached" });
    await goTo(page, "/supervision");
    await page.getByText("没有上级的督办").waitFor();
    await goTo(page, "/supervision?show=answered");
    await page.getByText("2026-11-20 已反馈").waitFor();
    await page.close();
  });

  test("print their letter at the office that supervises", { timeout: 60_000 }, async () => {
    const page = await pages.open("district", "/supervision");
    expect(await page.getByRole("link", { name: /^记反馈/ }).count()).toBe(0);
    await page.getByRole("button", { name: /^督办函：反映宅基地/ }).click();
    const letter = page.frameLocator("iframe");
    await letter.getByText("信访事项督办函").waitFor();
    await letter.getByText("查明原因，限期书面告知。").waitFor();
    await page.close();
  });
});
