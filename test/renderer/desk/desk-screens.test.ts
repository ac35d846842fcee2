import { describe, expect, test } from "vitest";
import { accessibilityDefects } from "../../looking/accessibility.ts";
import { goTo } from "../fake-page.ts";
import { pagesOfFile } from "../pages-of-file.ts";

const pages = pagesOfFile();

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
