import type { Page } from "@playwright/test";
import { expect, test } from "vitest";
import { accessibilityDefects } from "../../looking/accessibility.ts";
import { calls } from "../fake-page.ts";
import { pagesOfFile } from "../pages-of-file.ts";

const pages = pagesOfFile();
const petition = "00000000000000000000000000000002";
const wages = "要求支付修渠工资";

/** Goes through Art. 31 item by item to the wanted one. */
async function place(page: Page, item: 2 | 6, organ: string): Promise<void> {
  await page.getByRole("button", { name: /^确定职权和途径/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "属本单位职权", exact: true }).check();
  for (let answered = 1; answered < item; answered += 1) {
    await dialog
      .getByRole("radio", { name: "否", exact: true })
      .nth(answered - 1)
      .check();
  }
  if (item < 6)
    await dialog
      .getByRole("radio", { name: "是", exact: true })
      .nth(item - 1)
      .check();
  if (organ !== "") await dialog.getByLabel("有权处理的机关").fill(organ);
  await page.keyboard.press("Control+Enter");
  await dialog.waitFor({ state: "detached" });
}

/** Opens a step's form and takes the step as it is offered. */
async function take(page: Page, step: RegExp): Promise<void> {
  await page.getByRole("button", { name: step }).first().click();
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Control+Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

test("a visit of two claims is split: each keeps the whole statement, goes its own way and has its own clocks", async () => {
  const page = await pages.open("township", `/petition/${petition}`);
  page.setDefaultTimeout(10_000);
  const main = page.getByRole("main");
  const said = "1976 至 1981 年参加青溪水库修建，有工分本。";
  await main.getByText(said).waitFor();

  await page.getByRole("button", { name: /^拆分/ }).click();
  const dialog = page.getByRole("dialog", { name: /^拆分/ });
  await dialog.getByRole("button", { name: "增加一件" }).click();
  await dialog.getByLabel("拆分出的事项（概况）").fill(wages);
  expect(await accessibilityDefects(page)).toEqual([]);
  await dialog.getByLabel("理由").fill("一次来访反映两件事");
  await page.keyboard.press("Control+Enter");
  await dialog.waitFor({ state: "detached" });

  // The timeline tells of it, and the part stands beside it by its title.
  const timeline = page.getByRole("region", { name: "办理过程" });
  await timeline.getByText("拆分出 1 件").waitFor();
  await timeline.getByText("一次来访反映两件事").waitFor();
  await page.getByRole("region", { name: "关联的信访件" }).getByText("它由本件拆分、转出").waitFor();
  await place(page, 6, "");
  await take(page, /^告知/);
  await take(page, /^受理/);
  const clocks = page.getByRole("region", { name: "期限", exact: true });
  await clocks.getByText("出具信访处理意见").waitFor();
  await main.getByText(said).waitFor();

  await main.getByRole("link", { name: wages }).click();
  await page.getByRole("region", { name: "关联的信访件" }).getByText("本件由它拆分、转出").waitFor();
  await main.getByText(said).waitFor();
  expect(await main.getByRole("heading", { name: wages }).count()).toBe(1);
  // What was decided of the other does not touch it: not told, not accepted, its own fifteen days run.
  await clocks.getByText("书面告知").waitFor();
  expect(await clocks.getByText("出具信访处理意见").count()).toBe(0);
  await page.getByRole("region", { name: "办理过程" }).getByText("本件由它拆分、转出").waitFor();
  await place(page, 2, "区劳动人事争议仲裁委员会");
  await page.getByRole("region", { name: "办理过程" }).getByText("第31条第2项").waitFor();
  expect(await page.getByRole("button", { name: /^受理/ }).count()).toBe(0);
  await page
    .getByRole("button", { name: /^导入法定途径/ })
    .first()
    .waitFor();
  expect(await clocks.getByText("出具信访处理意见").count()).toBe(0);

  const steps = (await calls(page, "takeStep")) as readonly { readonly petition: string; readonly type: string }[];
  const of = (id: (one: string) => boolean) => steps.filter((one) => id(one.petition)).map(({ type }) => type);
  expect(of((id) => id === petition)).toEqual(["petition.split", "petition.classified", "petition.accepted"]);
  expect(of((id) => id !== petition)).toEqual(["petition.classified"]);
  await page.close();
}, 60_000);
