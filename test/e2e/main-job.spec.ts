import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { freshFolder } from "./desk-window.ts";
import { enrol } from "./steps/enrolment.ts";
import { openExchange, planRow, receive, sendUp, takeFiles, typeFolder, writtenName } from "./steps/exchange.ts";
import { setUpDistrict, setUpTownship, townshipOffice } from "./steps/first-start.ts";
import { openPetition, registerVisit, saveVisit, tellVisit, type Visit } from "./steps/intake.ts";
import { look } from "./steps/look.ts";
import { type Photo, seesPhoto, takePhoto } from "./steps/photo.ts";
import { importPlaces, writtenWords } from "./steps/places.ts";
import { goTo } from "./steps/rooms.ts";
import { textOf } from "./steps/text.ts";
import { twoDesks } from "./steps/two-desks.ts";

test.describe.configure({ mode: "serial" });

const desks = twoDesks();

let camera: string;
let photo: Photo;
let firstNumber: string;
let firstBundle: string;
let receipt: string;

const first: Visit = {
  name: "徐国根",
  identityNumber: "",
  phone: "13800005521",
  address: "青溪镇上坞村 12 组 37 号",
  place: "swc",
  contentClass: "ncny",
  title: "要求落实原农田水利修建民工补助",
  statement: "1976 至 1981 年参加青溪水库修建，本村共 6 人。\n去年邻县同样的民工有了补助，我们没有，请说明政策依据。",
};
const second: Visit = {
  name: "何水土",
  address: "青溪镇下坞村 3 组 8 号",
  place: "xwc",
  contentClass: "jtys",
  title: "村口便道雨后积水，要求排水",
  statement: "村口便道去年修过以后，一下雨就积水，老人小孩不好走。",
};
/** Paths that windows and workers asked the loopback for. */
const asked: string[] = [];

test.beforeAll(async () => {
  camera = freshFolder("camera");
  photo = takePhoto(camera, "水库旧照.png");
  for (const { page } of [desks.district, desks.township])
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
});
test("a district and a township are set up, each in its own window", async () => {
  await expect(desks.district.page.getByText("这台电脑做什么用？")).toBeVisible();
  await look(desks.district.page, "first-start");
  await setUpDistrict(desks.district.page);
  await setUpTownship(desks.township.page);
  await importPlaces(desks.district.page, camera);
  await importPlaces(desks.township.page, camera);
});

test("a visit with a photo is registered by keyboard, before the township is enrolled; its number comes only with saving", async () => {
  const { page } = desks.township;
  await tellVisit(page, { ...first, photo: photo.path });
  await page.getByLabel("姓名", { exact: true }).focus();
  await page.getByRole("heading", { level: 1 }).scrollIntoViewIfNeeded();
  await look(page, "intake");
  firstNumber = await saveVisit(page);
  expect(firstNumber).toContain(`${townshipOffice.code}-`);
  await page.getByRole("button", { name: "记为已告知" }).click();
  await expect(page.getByText(/当场书面告知，已记录$/)).toBeVisible();
});

test("the township is enrolled: the same eight words on both screens, the root's words typed", async () => {
  const words = await enrol(desks.township.page, desks.district.page, desks.stick, {
    reviewing: () => look(desks.district.page, "enrol"),
  });
  expect(words.atDistrict).toEqual(words.atTownship);
  expect(words.root).not.toEqual(words.atTownship);
  await openExchange(desks.district.page, "成员单位");
  await expect(desks.district.page.getByRole("row").filter({ hasText: townshipOffice.name })).toContainText(townshipOffice.code);
  await look(desks.district.page, "members");
});

test("the township exports, and its petition says 已导出, not 已回执", async () => {
  const { page } = desks.township;
  firstBundle = await sendUp(page, desks.stick);
  await look(page, "exchange-send");
  await openPetition(page, firstNumber);
  await expect(page.getByText("已导出", { exact: true })).toBeVisible();
});

test("an altered copy is refused with its sentence, and nothing is merged", async () => {
  const bytes = readFileSync(join(desks.stick, firstBundle));
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  const altered = firstBundle.replace(".xfb", "-altered.xfb");
  writeFileSync(join(desks.stick, altered), bytes);
  const { page } = desks.district;
  await openExchange(page, "接收");
  await takeFiles(page, desks.stick, [altered]);
  const row = planRow(page, altered);
  await expect(row.getByText("不能合并")).toBeVisible();
  await expect(row.getByText(/[\u4e00-\u9fff].*。/).first()).toBeVisible();
  await expect(row.getByText(/原因代码 [a-z-]+/)).toBeVisible();
  await expect(page.getByRole("button", { name: /^合并/ })).toHaveCount(0);
  await goTo(page, "台账");
  await expect(page.getByText("台账里还没有信访件")).toBeVisible();
});

test("the district merges it and sees the petition with its history, statement and photo", async () => {
  const { page } = desks.district;
  await openExchange(page, "接收");
  await takeFiles(page, desks.stick, [firstBundle]);
  await expect(planRow(page, firstBundle).getByText("新增 1 件")).toBeVisible();
  await page.getByRole("button", { name: /^合并/ }).click();
  await expect(planRow(page, firstBundle).getByText("已合并 1 件")).toBeVisible();
  await look(page, "exchange-receive");
  await page.getByRole("button", { name: "写回执文件" }).click();
  await typeFolder(page, "写入的文件夹", desks.stick);
  await page.getByRole("dialog").getByRole("button", { name: "写入", exact: true }).click();
  await expect(page.getByRole("dialog").getByText(writtenWords)).toBeVisible();
  receipt = await writtenName(page);
  await page.getByRole("dialog").getByRole("button", { name: "关闭" }).last().click();

  await openPetition(page, firstNumber);
  await expect(page.getByRole("heading", { level: 1, name: first.title })).toBeVisible();
  await expect(page.getByText(first.statement)).toBeVisible();
  await expect(page.getByText("青溪镇上坞村", { exact: true })).toBeVisible();
  const history = page.getByRole("region", { name: "办理过程" }).getByRole("listitem");
  await expect(history).toHaveCount(2);
  await expect(history.nth(0)).toContainText("告知");
  await expect(history.nth(1)).toContainText("登记");
  for (const entry of await history.all()) await expect(entry).toContainText(townshipOffice.name);
  await expect(page.getByText("13800005521")).toHaveCount(0);
  await page.getByRole("button", { name: "显示个人信息" }).click();
  await expect(page.getByText("13800005521")).toBeVisible();
  await look(page, "petition");
  await seesPhoto(page, photo);
});

test("the receipt comes home by file: 已回执; the same file again says 已导入过", async () => {
  const { page } = desks.township;
  await receive(page, desks.stick, [receipt]);
  await openPetition(page, firstNumber);
  await expect(page.getByText("已回执", { exact: true })).toBeVisible();
  await openExchange(page, "接收");
  await takeFiles(page, desks.stick, [receipt]);
  await expect(planRow(page, receipt).getByText("已导入过")).toBeVisible();
  await openExchange(desks.district.page, "接收");
  await takeFiles(desks.district.page, desks.stick, [firstBundle]);
  await expect(planRow(desks.district.page, firstBundle).getByText("已导入过")).toBeVisible();
});

test("a second petition is acknowledged by the code that the district reads out", async () => {
  const number = await registerVisit(desks.township.page, second);
  const bundle = await sendUp(desks.township.page, desks.stick);
  await receive(desks.district.page, desks.stick, [bundle]);
  const code = await textOf(planRow(desks.district.page, bundle).getByRole("code"));
  await openExchange(desks.township.page, "接收");
  await desks.township.page.getByRole("textbox", { name: "回执码" }).fill(code);
  await desks.township.page.getByRole("button", { name: "确认回执" }).click();
  await expect(desks.township.page.getByText("1 件已回执")).toBeVisible();
  await openPetition(desks.township.page, number);
  await expect(desks.township.page.getByText("已回执", { exact: true })).toBeVisible();
});

test("no record went to the journal as a request: the socket of the same origin is open under the window's policy", () => {
  // The control: what the worker does ask for as a request is seen.
  expect(asked).toContain("/desktop/incoming.read");
  expect(asked).not.toContain("/desktop/journal.append");
});
