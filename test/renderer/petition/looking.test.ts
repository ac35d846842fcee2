import type { Page } from "@playwright/test";
import { describe, expect, test } from "vitest";
import { accessibilityDefects, rememberedInputs } from "../../looking/accessibility.ts";
import { calls, goTo } from "../fake-page.ts";
import { pagesOfFile } from "../pages-of-file.ts";

const pages = pagesOfFile();

const conflicted = "/petition/00000000000000000000000000000008";
const plain = "/petition/00000000000000000000000000000002";
const handled = "/petition/00000000000000000000000000000006";

function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll("main")].some((one) => one.scrollWidth > one.clientWidth),
  );
}

describe("intake, ledger and petition page", () => {
  test.each([
    ["light", {}, []],
    ["dark", { dark: true }, ["color-contrast"]],
    ["large", { large: true }, ["target-size"]],
  ])("meet WCAG 2.2 AA, fit the window and remember nothing (%s)", { timeout: 120_000 }, async (_, look, rules) => {
    const page = await pages.open("township", "/intake", look);
    const found: string[] = [];
    const check = async (where: string) => {
      found.push(...(await accessibilityDefects(page, rules)).map((defect) => `${where}: ${defect}`));
      found.push(...(await rememberedInputs(page)).map((html) => `${where}: remembered ${html}`));
      if (await isTooWide(page)) found.push(`${where}: wider than the window`);
      expect(await page.title()).toBe("信访台");
    };
    await check("question");
    await page.keyboard.press("1");
    await page.getByLabel("姓名", { exact: true }).fill("徐国根");
    await page.getByLabel("证件号（可不填）").fill("1101051949123");
    await page.keyboard.press("Control+Enter");
    await page.getByText("请记录原始陈述").waitFor();
    await check("intake with refusals");
    await goTo(page, "/ledger");
    await check("ledger");
    await goTo(page, conflicted);
    await check("petition");
    await page.getByRole("button", { name: "修改", exact: true }).first().click();
    await page.getByText("原始陈述不能修改").waitFor();
    await page.waitForTimeout(300);
    await check("amending");
    await goTo(page, handled);
    for (const tab of ["流程图", "责任图", "时限图", "文书", "材料", "历次记载"]) {
      await page.getByRole("tab", { name: tab }).click();
      await page.waitForTimeout(100);
      await check(tab);
    }
    await page.close();
    expect(found).toEqual([]);
  });
});

describe("the closed choices of the intake", () => {
  test("show the longest content class whole, and give it to be read beneath the pointer", async () => {
    const page = await pages.open("township", "/intake");
    await page.keyboard.press("1");
    const chosen = page.getByRole("combobox", { name: "内容分类" });
    await chosen.fill("tqgz");
    await chosen.press("Enter");
    expect(await chosen.inputValue()).toBe("劳动和社会保障 / 拖欠工资");
    expect(await chosen.getAttribute("title")).toBe("劳动和社会保障 / 拖欠工资");
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll("input")].filter((one) => one.scrollWidth > one.clientWidth).map(({ value }) => value),
    );
    expect(cut).toEqual([]);
  });
});

describe("the ledger", () => {
  test("is walked and opened by keys, and draws only the rows in view", async () => {
    const page = await pages.open("township", "/ledger");
    const grid = page.getByRole("grid");
    await page.getByText("共 220 件").waitFor();
    expect(await grid.getAttribute("aria-rowcount")).toBe("221");
    expect(await grid.getByRole("row").count()).toBeLessThan(60);
    await grid.focus();
    await page.keyboard.press("End");
    await expect.poll(() => page.locator("#ledger-row-219").count()).toBe(1);
    await expect.poll(() => page.locator("#ledger-row-219").textContent()).toContain("990127101-2026-A-");
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "要求落实原农田水利修建民工补助" }).waitFor();
    await page.close();
  });

  test("keeps codes in the address and typed words out of it", async () => {
    const page = await pages.open("township", "/ledger");
    await page.getByText("待录入国家系统").click();
    await expect.poll(() => page.url()).toContain("queue=awaiting-upper");
    await page.getByRole("combobox", { name: "信访形式" }).click();
    await page.getByRole("option", { name: "来信" }).click();
    await expect.poll(() => page.url()).toContain("channel=letter");
    await page.getByRole("textbox", { name: /查找|搜索/ }).fill("灌溉渠");
    await expect.poll(async () => JSON.stringify((await calls(page, "list")).at(-1))).toContain('"text":"灌溉渠"');
    expect(decodeURIComponent(page.url())).not.toContain("灌溉渠");
    expect(JSON.stringify((await calls(page, "list")).at(-1))).toContain('"queue":"awaiting-upper"');
    await page.close();
  });

  test("shows the columns that were chosen, also next time", async () => {
    const page = await pages.open("township", "/ledger");
    await page.getByRole("button", { name: "栏目" }).click();
    await page.getByRole("checkbox", { name: "问题属地" }).check();
    await page.getByRole("columnheader", { name: "问题属地" }).waitFor();
    await page.reload();
    await page.getByRole("columnheader", { name: "问题属地" }).waitFor();
    await page.close();
  });

  test("teaches when it is empty", async () => {
    const page = await pages.open("empty", "/ledger");
    await page.getByText("台账里还没有信访件").waitFor();
    await page.close();
  });
});

describe("the petition page", () => {
  test("masks the person until asked, and asking goes through the engine, which records it", async () => {
    const page = await pages.open("township", plain);
    await page.getByText("138****5521").waitFor();
    expect(await page.getByText("13800005521").count()).toBe(0);
    expect(await calls(page, "disclose")).toEqual([]);
    await page.getByRole("button", { name: "显示个人信息" }).click();
    await page.getByText("13800005521").first().waitFor();
    expect(await calls(page, "disclose")).toHaveLength(1);
    await page.close();
  });

  test("amends only what was changed, with the event whose value was seen", async () => {
    const page = await pages.open("township", plain);
    await page.getByRole("button", { name: "修改", exact: true }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("反映对象").fill("镇农业农村办");
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => calls(page, "amend")).toHaveLength(1);
    const [request] = (await calls(page, "amend")) as readonly {
      readonly changes: unknown;
      readonly base: Readonly<Record<string, string>>;
    }[];
    expect(request?.changes).toEqual({ complainedOf: "镇农业农村办" });
    expect(Object.keys(request?.base ?? {})).toEqual(["complainedOf"]);
    expect(request?.base["complainedOf"]).toMatch(/^e+1$/);
    await page.close();
  });

  test("offers a conflict's values side by side and settles by a person's choice", async () => {
    const page = await pages.open("township", conflicted);
    await page.getByText("有工分本复印件，待核对原件。").waitFor();
    await page.getByRole("button", { name: "选定这一处" }).nth(1).click();
    await expect
      .poll(() => calls(page, "settleConflict"))
      .toEqual([{ petition: "00000000000000000000000000000008", field: "summary", event: "3".padStart(64, "e") }]);
    await page.close();
  });

  test("opens the next step by its key, keeps the engine's refusal in the form, and takes the step", async () => {
    const page = await pages.open("township", plain);
    await page.getByRole("button", { name: "下一步：筛重" }).waitFor();
    await page.keyboard.press("F4");
    const dialog = page.getByRole("dialog", { name: /^筛重/ });
    await dialog.waitFor();
    await dialog.getByLabel("经办人").fill("");
    await page.keyboard.press("Control+Enter");
    await dialog.getByRole("alert").waitFor();
    // The hand is where the refusal points.
    await expect.poll(() => dialog.getByLabel("经办人").evaluate((one) => one === document.activeElement)).toBe(true);
    await dialog.getByLabel("经办人").fill("林晓");
    await page.keyboard.press("Control+Enter");
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "下一步：甄别" }).waitFor();
    expect((await calls(page, "takeStep")).at(-1)).toMatchObject({
      type: "petition.duplicate-checked",
      body: { date: "2026-11-20", result: "first", other: null, by: "林晓" },
    });
    await page.close();
  });

  test("tells what is doubtful about a step while it is entered", async () => {
    const page = await pages.open("township", handled);
    await page.getByRole("button", { name: "下一步：出具处理意见" }).waitFor();
    await page.keyboard.press("F4");
    const dialog = page.getByRole("dialog", { name: /^出具处理意见/ });
    await dialog.getByLabel("文号").fill("青信处〔2026〕5号");
    for (const i of [0, 1]) {
      await dialog.getByLabel("结论").nth(i).click();
      await page.getByRole("option", { name: "解释说明" }).click();
      await dialog.getByLabel("事实和依据").nth(i).fill("不在补助办法规定的范围内。");
    }
    await dialog.getByText("没有选三到位一处理，统计和考核会缺这一项").waitFor();
    await dialog.getByLabel("诉求合理，解决问题到位").check();
    await dialog.getByText("没有选三到位一处理").waitFor({ state: "detached" });
    expect(await calls(page, "takeStep")).toEqual([]);
    await page.close();
  });

  test("begins a paper's number with the next of its series, and asks why numbers are left out before one is skipped", async () => {
    const page = await pages.open("township", handled);
    await page.getByRole("button", { name: "下一步：出具处理意见" }).waitFor();
    await page.keyboard.press("F4");
    const dialog = page.getByRole("dialog", { name: /^出具处理意见/ });
    await expect.poll(() => dialog.getByLabel("文号").inputValue()).toBe("青信处〔2026〕2号");
    await dialog.getByLabel("文号").fill("青信处〔2026〕12号");
    for (const i of [0, 1]) {
      await dialog.getByLabel("结论").nth(i).click();
      await page.getByRole("option", { name: "解释说明" }).click();
      await dialog.getByLabel("事实和依据").nth(i).fill("不在补助办法规定的范围内。");
    }
    await page.keyboard.press("Control+Enter");
    await dialog.getByRole("alert").getByText("2026年2—11号").waitFor();
    // Another number is another question.
    await dialog.getByLabel("文号").fill("青信处〔2026〕4号");
    await dialog.getByRole("alert").waitFor({ state: "detached" });
    await page.keyboard.press("Control+Enter");
    await dialog.getByLabel("2026年2—3号空缺的原因").fill("上半年用纸质登记簿编号");
    expect(await accessibilityDefects(page, [])).toEqual([]);
    await dialog.getByRole("button", { name: /^确认空号并保存/ }).click();
    await dialog.waitFor({ state: "detached" });
    expect((await calls(page, "takeStep")).at(-1)).toMatchObject({
      body: { number: "青信处〔2026〕4号", numberGap: { from: 2, to: 3, reason: "上半年用纸质登记簿编号" } },
    });
    await page.getByText(/空缺 2—3 号：上半年用纸质登记簿编号/).waitFor();
  });

  test("folds away what may not be done now, with reason and article", async () => {
    const page = await pages.open("township", plain);
    const fold = page.getByRole("button", { name: /^暂不能办/ });
    expect(await page.getByText(/只有信访部门或上级转送/).count()).toBe(0);
    await fold.click();
    await page.getByText(/只有信访部门或上级转送、交办的事项可以提出异议/).waitFor();
    expect(await page.getByRole("button", { name: /^提出异议/ }).count()).toBe(0);
    await page.close();
  });

  test("gives notice through its own command, with what it tells", async () => {
    const page = await pages.open("township", plain);
    await page.getByRole("button", { name: /^告知/ }).click();
    await page.keyboard.press("Control+Enter");
    await expect
      .poll(() => calls(page, "giveNotice"))
      .toEqual([{ petition: "00000000000000000000000000000002", date: "2026-11-20", how: "written", kind: "received" }]);
    await page.close();
  });

  test("leads through Art. 31 item by item to a route and what follows from it", async () => {
    const page = await pages.open("township", plain);
    await page.getByRole("button", { name: /^确定职权和途径/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: "属本单位职权", exact: true }).check();
    await dialog.getByRole("radio", { name: "否" }).nth(0).check();
    expect(await dialog.getByRole("radio", { name: "是", exact: true }).count()).toBe(2);
    await dialog.getByRole("radio", { name: "是", exact: true }).nth(1).check();
    const result = dialog.getByRole("region", { name: "途径" });
    await result.getByText("不适用 60 日期限").waitFor();
    await page.keyboard.press("Control+Enter");
    await dialog
      .getByRole("alert")
      .getByText(/请写明有权处理的机关/)
      .waitFor();
    await dialog.getByLabel("有权处理的机关").fill("区劳动人事争议仲裁委员会");
    await page.keyboard.press("Control+Enter");
    await dialog.waitFor({ state: "detached" });
    expect((await calls(page, "takeStep")).at(-1)).toMatchObject({
      type: "petition.classified",
      body: { competence: "ours", route: 2, organ: "区劳动人事争议仲裁委员会" },
    });
    await page.close();
  });

  test("compares two matters side by side and never their petitioners", async () => {
    const page = await pages.open("township", plain);
    await page.getByRole("button", { name: /^关联/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: /要求查处镇卫生院/ }).click();
    const both = dialog.getByRole("region", { name: "两件事项的对照" });
    await both.getByRole("rowheader", { name: "原始陈述" }).waitFor();
    expect(await both.getByRole("rowheader", { name: "信访人", exact: true }).count()).toBe(0);
    expect(await both.textContent()).not.toMatch(/13800005521|138\*{4}/);
    await page.close();
  });

  test("draws the three charts and prints them together", async () => {
    const page = await pages.open("township", handled);
    for (const chart of ["流程图", "责任图", "时限图"]) {
      await page.getByRole("tab", { name: chart }).click();
      await page.getByRole("img", { name: chart }).waitFor();
      await page
        .getByRole("region", { name: `${chart}的明细` })
        .getByRole("table")
        .waitFor();
    }
    await page.getByRole("button", { name: "打印" }).click();
    await page.getByRole("menuitem", { name: /流程图、责任图、时限图/ }).click();
    await expect.poll(async () => JSON.stringify(await calls(page, "print.html"))).toContain("<svg");
    await page.close();
  });

  test("tells in 时限图 which year's holiday notice is missing, once a day of it is shown", async () => {
    const page = await pages.open("township", handled);
    await page.getByRole("tab", { name: "时限图" }).click();
    await page.getByRole("img", { name: "时限图" }).waitFor();
    expect(await page.getByText(/放假安排/).count()).toBe(0);
    await page.getByRole("tab", { name: "办理", exact: true }).click();
    await page.getByRole("button", { name: /^领导包案/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(/期限/).fill("2027-01-10");
    await page.keyboard.press("Control+Enter");
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("tab", { name: "时限图" }).click();
    await page.getByText("未导入 2027 年放假安排，只按周末和固定日期的节日推算，请核对。").waitFor();
    await page.close();
  });

  test("copies for the national system only what is unmasked", async () => {
    const page = await pages.open("township", plain);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "按录入顺序复制" }).click();
    await page.getByText("先显示个人信息，再复制。").waitFor();
    await page.getByRole("button", { name: "显示个人信息" }).click();
    await page.getByRole("button", { name: "复制手机号码" }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe("13800005521");
    await page.close();
  });
});

describe("the right column of a petition", () => {
  test("shows what is due at once, above the many steps that are offered", { timeout: 60_000 }, async () => {
    const page = await pages.open("township", handled);
    const due = await page.getByRole("heading", { name: "期限", exact: true }).boundingBox();
    const offered = await page.getByRole("heading", { name: "可办理", exact: true }).boundingBox();
    expect(due?.y).toBeLessThan(300);
    expect(due?.y).toBeLessThan(offered?.y ?? 0);
    await page.close();
  });
});
