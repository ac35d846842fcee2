import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { type DeskWindow, freshFolder, openDesk, removeFolders } from "./desk-window.ts";
import { expectAccessible } from "./steps/accessible.ts";
import { setUpTownship } from "./steps/first-start.ts";
import { openPetition, saveVisit, tellVisit } from "./steps/intake.ts";
import { look } from "./steps/look.ts";
import { describePapers, issue, makePaper, previewOf, printedBy } from "./steps/papers.ts";
import { attachScan, choose, openForm, openNext, openPart, openStep, save } from "./steps/petition.ts";
import { type Photo, seesPhoto, takePhoto } from "./steps/photo.ts";

test.describe.configure({ mode: "serial" });

const visit = {
  name: "段长河",
  phone: "13800003317",
  address: "青溪镇下坞村 5 组 12 号",
  contentClass: "tqgz",
  title: "要求支付拖欠的三个月工资",
  statement: "在宏达建筑公司的工地做泥工，6 至 8 月的工资 18600 元一分没给，去要了四回，说没钱。有记工的工资清单。",
};
const arbitration = "清源县劳动人事争议仲裁委员会";
const told = `可以向清源县劳动保障监察大队投诉，也可以向${arbitration}申请仲裁；申请仲裁的时效为一年。`;

let desk: DeskWindow;
let photo: Photo;
let number: string;

test.beforeAll(async () => {
  photo = takePhoto(freshFolder("camera"), "工资清单.png");
  desk = await openDesk(freshFolder("desk"), freshFolder("profile"));
  await setUpTownship(desk.page);
  await describePapers(desk.page, { "机关代字（文号用，如“青”）": "青", 联系电话: "0571-88886666" });
});
test.afterAll(async () => {
  await desk?.close();
  removeFolders();
});

test("the visit is registered with a photo of the wage list, read back and signed, noticed on the spot", async () => {
  const { page } = desk;
  await tellVisit(page, { ...visit, photo: photo.path });
  await page.getByLabel("姓名", { exact: true }).focus();
  await look(page, "story-wage-intake");
  number = await saveVisit(page);
  const form = await printedBy(page, () => page.keyboard.press("Control+p"));
  for (const word of [number, visit.name, visit.statement.replace(/\s/g, "")]) expect(form).toContain(word);
  await page.getByRole("button", { name: "宣读核对并签字" }).click();
  await expect(page.getByText("已记录，原始陈述不再改动。")).toBeVisible();
  await page.getByRole("button", { name: "记为已告知" }).click();
  await expect(page.getByText(/当场书面告知，已记录$/)).toBeVisible();
  await openPetition(page, number);
  await seesPhoto(page, photo);
  await openPart(page, "办理");
});

test("the questions of Art. 31 lead to arbitration; acceptance is refused, for its 60 days do not apply", async () => {
  const { page } = desk;
  await openNext(page, "筛重");
  await expectAccessible(page);
  await save(page);
  const examined = await openNext(page, "甄别");
  await expect(examined.getByLabel("诉求 1")).toBeFocused();
  await page.keyboard.insertText("支付 6 至 8 月工资 18600 元");
  await examined.getByLabel("证据（可不填）").fill("工资清单一页（已拍照）");
  await save(page);
  const wizard = await openNext(page, "确定职权和途径");
  await wizard.getByRole("radio", { name: "属本单位职权", exact: true }).check();
  await wizard
    .getByRole("radiogroup", { name: /由法院、检察院或公安机关/ })
    .getByRole("radio", { name: "否" })
    .check();
  await wizard
    .getByRole("radiogroup", { name: /应当通过仲裁解决/ })
    .getByRole("radio", { name: "是" })
    .check();
  const result = wizard.getByRole("region", { name: "途径" });
  await expect(result).toContainText("第31条第2项");
  await expect(result).toContainText("不适用 60 日期限");
  await wizard.getByLabel("有权处理的机关").fill(arbitration);
  await expectAccessible(page);
  await look(page, "story-wage-route");
  await save(page);

  await page.getByRole("button", { name: /^暂不能办/ }).click();
  const refused = page.getByRole("region", { name: "可办理" }).getByRole("listitem");
  await expect(refused.filter({ hasText: /^受理/ })).toContainText("60日期限不适用");
  await expect(refused.filter({ hasText: /^延期/ })).toContainText("第34条");
  await expect(refused.filter({ hasText: /^出具处理意见/ })).toContainText("只有受理后的事项");
  await expect(refused.filter({ hasText: /^办结/ })).toContainText("还缺导入法定途径的记录（第31条）");
});

test("he is told of labour inspection and arbitration on a numbered paper without any 60 days in it", async () => {
  const { page } = desk;
  const guided = await openNext(page, "导入法定途径");
  await expect(guided.getByLabel("应当向哪个机关提出")).toHaveValue(arbitration);
  await guided.getByLabel("办理程序").fill(told);
  await save(page);
  const maker = await makePaper(page, "依法分类处理（导入法定途径）告知书（D03c）");
  const said = await previewOf(maker);
  expect(said).toContain(`${visit.name}：`);
  expect(said).toContain("第三十一条第（二）项");
  expect(said).toContain("劳动保障监察大队");
  expect(said).not.toContain("60日");
  expect(await printedBy(page, () => maker.getByRole("button", { name: "打印（不编文号）" }).click())).toContain(arbitration);
  await look(page, "story-wage-notice");
  expect(await issue(page, maker)).toContain("青信导〔");
});

test("the township mediates all the same; the agreement is printed, and no handling period ever ran", async () => {
  const { page } = desk;
  await openPart(page, "办理");
  const mediated = await openStep(page, "调解、和解");
  await choose(mediated, "结果", "达成调解协议");
  await mediated.getByLabel("当事人").fill(`${visit.name}与清源县宏达建筑公司`);
  await mediated.getByLabel("协议内容（可不填）").fill("宏达建筑公司在 15 日内一次付清 18600 元。");
  const scan = join(freshFolder("scan"), "调解协议.txt");
  writeFileSync(scan, "双方签字的调解协议扫描件");
  await attachScan(mediated, scan);
  await save(page);
  const maker = await makePaper(page, "调解协议书（D12）");
  await maker.getByLabel("履行方式和期限").fill("银行转账，15 日内付清");
  expect(await previewOf(maker)).toContain("一次付清18600元");
  await issue(page, maker);

  await openPart(page, "时限图");
  const times = page.getByRole("region", { name: "时限图的明细" }).getByRole("row");
  await expect(times).toHaveCount(2);
  await expect(times.last()).toContainText("书面告知");
  await expect(times.last()).toContainText("按期办理");
  await look(page, "story-wage-times");
});

test("it ends by agreement, is visited by another than who handled it, and archived; no evaluation is asked on this route", async () => {
  const { page } = desk;
  const concluded = await openNext(page, "办结");
  await expect(concluded.getByRole("combobox", { name: "办结方式" })).toHaveValue("达成调解、和解协议");
  await save(page);
  const visited = await openNext(page, "回访");
  await visited.getByLabel("回访人").fill("林小满");
  await visited.getByLabel("内容").fill("工资已经到账，段长河没有别的要求。");
  await page.keyboard.press("Control+Enter");
  await expect(visited.getByText("回访应由别的人进行")).toBeVisible();
  await visited.getByLabel("回访人").fill("陈立秋");
  await choose(visited, "落实情况", "已落实");
  await expectAccessible(page);
  await save(page);
  const archived = await openNext(page, "归档");
  await archived.getByLabel("卷号").fill("2026-信-012");
  await save(page);
  await openPart(page, "流程图");
  await expect(page.getByRole("region", { name: "流程图的明细" }).getByRole("row").filter({ hasText: "满意度评价" })).toHaveCount(
    0,
  );
  await look(page, "story-wage-flow");
  await openPart(page, "文书");
  await expect(page.getByRole("row").filter({ hasText: "告知书" })).toContainText("已签发");
  await expect(page.getByRole("row").filter({ hasText: "调解协议书" })).toContainText("已签发");
  await openPart(page, "办理");
  await expect(page.getByRole("heading", { level: 1, name: visit.title })).toBeVisible();
  await expect(page.getByText("已归档", { exact: true })).toBeVisible();
  expect(await openForm(page).count()).toBe(0);
});
