import { expect, type Locator, type Page } from "@playwright/test";
import { openForm, openPart } from "./petition.ts";
import { openSettings } from "./rooms.ts";
import { textOf } from "./text.ts";

/** 设置 → 单位信息: what stands on the office's papers. */
export async function describePapers(page: Page, entries: Readonly<Record<string, string>>): Promise<void> {
  await openSettings(page, "单位信息和文书模板");
  const form = page.getByRole("region", { name: "单位信息" });
  for (const [label, value] of Object.entries(entries)) await form.getByLabel(label).fill(value);
  await form.getByRole("button", { name: "保存" }).click();
  await expect(form.getByText("已保存")).toBeVisible();
}

/** 文书 → 制作文书, with the kind that the program chooses by itself. */
export async function makePaper(page: Page, expected: string): Promise<Locator> {
  await openPart(page, "文书");
  await page.getByRole("button", { name: "制作文书" }).click();
  const maker = openForm(page);
  await expect(maker.getByRole("combobox", { name: "文书", exact: true })).toHaveValue(expected);
  return maker;
}

/** What the previewed page says, without its line breaks. */
export async function previewOf(maker: Locator): Promise<string> {
  return (await textOf(maker.locator("iframe").contentFrame().locator("body"))).replace(/\s+/g, "");
}

/** 签发并存档: the paper has its number and stands in the list. Answers the sentence with the number. */
export async function issue(page: Page, maker: Locator): Promise<string> {
  await maker.getByRole("button", { name: "签发并存档" }).click();
  const said = maker.getByRole("status");
  await expect(said).toContainText("已签发", { timeout: 15_000 });
  const sentence = await textOf(said);
  await maker.getByRole("button", { name: "关闭" }).last().click();
  await expect(openForm(page)).toHaveCount(0);
  return sentence;
}

/** Does what prints and answers the text of the page that goes to the printer, without white space. */
export async function printedBy(page: Page, act: () => Promise<void>): Promise<string> {
  // The frame that prints is gone as soon as the dialog says so; its page is looked at when it comes.
  const seen = await page.evaluateHandle(() => ({
    text: new Promise<string>((resolve) => {
      const observer = new MutationObserver((changes) => {
        for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
          if (!(node instanceof HTMLIFrameElement) || node.srcdoc === "") continue;
          observer.disconnect();
          resolve(new DOMParser().parseFromString(node.srcdoc, "text/html").body.textContent ?? "");
        }
      });
      observer.observe(document.body, { childList: true });
    }),
  }));
  await act();
  const text = await seen.evaluate(({ text }) => text);
  return text.replace(/\s+/g, "");
}
