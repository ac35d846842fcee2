import { afterAll, beforeAll } from "vitest";
import { chromiumPath, type FakePages, fakePages } from "./fake-page.ts";

/** The fake pages for the tests of one file: one browser, there from its first test to its last. */
export function pagesOfFile(): Pick<FakePages, "open"> {
  let pages: FakePages;
  beforeAll(async () => {
    pages = await fakePages(chromiumPath);
  }, 180_000);
  afterAll(() => pages.close());
  return { open: (scene, path, look) => pages.open(scene, path, look) };
}
