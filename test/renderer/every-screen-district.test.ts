import { describe, test } from "vitest";
import { expectGoodScreens } from "./every-screen.ts";
import { pagesOfFile } from "./pages-of-file.ts";

const pages = pagesOfFile();

const paths = [
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
];

describe("every screen", () => {
  test("of a district meets WCAG 2.2 AA in light and dark, fits in large type, and remembers nothing", { timeout: 400_000 }, () =>
    expectGoodScreens(pages, "district", paths),
  );
});
