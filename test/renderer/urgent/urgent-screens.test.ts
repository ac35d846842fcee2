import { describe, expect, test } from "vitest";
import { goTo } from "../fake-page.ts";
import { pagesOfFile } from "../pages-of-file.ts";

const pages = pagesOfFile();

describe("urgent matters", () => {
  test("are reported from their page, and whom Art. 25 wants told stands there until somebody was", {
    timeout: 60_000,
  }, async () => {
    const page = await pages.open("township", "/urgent");
    await page.getByRole("button", { name: "报告紧急事项" }).click();
    await page.getByRole("button", { name: /^灌溉渠被占用/ }).click();
    const form = page.getByRole("dialog", { name: /紧急报告/ });
    await form.getByLabel("人数").fill("9");
    await form.getByLabel("地点").fill("上坞村口");
    await form.getByRole("textbox", { name: "情况" }).fill("等候答复");
    const told = form.getByRole("group", { name: "告知情况 1" });
    expect(await told.getByLabel("告知的单位").inputValue()).toBe("本级党委和政府");
    await told.getByLabel("接报人").fill("徐建国");
    await told.getByLabel("告知时间").fill("09:05");
    await form.getByRole("button", { name: /^保存/ }).click();
    await form.waitFor({ state: "detached" });
    expect(page.url()).not.toContain("step=");
    await goTo(page, "/urgent");
    const matter = page.getByRole("region", { name: "灌溉渠被占用" });
    await matter.getByRole("cell", { name: "徐建国" }).waitFor();
    expect(await matter.getByText("未告知").count()).toBe(2);
    await page.close();
  });

  test("say by when a local rule wants them reported, behind the national text, and whether the calls kept it", {
    timeout: 60_000,
  }, async () => {
    const page = await pages.open("district", "/urgent");
    const order = (await page.getByRole("note").textContent()) ?? "";
    const rule = "地方规定（清源县规定第12条）：自得知之时起 2 小时内报告";
    expect(order.indexOf("第25条")).toBeGreaterThan(0);
    expect(order.indexOf(rule)).toBeGreaterThan(order.indexOf("第25条"));
    const sentence = page.getByRole("region", { name: "拖欠农民工工资46 800元" }).getByRole("status");
    expect(await sentence.textContent()).toBe(`${rule}，最迟 2026-11-19 10:50；本级信访工作联席会议办公室到期没有告知。`);
    await page.close();
    const national = await pages.open("township", "/urgent");
    expect(await national.getByText("地方规定").count()).toBe(0);
    await national.close();
  });
});
