import { expect, test } from "vitest";
import { pagesOfFile } from "../pages-of-file.ts";

const pages = pagesOfFile();

test("a link is shown at both petitions, and can be taken back where it was made", async () => {
  const page = await pages.open("township", "/petition/00000000000000000000000000000002");
  page.setDefaultTimeout(10_000);
  const dialog = page.getByRole("dialog");
  const links = page.getByRole("region", { name: "关联的信访件" });
  const title = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await page.getByRole("button", { name: /^关联/ }).first().click();
  await dialog.getByPlaceholder("编号、概况中的词").fill("噪声");
  await dialog.getByRole("button", { name: /噪声/ }).first().click();
  await page.keyboard.press("Control+Enter");
  await dialog.waitFor({ state: "detached" });
  await links.getByText("同一事项").waitFor();
  expect(await links.getByRole("button").count()).toBe(1);

  await links.getByRole("link").click();
  await expect.poll(() => page.getByRole("heading", { level: 1 }).textContent()).toMatch(/噪声/);
  await links.getByText("同一事项").waitFor();
  expect(await links.getByRole("link").textContent()).toBe(title);
  expect(await links.getByRole("button").count()).toBe(0);
  await page.close();
}, 60_000);
