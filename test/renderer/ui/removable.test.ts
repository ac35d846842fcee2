import { describe, expect, it } from "vitest";
import { isRemovable } from "../../../renderer/ui/removable.ts";

const place = (path: string, removable: boolean) => ({ path, label: path, removable, freeBytes: 1 });
const places = [
  place("E:\\", true),
  place("/media/u/盘", true),
  place("C:\\Users\\Public\\Documents", false),
  place("/home/u", false),
];

describe("a removable drive", () => {
  it.each(["E:\\", "E:\\a.xfb", "E:\\上报\\a.xfb", "/media/u/盘", "/media/u/盘/", "/media/u/盘/上报/a.xfb"])(
    "holds %s",
    (path) => {
      expect(isRemovable(places, path)).toBe(true);
    },
  );
  it.each([
    "C:\\Users\\Public\\Documents\\a.xfb",
    "/home/u/a.xfb",
    "/media/u/盘2/a.xfb",
    "/media/u",
    "\\\\server\\share\\a.xfb",
    "",
  ])("does not hold %s", (path) => {
    expect(isRemovable(places, path)).toBe(false);
  });
});
