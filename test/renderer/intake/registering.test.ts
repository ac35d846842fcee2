import type { Page } from "@playwright/test";
import { describe, expect, test } from "vitest";
import { intakeSchema } from "../../../shared/petition/intake.ts";
import { calls, goTo } from "../fake-page.ts";
import { pagesOfFile } from "../pages-of-file.ts";

const pages = pagesOfFile();

async function enter(page: Page, text: string): Promise<void> {
  await page.keyboard.insertText(text);
  await page.keyboard.press("Enter");
}

/** Types with keys, as a search in a list needs it. */
async function pick(page: Page, initials: string): Promise<void> {
  await page.keyboard.type(initials);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
}

/** From the question to the statement, by keys alone. */
async function fillByKeyboard(page: Page): Promise<void> {
  await page.keyboard.press("1");
  await page.getByLabel("姓名", { exact: true }).waitFor();
  await enter(page, "徐国根");
  await enter(page, "");
  await enter(page, "138 0000 5521");
  await enter(page, "昨天");
  await enter(page, "青溪镇上坞村 12 组 37 号");
  await enter(page, "6");
  await enter(page, "徐国根、何水土");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await pick(page, "swc");
  await pick(page, "ncny");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await enter(page, "要求落实原农田水利修建民工补助");
  await enter(page, "");
  await page.keyboard.insertText("1976 至 1981 年参加青溪水库修建。\n请求说明政策依据。");
}

describe("the first question", () => {
  test("comes before anything can be typed; where nobody is cleared an accusation leaves nothing behind but its slip", async () => {
    const page = await pages.open("joining", "/intake");
    expect(await page.locator("main").locator("input, textarea").count()).toBe(0);
    await page.keyboard.press("2");
    await page.getByText("没有保存任何内容，也没有生成草稿。").waitFor();
    expect(await page.locator("main").locator("input, textarea").count()).toBe(0);
    await page.keyboard.press("Enter");
    await expect.poll(() => calls(page, "print.html")).toHaveLength(1);
    expect(JSON.stringify(await calls(page, "print.html"))).toContain("12388");
    expect(await calls(page, "saveDraft")).toEqual([]);
    expect(await calls(page, "register")).toEqual([]);
    await page.close();
  });

  test("answered too hastily can be taken back: the draft goes, and nothing of it is saved afterwards", async () => {
    const page = await pages.open("township", "/intake");
    await fillByKeyboard(page);
    await expect.poll(() => calls(page, "saveDraft"), { timeout: 5000 }).not.toHaveLength(0);
    await page.getByRole("button", { name: "整件是检举控告" }).click();
    await page.getByRole("heading", { level: 1, name: "登记检举控告" }).waitFor();
    const saved = (await calls(page, "saveDraft")).length;
    expect(await calls(page, "discardDraft")).toHaveLength(1);
    await page.waitForTimeout(2300);
    expect(await calls(page, "saveDraft")).toHaveLength(saved);
    await page.close();
  });
});

describe("registering", () => {
  test("takes a visit from the question to the next one without a mouse", { timeout: 30_000 }, async () => {
    const page = await pages.open("township", "/intake");
    await fillByKeyboard(page);
    await page.keyboard.press("Control+Enter");
    await page.getByText("990127101-2026-A-0434-M3K").waitFor();
    const [request] = (await calls(page, "register")) as readonly { readonly draft: string; readonly intake: unknown }[];
    expect(request?.draft).toMatch(/^[0-9a-f]{32}$/);
    expect(intakeSchema.parse(request?.intake)).toMatchObject({
      channel: "visit",
      source: { kind: "direct" },
      receiptDate: "2026-11-19",
      petitionDate: "2026-11-19",
      petitioners: [{ kind: "person", name: "徐国根", address: "青溪镇上坞村 12 组 37 号", phone: "13800005521" }],
      groupSize: 6,
      representatives: ["徐国根", "何水土"],
      contentClass: "01",
      place: "990127101201",
      title: "要求落实原农田水利修建民工补助",
      statement: "1976 至 1981 年参加青溪水库修建。\n请求说明政策依据。",
      confirmation: null,
      sameMatterAs: null,
    });
    await expect.poll(() => calls(page, "print.html")).toHaveLength(1);
    await page.keyboard.press("Enter");
    await page.getByText("反映的是检举控告吗").waitFor();
    await page.close();
  });

  test("refuses an impossible identity number in words and goes to its field, but never asks for one", async () => {
    const page = await pages.open("township", "/intake");
    await fillByKeyboard(page);
    const field = page.getByLabel("证件号（可不填）");
    await field.fill("11010519491231002");
    await page.keyboard.press("Control+Enter");
    await page.getByText(/身份证号应为 18 位/).waitFor();
    await expect.poll(() => field.evaluate((input) => document.activeElement === input)).toBe(true);
    expect(await calls(page, "register")).toEqual([]);
    await field.fill("11010519491231002X");
    await page.getByText("女 · 1949-12-31").waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByText("990127101-2026-A-0434-M3K").waitFor();
    await page.close();
  });

  test("names what is missing only when saving is tried", async () => {
    const page = await pages.open("township", "/intake");
    await page.keyboard.press("1");
    await page.getByLabel("姓名", { exact: true }).waitFor();
    expect(await page.locator("[data-level=refuse]").count()).toBe(0);
    await page.keyboard.press("Control+Enter");
    await page.getByText("请记录原始陈述").waitFor();
    await page.getByText("请用一句话写明概况").waitFor();
    await page.getByText(/请选择内容分类/).waitFor();
    expect(await calls(page, "register")).toEqual([]);
    await page.close();
  });

  test("keeps every draft: leaving the screen loses nothing and several wait side by side", { timeout: 60_000 }, async () => {
    const page = await pages.open("township", "/intake");
    await fillByKeyboard(page);
    await goTo(page, "/ledger");
    await goTo(page, "/intake");
    await page.keyboard.press("1");
    await page.getByLabel("姓名", { exact: true }).fill("何水土");
    await page.getByRole("button", { name: "草稿 · 徐*根" }).click();
    await expect.poll(() => page.getByLabel("概况（一句话）").inputValue()).toBe("要求落实原农田水利修建民工补助");
    await expect.poll(() => page.locator("[data-path=place]").inputValue()).toContain("上坞村");
    await page.getByRole("button", { name: "草稿 · 何*土" }).waitFor();
    expect(page.url()).not.toContain(encodeURIComponent("徐"));
    await page.close();
  });

  test("says what follows: the strict day, and the working day before it when it falls on a Saturday", async () => {
    const page = await pages.open("township", "/intake");
    await page.keyboard.press("1");
    await page.getByText("法定最后一日 12-05（周六）").waitFor();
    await page.getByText(/最迟 12-04（周五）/).waitFor();
    await page.close();
  });

  test("says what the local rule asks for once so many came that its threshold is reached, and nothing where there is none", async () => {
    const rule = /地方规定（清源市联席办〔2026〕3号通知）：到县（区） 10 人以上，30 分钟内报告区委办/;
    const adopted = await pages.open("district", "/intake");
    await adopted.keyboard.press("1");
    await adopted.getByLabel("来访人数").fill("9");
    await adopted.getByText("9 人为集体访").waitFor();
    expect(await adopted.getByText(rule).count()).toBe(0);
    await adopted.getByLabel("来访人数").fill("10");
    await adopted.getByText(rule).waitFor();
    await adopted.getByText("来信", { exact: true }).click();
    await adopted.getByText("10 人联名").waitFor();
    expect(await adopted.getByText(rule).count()).toBe(0);
    await adopted.close();
    const national = await pages.open("township", "/intake");
    await national.keyboard.press("1");
    await national.getByLabel("来访人数").fill("500");
    await national.getByText("500 人为集体访").waitFor();
    expect(await national.getByText("地方规定").count()).toBe(0);
    await national.close();
  });
});
