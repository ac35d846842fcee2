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
});
