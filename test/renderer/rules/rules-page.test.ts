import type { Page } from "@playwright/test";
import { describe, expect, test } from "vitest";
import { pagesOfFile } from "../pages-of-file.ts";

const pages = pagesOfFile();

const local = {
  id: "qingyuan-2026",
  name: "清源县信访事项办理规定",
  source: "清源县信访局〔2026〕1号",
  effectiveFrom: "2026-03-01",
  rules: { T03: { article: "清源县规定第6条", length: 10 } },
};
const give = (page: Page, label: string, content: object | string) =>
  page.getByLabel(label).setInputFiles({
    name: "rules.json",
    mimeType: "application/json",
    buffer: Buffer.from(typeof content === "string" ? content : JSON.stringify(content)),
  });
const panel = (page: Page, name: string) => page.getByRole("region", { name });

describe("the rules' room", () => {
  test("shows the national rules, each with its article, and no local one called 法定", async () => {
    const page = await pages.open("township", "/rules");
    const rules = panel(page, "现行规则");
    expect(await rules.getByRole("row").count()).toBe(20);
    expect(await rules.getByRole("row", { name: /T03/ }).textContent()).toMatch(/15日[\s\S]*法定[\s\S]*第23条第2款/);
    expect(await rules.getByRole("row", { name: /第31条第5项/ }).textContent()).toMatch(
      /2个月[\s\S]*其他法律[\s\S]*行政诉讼法第47条/,
    );
    // Who owes it: review and re-examination lie above the office that handled the matter (Art. 35, 36).
    expect(await rules.getByRole("row", { name: /T07/ }).textContent()).toContain("机关、单位");
    expect(await rules.getByRole("row", { name: /T10/ }).textContent()).toContain("复查机关");
    expect(await rules.getByRole("row", { name: /T12/ }).textContent()).toContain("复核机关");
    expect(await panel(page, "没有法定期限的事项").textContent()).not.toContain("工作日");
    await page.getByText("未导入 2027 年放假安排").waitFor();
    await page.close();
  });

  test("shows before adopting what a file would change, and afterwards what it changed", async () => {
    const page = await pages.open("township", "/rules");
    await give(page, "导入规则文件", local);
    const dialog = page.getByRole("dialog");
    expect(await dialog.textContent()).toMatch(/收到信访事项之日起15日[\s\S]*收到信访事项之日起10日[\s\S]*清源县规定第6条/);
    await dialog.getByRole("button", { name: "采用" }).click();
    await dialog.waitFor({ state: "detached" });
    const row = panel(page, "现行规则").getByRole("row", { name: /T03/ });
    expect(await row.textContent()).toMatch(/10日[\s\S]*地方[\s\S]*清源县规定第6条/);
    expect(await panel(page, "采用记录").textContent()).toContain("清源县信访事项办理规定");
    // Away again, from tomorrow: today's rules stand as they are.
    await panel(page, "本地规则").getByRole("button", { name: "停用" }).click();
    await page.getByLabel("依据文件").fill("清源县信访局〔2026〕12号");
    await page.getByRole("button", { name: "停用", exact: true }).click();
    await page.getByText("今天没有改动国家规定。").waitFor();
    await page.close();
  });

  test("refuses a file without a basis in one sentence that names the field", async () => {
    const page = await pages.open("township", "/rules");
    await give(page, "导入规则文件", { ...local, rules: { T03: { length: 10 } } });
    expect(await page.getByRole("alert").textContent()).toContain("规则·T03·依据");
    expect(await page.getByRole("dialog").count()).toBe(0);
    await page.close();
  });

  test("sets the office's own targets, named as such, and takes a holiday table in", async () => {
    const page = await pages.open("township", "/rules");
    await page.getByRole("button", { name: "内部目标…" }).click();
    await page.getByLabel(/快转/).fill("1");
    await page.getByLabel("依据", { exact: true }).fill("本站2026年办理要求");
    await page.getByRole("dialog").getByRole("button", { name: "采用" }).click();
    const row = panel(page, "没有法定期限的事项").getByRole("row", { name: /快转/ });
    await expect.poll(() => row.textContent()).toMatch(/1个工作日[\s\S]*本站2026年办理要求/);
    await give(page, "导入放假表文件", '{"2027":{"off":["2027-02-30"],"work":[]}}');
    await expect.poll(() => panel(page, "放假表").getByRole("alert").textContent()).toContain("2027-02-30");
    await give(page, "导入放假表文件", '{"2027":{"off":["2027-01-01..2027-01-03"],"work":["2027-01-09"]}}');
    await expect.poll(() => page.getByText("未导入 2027 年放假安排").count()).toBe(0);
    expect(await panel(page, "放假表").textContent()).toContain("1月1日至1月3日");
    await page.close();
  });

  test("takes the holiday notice as it is printed, shows how it is read, and tells tables of its own from adopted ones", async () => {
    const page = await pages.open("township", "/rules");
    expect(await panel(page, "放假表").getByText("内置").count()).toBe(2);
    await page.getByRole("button", { name: "现在录入" }).click();
    const dialog = page.getByRole("dialog");
    const adopt = dialog.getByRole("button", { name: "采用" });
    await dialog.getByLabel("通知原文").fill("一、元旦：1月1日（周五）至3日（周日）休息。");
    await dialog.getByText(/这一处读不出来：一、元旦：1月1日至3日休息/).waitFor();
    expect(await adopt.isDisabled()).toBe(true);
    await dialog.getByLabel("通知原文").fill("一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。1月9日（周六）上班。");
    expect(await dialog.getByRole("status").textContent()).toMatch(/放假 1月1日至1月3日[\s\S]*调休上班 1月9日/);
    await adopt.click();
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => page.getByText("未导入 2027 年放假安排").count()).toBe(0);
    expect(await panel(page, "放假表").getByText("本单位采用").count()).toBe(1);
  });
});
