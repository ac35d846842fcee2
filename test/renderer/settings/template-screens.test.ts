import type { Page } from "@playwright/test";
import { describe, expect, test } from "vitest";
import { paperKind } from "../../../shared/documents/papers/registry.ts";
import { calls } from "../fake-page.ts";
import { pagesOfFile } from "../pages-of-file.ts";

const pages = pagesOfFile();
const builtIn = paperKind("opinion")?.template ?? "";
const adapted = builtIn.replace("[救济告知]", "请妥善保管本意见书。\n[救济告知]");

/** At a township's desk with its administrator: a district issues no opinion. */
async function openOpinion(): Promise<Page> {
  const page = await pages.open("joining", "/settings/office");
  await page.getByRole("combobox", { name: "文书" }).click();
  await page.getByRole("option", { name: /^信访处理意见书/ }).click();
  return page;
}
const text = (page: Page) => page.getByRole("textbox", { name: "模板文字" });
const save = (page: Page) => page.getByRole("button", { name: "保存模板" });
const templates = (page: Page) => calls(page, "savePaperTemplate");

describe("an office's own template", { timeout: 60_000 }, () => {
  test("is saved, stands as the office's own when the document is chosen again, and gives way to the built-in one", async () => {
    expect(adapted).not.toBe(builtIn);
    const page = await openOpinion();
    expect(await text(page).inputValue()).toBe(builtIn);
    await page.getByText("内置模板", { exact: true }).waitFor();
    expect(await save(page).isDisabled()).toBe(true);
    await text(page).fill(adapted);
    await save(page).click();
    await page.getByText("本单位模板", { exact: true }).waitFor();
    expect(await templates(page)).toEqual([{ kind: "opinion", template: adapted }]);
    await page.getByRole("combobox", { name: "文书" }).click();
    await page.getByRole("option", { name: /^受理告知书/ }).click();
    await page.getByText("内置模板", { exact: true }).waitFor();
    await page.getByRole("combobox", { name: "文书" }).click();
    await page.getByRole("option", { name: /^信访处理意见书/ }).click();
    await expect.poll(() => text(page).inputValue()).toBe(adapted);
    await page.getByRole("button", { name: "恢复内置模板" }).click();
    await expect.poll(() => text(page).inputValue()).toBe(builtIn);
    await page.getByText("内置模板", { exact: true }).waitFor();
    expect((await templates(page)).at(-1)).toEqual({ kind: "opinion", template: null });
    await page.close();
  });

  test("is refused without its remedy clause, without a field that it must name, or with an unknown one, and is not lost", async () => {
    const page = await openOpinion();
    const refusal = page.getByRole("alert");
    for (const [template, sentence] of [
      [builtIn.replace("[救济告知]", ""), "模板缺少救济告知"],
      [builtIn.replaceAll("{{法律依据}}", "有关规定"), "模板缺少必备字段“法律依据”"],
      [`${builtIn}\n{{出生地}}`, "模板里的字段“出生地”不存在"],
    ] as const) {
      await text(page).fill(template);
      await save(page).click();
      await refusal.filter({ hasText: sentence }).waitFor();
      expect(await text(page).inputValue()).toBe(template);
      expect(await page.getByText("本单位模板", { exact: true }).count()).toBe(0);
      expect(await page.getByRole("button", { name: "恢复内置模板" }).count()).toBe(0);
    }
    await text(page).fill(adapted);
    await save(page).click();
    await page.getByText("本单位模板", { exact: true }).waitFor();
    expect(await refusal.count()).toBe(0);
    await page.close();
  });
});
