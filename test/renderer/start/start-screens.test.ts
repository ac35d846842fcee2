import type { Page } from "@playwright/test";
import { describe, expect, test } from "vitest";
import { pagesOfFile } from "../pages-of-file.ts";

const pages = pagesOfFile();

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
