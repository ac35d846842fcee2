import { describe, expect, test } from "vitest";
import { recordKinds } from "../../../shared/petition/office-record/record-kinds.ts";
import { accessibilityDefects, rememberedInputs } from "../../looking/accessibility.ts";
import { calls, goTo } from "../fake-page.ts";
import { pagesOfFile } from "../pages-of-file.ts";

const pages = pagesOfFile();

describe("a ledger of the office", { timeout: 60_000 }, () => {
  test.each(["screening", "meeting", "reception", "duty-roster", "group-visit-notice", "responsibility"])(
    "%s has a form that everybody can use and no browser remembers",
    async (kind) => {
      const page = await pages.open("township", `/ledgers/${kind}`);
      await page.getByRole("button", { name: "修改" }).first().click();
      await page.getByRole("dialog").waitFor();
      expect([...(await accessibilityDefects(page)), ...(await rememberedInputs(page))]).toEqual([]);
      await page.close();
    },
  );
  test("keeps what its form enters, and says when that seems to hold a number of a person", async () => {
    const page = await pages.open("township", "/ledgers/screening");
    await page.getByRole("button", { name: "新增" }).click();
    await page.getByLabel("事项").fill("四组道路损坏无人修，电话 13800005521");
    await page.getByText("像是写了电话").waitFor();
    await page.getByLabel("事项").fill("四组道路损坏无人修");
    expect(await page.getByText("像是写了电话").count()).toBe(0);
    await page.keyboard.press("Control+Enter");
    await page.getByRole("cell", { name: "四组道路损坏无人修" }).waitFor();
    expect(await page.getByRole("dialog").count()).toBe(0);
    await page.close();
  });
});

describe("a superior's notice of a group visit", { timeout: 60_000 }, () => {
  test("names what the local rule asks for, as the number of people and where they go to is typed, and on the work table", async () => {
    const page = await pages.open("district", "/ledgers/group-visit-notice");
    await page.getByRole("button", { name: "修改" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("人数").fill("50");
    await dialog.getByText(/^地方规定（.*）：到县（区） 50 人以上，主要负责人到现场接待；到县（区） 10 人以上/).waitFor();
    await dialog.getByRole("combobox", { name: "去向" }).click();
    await page.getByRole("option", { name: "进京" }).click();
    expect(await dialog.getByText("地方规定").count()).toBe(0);
    await dialog.getByRole("combobox", { name: "去向" }).click();
    await page.getByRole("option", { name: "到市" }).click();
    await dialog.getByText(/到市 5 人以上，20 分钟内派人到场接待。$/).waitFor();
    await dialog.getByRole("button", { name: "保存" }).click();
    await dialog.waitFor({ state: "detached" });
    await goTo(page, "/");
    await page
      .getByRole("region", { name: "集体访" })
      .getByText(/到市 5 人以上，20 分钟内派人到场接待。$/)
      .waitFor();
    await page.close();
  });
});

describe("the records of an office beneath", { timeout: 60_000 }, () => {
  test("are shown at the district by its name, and change nowhere but at home", async () => {
    const page = await pages.open("district", "/ledgers/screening");
    const theirs = page.getByRole("row").filter({ hasText: "青溪镇信访站" });
    expect(await theirs.count()).toBe(2);
    expect(await theirs.getByRole("button", { name: /转为信访件|修改/ }).count()).toBe(0);
    await theirs.first().getByRole("button", { name: "查看" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("其他单位的记录，只能查看。").waitFor();
    expect(await dialog.locator("input:enabled, textarea:enabled").count()).toBe(0);
    expect(await dialog.getByRole("button", { name: /保存|划去/ }).count()).toBe(0);
    expect([...(await accessibilityDefects(page)), ...(await rememberedInputs(page))]).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("combobox", { name: "单位" }).click();
    await page.getByRole("option", { name: "青溪镇信访站" }).click();
    expect(await page.locator("tbody tr").count()).toBe(2);
    await goTo(page, "/ledgers/backlog");
    await page.getByText("990127101-2026-A-0398-P7F · 青溪镇信访站").waitFor();
    await goTo(page, "/ledgers/meeting");
    expect(await page.getByRole("button", { name: /^完成 / }).count()).toBe(2);
    expect(await page.getByRole("region", { name: "未完成的议定事项" }).locator("tbody tr").count()).toBe(4);
    await page.close();
  });
});

describe("a found dispute", { timeout: 60_000 }, () => {
  test("becomes a petition in one step, after the question, with its statement left to the petitioner", async () => {
    const page = await pages.open("township", "/ledgers/screening");
    await page.getByRole("button", { name: "转为信访件" }).click();
    await page.getByText("先问一句").waitFor();
    await page.getByText("由矛盾纠纷排查记录转来").waitFor();
    expect(await page.locator("main").locator("input, textarea").count()).toBe(0);
    expect(await calls(page, "saveDraft")).toEqual([]);
    await page.keyboard.press("1");
    await page.getByLabel("姓名", { exact: true }).waitFor();
    expect(await page.getByRole("combobox", { name: "来源" }).inputValue()).toBe("矛盾纠纷排查");
    expect(await page.getByLabel("概况").inputValue()).toBe("石桥村三组与四组对水渠用水先后有争议");
    expect(await page.getByLabel("原始陈述").inputValue()).toBe("");
    await page.getByLabel("姓名", { exact: true }).fill("徐国根");
    await page.getByLabel("住址").fill("青溪镇石桥村三组");
    await page.getByLabel("原始陈述").fill("四组截水，三组浇不上地。");
    await page.getByRole("combobox", { name: "内容分类" }).click();
    await page.keyboard.type("ncny");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+s");
    await page.getByText("排查记录已注明转为本件").waitFor();
    const [request] = (await calls(page, "register")) as readonly { readonly screening: string; readonly intake: object }[];
    expect(request?.screening).toMatch(/^[0-9a-f]{32}$/);
    expect(request?.intake).toMatchObject({ source: { kind: "dispute-screening" }, statement: "四组截水，三组浇不上地。" });
    await goTo(page, "/ledgers/screening");
    expect(await page.getByRole("link", { name: "打开信访件" }).count()).toBe(2);
    expect(await page.getByRole("button", { name: "转为信访件" }).count()).toBe(0);
    await page.close();
  });
  test("that turns out to be an accusation takes nothing along; another registration begins empty", async () => {
    const page = await pages.open("township", "/ledgers/screening");
    await page.getByRole("button", { name: "转为信访件" }).click();
    await page.keyboard.press("2");
    await page.getByRole("heading", { name: "检举控告" }).first().waitFor();
    expect(await page.locator("main").textContent()).not.toContain("石桥村");
    await goTo(page, "/intake");
    expect(await page.getByText("由矛盾纠纷排查记录转来").count()).toBe(0);
    await page.close();
  });
});

describe("the decisions of a meeting", { timeout: 60_000 }, () => {
  test("are entered with owner and day, and ticked off with a date", async () => {
    const page = await pages.open("township", "/ledgers/meeting");
    const open = page.getByRole("region", { name: "未完成的议定事项" });
    expect(await open.getByRole("row").count()).toBe(3);
    await open.getByRole("button", { name: "完成 核对" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "记为完成" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await open.getByRole("row").count()).toBe(2);
    await page.getByText("2/3 完成").waitFor();
    await page.close();
  });
  test("follow petitions that are found by number or title", async () => {
    const page = await pages.open("township", "/ledgers/meeting");
    await page.getByRole("button", { name: "新增" }).click();
    const dialog = page.getByRole("dialog");
    // As in the step forms: what may stay empty says so, and nothing carries a star.
    await dialog.getByLabel("参加人员（每行一个，可不填）", { exact: true }).waitFor();
    await dialog.getByLabel("主持人", { exact: true }).fill("高远");
    await dialog.getByLabel("按编号或标题查找").fill("噪声");
    await dialog.getByRole("button", { name: /^加入/ }).first().click();
    await dialog.getByRole("button", { name: "加一条议定事项" }).click();
    const line = dialog.getByRole("group", { name: "议定事项 1" });
    await line.getByLabel("内容").fill("夜间停工");
    await line.getByLabel("责任人").fill("周明");
    await dialog.getByRole("button", { name: "保存" }).click();
    await dialog.waitFor({ state: "detached" });
    const [kept] = (await calls(page, "keepRecord")) as readonly { readonly data: { readonly petitions: readonly string[] } }[];
    expect(kept?.data).toMatchObject({ chair: "高远", decisions: [{ text: "夜间停工", owner: "周明", done: null }] });
    expect(kept?.data.petitions).toHaveLength(1);
    await page.close();
  });
});

describe("papers of the ledgers", { timeout: 60_000 }, () => {
  test.each([
    ["reception", "领导接访登记表", "领导接访登记表"],
    ["backlog", "化解方案", "化解方案"],
    ["led", "责任书", "包案责任书"],
  ])("from %s are made on the spot", async (kind, button, paper) => {
    const page = await pages.open("township", `/ledgers/${kind}`);
    await page.getByRole("button", { name: button }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "文书" }).waitFor();
    expect(await dialog.getByRole("combobox", { name: "文书" }).inputValue()).toContain(paper);
    if (kind === "reception") expect(await dialog.getByLabel("接访领导").inputValue()).toBe("副镇长 徐建国");
    await page.close();
  });
});

test("a roster is printed for the wall", { timeout: 60_000 }, async () => {
  const page = await pages.open("township", "/ledgers/duty-roster");
  await page.getByRole("button", { name: /^打印值班表/ }).click();
  await expect.poll(() => calls(page, "print.html").then((all) => JSON.stringify(all))).toContain("水库蓄水验收");
  await page.close();
});

describe("a handover", { timeout: 60_000 }, () => {
  test("takes the open matters of one person with their clocks, and is signed afterwards", async () => {
    const page = await pages.open("township", "/ledgers/handover");
    await page.getByRole("button", { name: "新增" }).click();
    const dialog = page.getByRole("dialog");
    const rows = dialog.locator("tbody tr");
    await rows.first().waitFor();
    expect(await dialog.getByRole("combobox", { name: "移交人" }).inputValue()).toBe("林晓");
    const mine = await rows.count();
    expect([...(await accessibilityDefects(page)), ...(await rememberedInputs(page))]).toEqual([]);
    await dialog.getByLabel("移交本单位全部在办件").check();
    expect(await rows.count()).toBeGreaterThan(mine);
    await dialog.getByLabel("移交本单位全部在办件").uncheck();
    await dialog.getByRole("textbox", { name: "接收人" }).fill("沈洁");
    await dialog.getByRole("button", { name: "保存" }).click();
    await dialog.waitFor({ state: "detached" });
    const [kept] = (await calls(page, "keepRecord")) as readonly { readonly data: unknown }[];
    const read = recordKinds.handover.parse(kept?.data);
    expect(read).toMatchObject({ from: "林晓", to: "沈洁", signed: null });
    expect(read.matters).toHaveLength(mine);
    expect(read.matters[0]?.clocks).toHaveLength(1);
    await page.getByRole("button", { name: "打印清单" }).first().click();
    await expect.poll(() => calls(page, "print.html").then((all) => all.length)).toBe(1);
    await page.getByRole("button", { name: "记签字日期" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
    await page.getByText("2026-11-20 已签字").waitFor();
    await page.close();
  });
});
