import { describe, test } from "vitest";
import { expectGoodScreens } from "./every-screen.ts";
import { pagesOfFile } from "./pages-of-file.ts";

const pages = pagesOfFile();

const paths = [
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
  "/ledgers/destruction-list",
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
];

describe("every screen", () => {
  test("of a township meets WCAG 2.2 AA in light and dark, fits in large type, and remembers nothing", { timeout: 400_000 }, () =>
    expectGoodScreens(pages, "township", paths),
  );
});
