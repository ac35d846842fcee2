import { expect, test } from "@playwright/test";
import { type DeskWindow, freshFolder, openDesk, removeFolders } from "./desk-window.ts";
import { expectAccessible } from "./steps/accessible.ts";
import { setUpTownship } from "./steps/first-start.ts";
import { openPetition, registerVisit } from "./steps/intake.ts";
import { look } from "./steps/look.ts";
import { printedBy } from "./steps/papers.ts";
import { choose, openForm, openStep, save } from "./steps/petition.ts";
import { goTo } from "./steps/rooms.ts";

test.describe.configure({ mode: "serial" });

const visit = { phone: "13800003317", address: "青溪镇下坞村 5 组 12 号", contentClass: "tqgz", statement: "三个月工资没有发。" };
const wages = "要求支付拖欠的三个月工资";
const road = "反映下坞村口路面塌陷";

let desk: DeskWindow;

test.beforeAll(async () => {
  desk = await openDesk(freshFolder("desk"), freshFolder("profile"));
  await setUpTownship(desk.page);
});
test.afterAll(async () => {
  await desk?.close();
  removeFolders();
});

async function openRoom(room: string): Promise<void> {
  await goTo(desk.page, room);
}

test("two visits are owed their notices; one is dispatched to a unit, and the table is filtered by it", async () => {
  const { page } = desk;
  await registerVisit(page, { ...visit, name: "段长河", title: wages });
  const number = await registerVisit(page, { ...visit, name: "顾秀英", title: road });
  await openPetition(page, number);
  const form = await openStep(page, "分办");
  await form.getByRole("combobox", { name: "承办的站办所、村", exact: true }).fill("村建办");
  await form.getByRole("combobox", { name: /^承办人/ }).fill("周明");
  await save(page);
  await openRoom("工作台");
  const due = page.getByRole("region", { name: "到期事项" });
  await expect(due.getByRole("row", { name: new RegExp(wages) })).toBeVisible();
  await choose(due, "承办单位", "村建办（1）");
  await expect(due.getByRole("row", { name: new RegExp(road) })).toBeVisible();
  await expect(due.getByRole("row", { name: new RegExp(wages) })).toHaveCount(0);
  expect(decodeURIComponent(page.url())).not.toMatch(/村建办|周明/);
  await expectAccessible(page);
});

test("the unit is urged from its line, with the clock as the reason", async () => {
  const { page } = desk;
  await page.getByRole("link", { name: `催办：${road}` }).click();
  const form = openForm(page);
  await expect(form.getByRole("combobox", { name: "承办的站办所、村", exact: true })).toHaveValue("村建办");
  await expect(form.getByRole("textbox", { name: /^理由|^事由|^催办/ }).last()).toHaveValue(/书面告知（第23条第2款）期限/);
  await save(page);
  await expect(page.getByRole("region", { name: "办理过程" }).getByText("催办").first()).toBeVisible();
});

test("an urgent matter is told, and what Art. 25 still asks for stands on its page until it is done", async () => {
  const { page } = desk;
  await openRoom("紧急事项");
  await page.getByRole("button", { name: "报告紧急事项" }).click();
  await openForm(page)
    .getByRole("button", { name: new RegExp(`^${wages}`) })
    .click();
  const form = page.getByRole("dialog", { name: /紧急报告/ });
  await form.getByLabel("人数").fill("9");
  await form.getByLabel("地点").fill("镇政府门前");
  await form.getByRole("textbox", { name: "情况" }).fill("九名工人等候答复，情绪平稳。");
  const told = form.getByRole("group", { name: "告知情况 1" });
  await told.getByLabel("接报人").fill("徐建国");
  await told.getByLabel("告知时间").fill("00:01");
  await save(page);
  await openRoom("紧急事项");
  const matter = page.getByRole("region", { name: wages });
  await expect(matter.getByRole("row", { name: /本级党委和政府.*徐建国/ })).toBeVisible();
  await expect(matter.getByText("未告知")).toHaveCount(2);
  await expectAccessible(page);
  await look(page, "urgent");
  await matter.getByRole("button", { name: "打印报送单" }).click();
  const sheet = openForm(page).frameLocator("iframe").locator("body");
  await expect(sheet).toContainText("镇政府门前");
  await expect(sheet).toContainText("首报 本级党委和政府 徐建国 电话");
  await page.keyboard.press("Escape");
});

test("the week's list is printed with masked names", async () => {
  const { page } = desk;
  await openRoom("工作台");
  const printed = await printedBy(page, () => page.getByRole("button", { name: "周一清单" }).click());
  expect(printed).toContain("一周到期和包案清单");
  expect(printed).not.toContain("段长河");
  expect(printed).not.toContain("顾秀英");
});
