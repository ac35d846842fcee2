import { expect, type Page, test } from "@playwright/test";
import { type DeskWindow, freshFolder, openDesk, removeFolders } from "./desk-window.ts";
import { expectAccessible } from "./steps/accessible.ts";
import { setUpTownship, townshipOffice, unlock } from "./steps/first-start.ts";
import { openPetition, registerVisit, saveVisit } from "./steps/intake.ts";
import { look } from "./steps/look.ts";
import { printedBy } from "./steps/papers.ts";
import { choose, openStep, save } from "./steps/petition.ts";
import { goTo } from "./steps/rooms.ts";
import { textOf } from "./steps/text.ts";

test.describe.configure({ mode: "serial" });

let desk: DeskWindow;
let canal: string;
let subsidy: string;

test.beforeAll(async () => {
  desk = await openDesk(freshFolder("desk"), freshFolder("profile"));
  await setUpTownship(desk.page);
  subsidy = await registerVisit(desk.page, {
    name: "徐国根",
    address: "青溪镇上坞村 12 组 37 号",
    contentClass: "ncny",
    title: "要求落实原农田水利修建民工补助",
    statement: "1976 至 1981 年参加青溪水库修建，请说明政策依据。",
  });
});
test.afterAll(async () => {
  await desk?.close();
  removeFolders();
});

async function openLedger(page: Page, kind: string): Promise<void> {
  await goTo(page, "专项");
  await page.getByRole("radiogroup", { name: "专项台账" }).getByText(kind, { exact: true }).click();
}

/** Opens the form of a new record, fills in what is told, keeps it. */
async function keep(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  await page.getByRole("button", { name: "新增" }).click();
  const dialog = page.getByRole("dialog");
  for (const [label, text] of Object.entries(fields)) await dialog.getByRole("textbox", { name: label }).first().fill(text);
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog).toHaveCount(0);
}

test("a found dispute becomes a petition: asked first whether it accuses, told by the petitioner, linked from then on", async () => {
  const { page } = desk;
  await openLedger(page, "排查");
  await keep(page, {
    地点: "石桥村",
    责任单位: "农业农村办",
    事项: "三组与四组用水先后有争议。上游截水。",
    措施: "三天内现场协商",
  });
  await expectAccessible(page);
  await page.getByRole("button", { name: "转为信访件" }).click();
  await expect(page.getByRole("heading", { name: "先问一句：反映的是检举控告吗？" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("textbox")).toHaveCount(0);
  await page.keyboard.press("1");
  await expect(page.getByRole("combobox", { name: "来源", exact: true })).toHaveValue("矛盾纠纷排查");
  await expect(page.getByLabel("概况（一句话）")).toHaveValue("三组与四组用水先后有争议");
  await expect(page.getByLabel(/^办理摘要/)).toHaveValue(/石桥村.*用水先后/);
  await expect(page.getByLabel(/^原始陈述/)).toHaveValue("");
  await page.getByLabel("姓名", { exact: true }).fill("何水土");
  await page.getByLabel("住址").fill("青溪镇石桥村三组 8 号");
  await page.getByLabel(/^原始陈述/).fill("四组在上游截水，三组的地浇不上。");
  await page.getByRole("combobox", { name: "内容分类" }).click();
  await page.keyboard.type("ncny");
  await page.keyboard.press("Enter");
  canal = await saveVisit(page);
  await expect(page.getByText("排查记录已注明转为本件")).toBeVisible();
  await openLedger(page, "排查");
  await expect(page.getByRole("button", { name: "转为信访件" })).toHaveCount(0);
  await page.getByRole("link", { name: "打开信访件" }).click();
  await expect(page.getByText(canal, { exact: true })).toBeVisible();
});

test("a meeting's decision about a petition stands open until it is ticked off with a day", async () => {
  const { page } = desk;
  await openLedger(page, "会商会议");
  await page.getByRole("button", { name: "新增" }).click();
  const dialog = page.getByRole("dialog");
  await choose(dialog, "会议类别", "联席会议");
  await dialog.getByRole("textbox", { name: "主持人" }).fill("高远");
  await dialog.getByRole("textbox", { name: /^参加人员/ }).fill("农业农村办 周明\n财政所 沈洁");
  const search = dialog.getByRole("textbox", { name: "按编号或标题查找" });
  await search.fill("徐国根");
  await expect(dialog.getByText("没有找到")).toBeVisible();
  await search.fill("水利修建");
  await dialog.getByRole("button", { name: `加入 ${subsidy}` }).click();
  await dialog.getByRole("button", { name: "加一条议定事项" }).click();
  const line = dialog.getByRole("group", { name: "议定事项 1" });
  await line.getByRole("textbox", { name: "内容" }).fill("核对工分本，列出名册");
  await line.getByRole("textbox", { name: "责任人" }).fill("周明");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog).toHaveCount(0);
  const open = page.getByRole("region", { name: "未完成的议定事项" });
  await expect(open.getByText("核对工分本，列出名册")).toBeVisible();
  await look(page, "office-ledgers");
  await open.getByRole("button", { name: /^完成/ }).click();
  await dialog.getByRole("button", { name: "记为完成" }).click();
  await expect(open.getByText("议定事项都已完成。")).toBeVisible();
  await expect(page.getByText("1/1 完成")).toBeVisible();
});

test("a petition on the list of 积案 and with a lead official stands in both ledgers until it is cleared", async () => {
  const { page } = desk;
  await openPetition(page, subsidy);
  const backlog = await openStep(page, "列入积案");
  await choose(backlog, "积案类型", "无管辖权限或缺乏政策依据");
  await backlog.getByLabel("责任人").first().fill("高远");
  await backlog.getByRole("textbox", { name: "措施" }).fill("书面请示有无补助政策");
  await backlog.getByRole("textbox", { name: "期限" }).fill("2099-12-01");
  await save(page);
  const lead = await openStep(page, "领导包案");
  await lead
    .getByLabel(/^包案领导/)
    .first()
    .fill("高远");
  await save(page);
  await openLedger(page, "积案");
  await expect(page.getByRole("row").filter({ hasText: subsidy })).toContainText("书面请示有无补助政策");
  await expectAccessible(page);
  await openLedger(page, "包案");
  const led = page.getByRole("row").filter({ hasText: subsidy });
  await expect(led.getByText("未做")).toHaveCount(3);
  await led.getByRole("button", { name: /^责任书/ }).click();
  await expect(page.getByRole("dialog").getByRole("combobox", { name: "文书", exact: true })).toHaveValue(/包案责任书/);
  await page.getByRole("dialog").getByRole("button", { name: "关闭" }).last().click();
  await led.getByRole("link").click();
  await expect(page.getByText(subsidy, { exact: true })).toBeVisible();
  const cleared = await openStep(page, "积案销号");
  await cleared.getByRole("textbox", { name: /^方式/ }).fill("已答复");
  await cleared
    .getByLabel(/^经办人/)
    .first()
    .fill("高远");
  await save(page);
  await openLedger(page, "积案");
  await expect(page.getByText("没有在列的积案")).toBeVisible();
});

test("a superior's notice of a group visit asks on the work table for somebody to go, until somebody went", async () => {
  const { page } = desk;
  await openLedger(page, "群访通知");
  const today = { 通知单位: "清源县信访局", 人数: "12", 接待地点: "县信访局接待大厅", 事项: "水利修建民工补助" };
  await keep(page, today);
  const nav = page.getByRole("navigation", { name: "功能" });
  await nav.getByRole("link", { name: "工作台" }).click();
  const prompt = page.getByRole("region", { name: "集体访" });
  await expect(prompt).toContainText("派人到场接待");
  await prompt.getByRole("link").click();
  await page.getByRole("button", { name: "修改" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "到场接待人" }).fill("周明");
  await page.getByRole("dialog").getByRole("textbox", { name: "到场日期" }).fill("今天");
  await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("已到场接待")).toBeVisible();
  await nav.getByRole("link", { name: "工作台" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(prompt).toHaveCount(0);
});

test("a handover takes the open matters with their clocks, prints them without names, and all is there after a restart", async () => {
  await openLedger(desk.page, "工作交接");
  await desk.page.getByRole("button", { name: "新增" }).click();
  const dialog = desk.page.getByRole("dialog");
  await expect(dialog.getByRole("columnheader", { name: "移交 2 件" })).toBeVisible();
  await dialog.getByRole("textbox", { name: "接收人" }).fill("沈洁");
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog).toHaveCount(0);
  const page = await printedBy(desk.page, () => desk.page.getByRole("button", { name: "打印清单" }).click());
  for (const words of [townshipOffice.user, "沈洁", canal, subsidy, "书面告知"]) expect(page).toContain(words);
  for (const name of ["徐国根", "何水土"]) expect(page).not.toContain(name);
  await desk.page.getByRole("button", { name: "记签字日期" }).click();
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(desk.page.getByText(/已签字$/)).toBeVisible();
  desk = await desk.reopen();
  await unlock(desk.page, townshipOffice);
  await openLedger(desk.page, "工作交接");
  await expect(desk.page.getByText(/已签字$/)).toBeVisible();
  await openLedger(desk.page, "排查");
  await expect(desk.page.getByRole("link", { name: "打开信访件" })).toHaveCount(1);
  expect(await textOf(desk.page.getByRole("main"))).not.toContain("何水土");
});
