import type { Page } from "@playwright/test";
import { describe, expect, test } from "vitest";
import { goTo } from "../fake-page.ts";
import { pagesOfFile } from "../pages-of-file.ts";

const pages = pagesOfFile();

describe("exchange", () => {
  async function exportTo(place: RegExp): Promise<Page> {
    const page = await pages.open("township", "/exchange/send");
    await page.getByRole("button", { name: /^下一步/ }).click();
    await page.getByRole("button", { name: place }).click();
    await page.getByRole("button", { name: /^导出/ }).click();
    return page;
  }

  test("says 可以拔出 only after a read-back, and never of a folder on this computer's own disk", {
    timeout: 60_000,
  }, async () => {
    const stick = await exportTo(/U 盘/);
    await stick.getByText("可以拔出", { exact: true }).waitFor();
    await stick.close();
    const disk = await exportTo(/移动硬盘/);
    await disk.getByText("请先安全弹出，再拔出").waitFor();
    expect(await disk.getByText("可以拔出", { exact: true }).count()).toBe(0);
    await disk.close();
    const own = await exportTo(/文档/);
    await own.getByText("已写入并落盘", { exact: true }).waitFor();
    expect(await own.getByText(/拔出/).count()).toBe(0);
    await own.close();
  });

  test("can be cancelled, and says that nothing half-written is left", { timeout: 60_000 }, async () => {
    const page = await exportTo(/U 盘/);
    await page.getByRole("button", { name: "取消" }).click();
    await page.getByText("已取消，没有留下不完整的文件。").waitFor();
    await page.close();
  });

  test("shows what each of several files would do, and merges only those that are ready", { timeout: 60_000 }, async () => {
    const page = await pages.open("district", "/exchange/receive");
    await page.getByRole("button", { name: "全部勾选" }).click();
    await page.getByRole("button", { name: "检查这 4 个文件" }).click();
    for (const word of ["可以合并", "已导入过", "缺少前段", "不能合并"]) await page.getByText(word, { exact: true }).waitFor();
    await page.getByRole("button", { name: /^合并/ }).click();
    await page.getByText("已合并 14 件、61 条记录，1 处待人工确认").waitFor();
    await page.getByText("K7Q4M 9X2TB").waitFor();
    await page.getByText("缺少前段", { exact: true }).waitFor();
    await page.close();
  });

  test("leads from a folder without keys to the restore, and back", { timeout: 60_000 }, async () => {
    const page = await pages.open("keyless", "/");
    await page.getByText("上次从备份恢复没有做完").waitFor();
    await page.getByRole("button", { name: "从备份恢复" }).click();
    await page.getByLabel(/恢复单上的恢复码/).waitFor();
    await page.getByRole("button", { name: "上一步" }).click();
    await page.getByText("上次从备份恢复没有做完").waitFor();
    await page.close();
  });

  test("keeps no copy of a file that has nothing more to bring, and offers to remove the others", {
    timeout: 60_000,
  }, async () => {
    const page = await pages.open("district", "/exchange/receive");
    const discarded = () =>
      page.evaluate(() => {
        const calls: unknown = Reflect.get(window, "fakeCalls");
        return Array.isArray(calls) ? calls.filter(([name]) => name === "incoming.discard").length : -1;
      });
    await page.getByRole("button", { name: "全部勾选" }).click();
    await page.getByRole("button", { name: "检查这 4 个文件" }).click();
    await page.getByText("不能合并", { exact: true }).waitFor();
    await expect.poll(discarded).toBe(1);
    await page.getByRole("button", { name: /^合并/ }).click();
    await page.getByText("已合并 14 件、61 条记录，1 处待人工确认").waitFor();
    await expect.poll(discarded).toBe(2);
    const earlier = page.getByRole("region", { name: "以前收下、还没有合并的文件" });
    await earlier.getByRole("button", { name: /^移除/ }).click();
    await earlier.waitFor({ state: "detached" });
    expect(await discarded()).toBe(3);
    await page.close();
  });

  test("leads from the work table to what a person must decide, asks for a reason and shows the decision", {
    timeout: 60_000,
  }, async () => {
    const page = await pages.open("district", "/");
    const attention = page.getByRole("region", { name: "待人工确认" });
    await attention.getByText("4 处").waitFor();
    await attention.getByRole("link", { name: "灌溉渠被占用" }).click();
    await expect.poll(() => page.url()).toContain("#/petition/");
    await goTo(page, "/");
    await attention.getByRole("link", { name: "青溪镇信访站" }).click();
    await page.getByRole("button", { name: "继续隔离" }).click();
    const dialog = page.getByRole("dialog");
    const confirm = dialog.getByRole("button", { name: "继续隔离" });
    expect(await confirm.isDisabled()).toBe(true);
    await dialog.getByLabel(/^理由/).fill("该单位否认");
    await confirm.click();
    await page.getByRole("cell", { name: "该单位否认" }).waitFor();
    await page.getByRole("button", { name: "已知悉" }).click();
    await dialog.getByRole("button", { name: "已知悉" }).click();
    await page.getByText("没有待处理的事项").waitFor();
    await page.getByRole("link", { name: "待处理", exact: true }).waitFor();
    await page.close();
  });

  test("says that this station's certificate runs out, and leads through its renewal", { timeout: 60_000 }, async () => {
    const page = await pages.open("expiring", "/exchange/send");
    await page.getByText("本工位证书将于 2027-01-15 到期。登记、上报照常").waitFor();
    await page.getByRole("link", { name: "去换发" }).click();
    await page.getByText("本工位证书有效至 2027-01-15").waitFor();
    await page.getByRole("button", { name: "换发证书" }).click();
    await page.getByText("换发和接入的做法一样").waitFor();
    await page.getByRole("button", { name: "写入请求文件" }).click();
    await page.getByRole("button", { name: "下一步" }).click();
    await page.getByRole("button", { name: "已拿到接入包" }).click();
    await page.getByRole("checkbox").first().check();
    await page.getByRole("button", { name: "检查文件" }).click();
    await page.getByLabel("第 1 个词").fill("青山 渡口 白鹭 石桥 稻香 灯笼 云雀 古井");
    await page.getByRole("button", { name: "接入", exact: true }).click();
    await page.getByText("本工位证书有效至 2031-11-24").waitFor();
    expect(await page.getByText("即将到期").count()).toBe(0);
    await page.close();
  });

  test("tells a district whose certificates run out", { timeout: 60_000 }, async () => {
    const page = await pages.open("district", "/exchange/members");
    await page.getByText("有效至 2026-12-20").waitFor();
    expect(await page.getByText("即将到期").count()).toBe(1);
    await page.close();
  });

  test("takes the root's eight words typed or pasted, and refuses others", { timeout: 60_000 }, async () => {
    const page = await pages.open("joining", "/exchange/join");
    await page.getByRole("button", { name: "写入请求文件" }).click();
    await page.getByRole("button", { name: "下一步" }).click();
    await page.getByRole("button", { name: "已拿到接入包" }).click();
    await page.getByRole("checkbox").first().check();
    await page.getByRole("button", { name: "检查文件" }).click();
    await page.getByLabel("第 1 个词").fill("青山 渡口 白鹭 石桥 稻香 灯笼 云雀 深潭");
    await page.getByRole("button", { name: "接入", exact: true }).click();
    await page.getByText("八个词与接入包不一致").waitFor();
    await page.getByLabel("第 8 个词").fill("古井");
    await page.getByRole("button", { name: "接入", exact: true }).click();
    await page.getByText("已接入 云岭区信访局").waitFor();
    await page.close();
  });
});
