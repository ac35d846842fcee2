import { describe, expect, test } from "vitest";
import { accessibilityDefects, rememberedInputs } from "../looking/accessibility.ts";
import { expectGoodScreens } from "./every-screen.ts";
import { pagesOfFile } from "./pages-of-file.ts";

const pages = pagesOfFile();

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
];

describe("every screen", () => {
  test.each(rooms)(
    "of scene %s meets WCAG 2.2 AA in light and dark, fits in large type, and remembers nothing",
    { timeout: 120_000 },
    (scene, paths) => expectGoodScreens(pages, scene, paths),
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
