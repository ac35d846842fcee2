import type { Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityDefects, rememberedInputs } from "../looking/accessibility.ts";
import { chromiumPath, type FakePages, fakePages, goTo } from "./fake-page.ts";

let pages: FakePages;
beforeAll(async () => {
  pages = await fakePages(chromiumPath);
}, 60_000);
afterAll(() => pages.close());

const rooms: readonly (readonly [scene: string, paths: readonly string[]])[] = [
  ["fresh", ["/"]],
  ["unconfirmed", ["/"]],
  ["locked", ["/"]],
  ["recovery", ["/"]],
  ["keyless", ["/"]],
  ["elsewhere", ["/"]],
  ["rebuilding", ["/"]],
  ["empty", ["/", "/urgent", "/supervision", "/exchange/send", "/exchange/history"]],
  ["joining", ["/exchange/join"]],
  [
    "township",
    [
      "/",
      "/urgent",
      "/supervision",
      "/ledgers/screening",
      "/ledgers/meeting",
      "/ledgers/reception",
      "/ledgers/backlog",
      "/ledgers/led",
      "/ledgers/responsibility",
      "/ledgers/duty-roster",
      "/ledgers/group-visit-notice",
      "/ledgers/handover",
      "/exchange/send",
      "/exchange/receive",
      "/exchange/concerns",
      "/exchange/history",
      "/exchange/backup",
      "/settings/users",
      "/settings/look",
      "/rules",
      "/accusation",
      "/accusation/new",
    ],
  ],
  [
    "district",
    [
      "/",
      "/urgent",
      "/supervision",
      "/supervision?show=answered",
      "/supervision?show=proposals",
      "/exchange/receive",
      "/exchange/send",
      "/exchange/members",
      "/exchange/concerns",
      "/settings/users",
      "/settings/passphrase",
      "/settings/office",
      "/settings/numbers",
      "/settings/dictionaries",
      "/rules",
      "/settings/officers",
      "/settings/access",
      "/accusation",
    ],
  ],
];

/** Whether something stands out at the right once all is drawn in large type. */
function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    document.documentElement.dataset["type"] = "large";
    const over = [document.documentElement, ...document.querySelectorAll("main")].some(
      (one) => one.scrollWidth > one.clientWidth,
    );
    document.documentElement.dataset["type"] = "normal";
    return over;
  });
}

describe("every screen", () => {
  test.each(rooms)(
    "of scene %s meets WCAG 2.2 AA in light and dark, fits in large type, and remembers nothing",
    { timeout: 400_000 },
    async (scene, paths) => {
      const page = await pages.open(scene, paths[0] ?? "/");
      const found: string[] = [];
      for (const path of paths) {
        await goTo(page, path);
        const where = `${scene} ${path}`;
        found.push(...(await accessibilityDefects(page)).map((defect) => `${where}: ${defect}`));
        found.push(...(await rememberedInputs(page)).map((html) => `${where}: remembered ${html}`));
        if (await isTooWide(page)) found.push(`${where}: wider than the window in large type`);
        await page.emulateMedia({ colorScheme: "dark" });
        found.push(...(await accessibilityDefects(page, ["color-contrast"])).map((defect) => `${where} (dark): ${defect}`));
        await page.emulateMedia({ colorScheme: "light" });
        expect(await page.title()).toBe("信访台");
      }
      await page.close();
      expect(found).toEqual([]);
    },
  );

  test("would be reported if its text were too pale or its input had no name", { timeout: 60_000 }, async () => {
    const page = await pages.open("locked", "/");
    await page.evaluate(() => {
      document.querySelector("h1")?.setAttribute("style", "color: #cccccc");
      document.querySelector("form")?.append(document.createElement("input"));
    });
    const found = (await accessibilityDefects(page)).join("\n");
    expect(found).toContain("color-contrast");
    expect(found).toContain("label");
    expect(await rememberedInputs(page)).toHaveLength(1);
    await page.close();
  });
});

/** One group of a sheet on screen, as it would stand on paper. */
async function groupText(page: Page, label: string, place: string): Promise<string> {
  const text = await page
    .getByRole("list", { name: label, exact: true })
    .getByRole("listitem")
    .nth(Number(place) - 1)
    .allInnerTexts();
  return (text[0] ?? "").slice(-4);
}

/** Types the two groups back that are asked for. */
async function typeBack(page: Page, label: string): Promise<void> {
  for (const box of await page.getByLabel(/^第 \d+ 组$/).all()) {
    const name = await box.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? "");
    await box.fill(await groupText(page, label, /\d+/.exec(name)?.[0] ?? "1"));
  }
}

describe("first start", () => {
  test("leads a district through root and recovery sheets, each typed back from paper", { timeout: 60_000 }, async () => {
    const page = await pages.open("fresh", "/");
    await page.getByRole("button", { name: /设为区县信访局/ }).click();
    await page.getByLabel("区划代码").fill("990127101");
    await expect.poll(() => page.getByText("区县要 6 位，现在 9 位。").isVisible()).toBe(true);
    await page.getByLabel("区划代码").fill("990127");
    await page.getByLabel("单位名称").fill("云岭区信访局");
    await page.getByRole("button", { name: "下一步" }).click();
    await page.getByLabel("姓名").fill("沈洁");
    await page.getByLabel("口令", { exact: true }).fill("12345678");
    await page.getByLabel("再输一遍").fill("12345678");
    expect(await page.getByRole("button", { name: "建立" }).isDisabled()).toBe(true);
    await page.getByLabel("口令", { exact: true }).fill("石桥白鹭灯笼渡口");
    await page.getByLabel("再输一遍").fill("石桥白鹭灯笼渡口");
    await page.getByRole("button", { name: "建立" }).click();
    const next = page.getByRole("button", { name: "已保管好，下一步" });
    await next.waitFor();
    expect(await next.isDisabled()).toBe(true);
    await typeBack(page, "恢复单");
    await next.click();
    await typeBack(page, "根密钥单");
    await page.getByRole("button", { name: "已保管好，进入信访台" }).click();
    await page.getByRole("heading", { name: "今天要做的" }).waitFor();
    await page.close();
  });
});

describe("sheets that were not confirmed", () => {
  test("stand before the desk at every unlocking until two groups are typed back", { timeout: 60_000 }, async () => {
    const page = await pages.open("unconfirmed", "/");
    await page.getByRole("list", { name: "恢复单", exact: true }).waitFor();
    await page.keyboard.press("Control+L");
    await page.getByRole("button", { name: /沈洁/ }).click();
    await page.getByRole("textbox", { name: "口令" }).fill("right");
    await page.keyboard.press("Enter");
    await page.getByRole("list", { name: "恢复单", exact: true }).waitFor();
    expect(await page.getByRole("navigation").count()).toBe(0);
    await typeBack(page, "恢复单");
    await page.getByRole("button", { name: "已保管好，进入信访台" }).click();
    await page.getByRole("heading", { name: "今天要做的" }).waitFor();
    await page.close();
  });

  test("come after a renewal in the settings, which says what the old sheet still opens", { timeout: 60_000 }, async () => {
    const page = await pages.open("district", "/settings/passphrase");
    await page.getByRole("button", { name: "换发恢复单…" }).click();
    await page.getByText("以前的备份包仍只能用旧恢复单打开").waitFor();
    await page.getByRole("button", { name: "换发", exact: true }).click();
    await typeBack(page, "恢复单");
    await page.getByRole("button", { name: "已保管好，进入信访台" }).click();
    await page.getByRole("button", { name: "换发恢复单…" }).waitFor();
    await page.close();
  });

  test("are nobody's business but an administrator's", { timeout: 60_000 }, async () => {
    const page = await pages.open("township", "/settings/passphrase");
    await page.getByRole("heading", { name: "更改我的口令" }).waitFor();
    expect(await page.getByRole("button", { name: "换发恢复单…" }).count()).toBe(0);
    await page.close();
  });
});

describe("printing", () => {
  test("puts the sheet with its style into a frame that runs no script, under the shells' policy", {
    timeout: 60_000,
  }, async () => {
    const page = await pages.open("fresh", "/");
    await page.evaluate(() => {
      // A print dialog would stand open for ever; count the wish instead.
      const seen = new MutationObserver(() => {
        const frame = document.querySelector("iframe");
        if (frame?.contentWindow) frame.contentWindow.print = () => document.body.setAttribute("data-printed", "yes");
      });
      seen.observe(document.body, { childList: true });
      document.addEventListener(
        "load",
        (event) => {
          const frame = event.target;
          if (frame instanceof HTMLIFrameElement && frame.contentWindow)
            frame.contentWindow.print = () => document.body.setAttribute("data-printed", "yes");
        },
        true,
      );
    });
    await page.getByRole("button", { name: /^乡镇/ }).click();
    await page.getByLabel("区划代码").fill("990127101");
    await page.getByLabel("单位名称").fill("青溪镇信访站");
    await page.getByRole("button", { name: "下一步" }).click();
    await page.getByLabel("姓名").fill("林晓");
    await page.getByLabel("口令", { exact: true }).fill("石桥白鹭灯笼渡口");
    await page.getByLabel("再输一遍").fill("石桥白鹭灯笼渡口");
    await page.getByRole("button", { name: "建立" }).click();
    await page.getByRole("button", { name: "打印恢复单" }).click();
    await expect.poll(() => page.locator("body").getAttribute("data-printed")).toBe("yes");
    const printed = await page.evaluate(() => {
      const inside = document.querySelector("iframe")?.contentDocument;
      const heading = inside?.querySelector("h1");
      return {
        text: inside?.body.textContent ?? "",
        centred: heading && inside?.defaultView ? inside.defaultView.getComputedStyle(heading).textAlign : "",
        sandbox: document.querySelector("iframe")?.getAttribute("sandbox") ?? "",
      };
    });
    expect(printed.text).toContain("青溪镇信访站");
    expect(printed.text).toContain("QQPZ");
    expect(printed.centred).toBe("center");
    expect(printed.sandbox).not.toContain("allow-scripts");
    await page.close();
  });
});

describe("exchange", () => {
  async function exportTo(place: RegExp): Promise<Page> {
    const page = await pages.open("township", "/exchange/send");
    await page.getByRole("button", { name: /^下一步/ }).click();
    await page.getByRole("button", { name: place }).click();
    await page.getByRole("button", { name: /^导出/ }).click();
    return page;
  }

  test("says 可以拔出 only after a read-back", { timeout: 60_000 }, async () => {
    const stick = await exportTo(/U 盘/);
    await stick.getByText("可以拔出", { exact: true }).waitFor();
    await stick.close();
    const disk = await exportTo(/文档/);
    await disk.getByText("请先安全弹出，再拔出").waitFor();
    expect(await disk.getByText("可以拔出", { exact: true }).count()).toBe(0);
    await disk.close();
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
    expect(await page.getByText("缺少前段", { exact: true }).isVisible()).toBe(true);
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
    expect(await attention.getByText("3 处").isVisible()).toBe(true);
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
    expect(await page.getByRole("link", { name: "待处理", exact: true }).isVisible()).toBe(true);
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

describe("the open desk", () => {
  test("locks by key and opens again by passphrase, slowing down wrong ones", { timeout: 60_000 }, async () => {
    const page = await pages.open("township", "/");
    await page.keyboard.press("Control+L");
    await page.getByRole("textbox", { name: "口令" }).fill("wrong");
    await page.keyboard.press("Enter");
    await page.getByText("口令不对。").waitFor();
    await page.getByRole("textbox", { name: "口令" }).fill("wrong");
    await page.keyboard.press("Enter");
    await page.getByText(/请等 \d 秒再试/).waitFor();
    await expect.poll(() => page.getByRole("textbox", { name: "口令" }).isEnabled(), { timeout: 10_000 }).toBe(true);
    await page.getByRole("textbox", { name: "口令" }).fill("right");
    // A morning passed while it was locked: nobody was reminded, so the reminder comes with the unlocking.
    await page.evaluate(() => window.localStorage.removeItem("desk-reminded"));
    const reminder = page.getByText("请在工作台查看。");
    expect(await reminder.count()).toBe(0);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "今天要做的" }).waitFor();
    await reminder.waitFor();
    await page.close();
  });

  test("reminds once on a day of what is due, in counts only, unless it was told not to", { timeout: 60_000 }, async () => {
    const page = await pages.open("township", "/settings/look", { reminding: true });
    const reminder = page.getByText("已逾期 1 件，今天到期 3 件，三日内（含今天）到期 7 件。请在工作台查看。");
    await reminder.waitFor();
    expect(await accessibilityDefects(page)).toEqual([]);
    await page.reload();
    await page.getByText("不提醒").waitFor();
    await page.waitForTimeout(500);
    expect(await reminder.count()).toBe(0);
    await page.getByText("不提醒").click();
    await page.evaluate(() => window.localStorage.removeItem("desk-reminded"));
    await page.reload();
    await page.getByText("不提醒").waitFor();
    await page.waitForTimeout(500);
    expect(await reminder.count()).toBe(0);
    expect(await page.evaluate(() => window.localStorage.getItem("desk-reminded"))).toBeNull();
    await page.close();
  });

  test("keeps what is searched out of the address", { timeout: 60_000 }, async () => {
    const page = await pages.open("township", "/");
    await page.keyboard.press("Control+K");
    await page.keyboard.type("宅基地");
    await expect.poll(() => page.url()).toContain("#/ledger");
    expect(decodeURIComponent(page.url())).not.toContain("宅基地");
    await page.close();
  });

  test("shows a petition's place and class by name, never by code", { timeout: 60_000 }, async () => {
    const page = await pages.open("township", "/ledger");
    await page.getByText("反映宅基地确权登记长期未办").first().click();
    await page.getByText("石塘村", { exact: true }).waitFor();
    expect(await page.getByText("990127101203").count()).toBe(0);
    expect(await page.getByText("农村农业", { exact: true }).count()).toBe(1);
    await page.close();
  });

  test("shows only the lines of the pressed card", { timeout: 60_000 }, async () => {
    const page = await pages.open("township", "/");
    await page.getByRole("button", { name: /^今天到期/ }).click();
    await expect.poll(() => page.locator("tbody tr").count()).toBe(1 + 3);
    expect(page.url()).toContain("due=today");
    await page.close();
  });

  test("filters what is due by unit, person and statutory or internal, by codes in the address", {
    timeout: 60_000,
  }, async () => {
    const page = await pages.open("township", "/");
    const lines = page.locator("tbody tr");
    await page.getByText("内部", { exact: true }).click();
    await expect.poll(() => lines.count()).toBe(1 + 1);
    await page.getByRole("button", { name: "清除筛选" }).click();
    await page.getByRole("combobox", { name: "承办人" }).click();
    await page.getByRole("option", { name: /^沈洁/ }).click();
    await expect.poll(() => page.getByRole("row", { name: /周明/ }).count()).toBe(0);
    const address = page.url();
    expect(decodeURIComponent(address)).not.toContain("沈洁");
    const shown = await lines.count();
    // The address alone says it again, to whoever opens it here.
    await goTo(page, "/ledger");
    await goTo(page, address.slice(address.indexOf("#") + 1));
    await expect.poll(() => lines.count()).toBe(shown);
    expect(await page.getByRole("combobox", { name: "承办人" }).inputValue()).toMatch(/^沈洁/);
    await page.close();
  });

  test("urges from a line: the form opens with whom and why", { timeout: 60_000 }, async () => {
    const page = await pages.open("township", "/");
    await page.getByRole("link", { name: /^催办：反映青溪大道/ }).click();
    const form = page.getByRole("dialog", { name: /催办/ });
    expect(await form.getByLabel("承办的站办所、村").inputValue()).toBe("农业农村办");
    await page.close();
  });

  test("prints the week's list, and opens what waits to be signed in", { timeout: 60_000 }, async () => {
    const page = await pages.open("township", "/");
    await page.evaluate(() => {
      document.addEventListener(
        "load",
        (event) => {
          const frame = event.target;
          if (!(frame instanceof HTMLIFrameElement) || !frame.contentWindow) return;
          frame.contentWindow.print = () => document.body.setAttribute("data-printed", frame.srcdoc);
        },
        true,
      );
    });
    await page.getByRole("button", { name: "周一清单" }).click();
    await expect.poll(() => page.locator("body").getAttribute("data-printed")).toContain("一周到期和包案清单");
    const printed = (await page.locator("body").getAttribute("data-printed")) ?? "";
    expect(printed).toContain("副镇长 徐建国");
    await page
      .getByRole("region", { name: "未签收" })
      .getByRole("link", { name: /^要求查处/ })
      .click();
    await expect.poll(() => page.url()).toContain("#/petition/");
    await page.close();
  });
});

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

describe("proposals", () => {
  test("stand in their list until the other office told what became of them, and print their own letter", {
    timeout: 60_000,
  }, async () => {
    const page = await pages.open("district", "/supervision?show=proposals");
    await page.getByText("等待书面反馈").waitFor();
    await page.getByRole("button", { name: /^建议书：反映宅基地/ }).click();
    await page.frameLocator("iframe").getByText("明确历史遗留宅基地的确权办法。").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: /^记采纳情况：反映宅基地/ }).click();
    const form = page.getByRole("dialog", { name: /建议采纳情况/ });
    await form.getByRole("combobox", { name: "采纳情况" }).click();
    await page.getByRole("option", { name: "采纳", exact: true }).click();
    await form.getByLabel("内容").fill("已列入年度计划");
    await form.getByRole("button", { name: /^保存/ }).click();
    await form.waitFor({ state: "detached" });
    await goTo(page, "/supervision?show=proposals");
    await page.getByText("2026-11-20 · 已列入年度计划").waitFor();
    expect(await page.getByText("等待书面反馈").count()).toBe(0);
    await page.close();
  });
});

describe("supervisions", () => {
  test("are answered where the petition is handled, with the supervision that asked chosen", { timeout: 60_000 }, async () => {
    const page = await pages.open("township", "/supervision");
    await page.getByRole("link", { name: /^记反馈：反映宅基地/ }).click();
    const form = page.getByRole("dialog", { name: /督办回复/ });
    await form.getByLabel("内容").fill("已书面告知");
    await form.getByRole("button", { name: /^保存/ }).click();
    await form.waitFor({ state: "detached" });
    await goTo(page, "/supervision");
    await page.getByText("没有上级的督办").waitFor();
    await goTo(page, "/supervision?show=answered");
    await page.getByText("2026-11-20 已反馈").waitFor();
    await page.close();
  });

  test("print their letter at the office that supervises", { timeout: 60_000 }, async () => {
    const page = await pages.open("district", "/supervision");
    expect(await page.getByRole("link", { name: /^记反馈/ }).count()).toBe(0);
    await page.getByRole("button", { name: /^督办函：反映宅基地/ }).click();
    const letter = page.frameLocator("iframe");
    await letter.getByText("信访事项督办函").waitFor();
    await letter.getByText("查明原因，限期书面告知。").waitFor();
    await page.close();
  });
});
