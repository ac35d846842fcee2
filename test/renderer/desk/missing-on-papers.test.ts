import { describe, expect, it } from "vitest";
import { missingOnPapers } from "../../../renderer/features/desk/missing-on-papers.ts";
import { noProfile } from "../../../shared/documents/paper/office.ts";

const full = { ...noProfile, telephone: "0571-88776655", address: "石桥镇人民政府一楼", prefix: "石" };

describe("what a desk has not said of itself", () => {
  it("is everything that its papers print, while it is new", () => {
    expect(missingOnPapers(noProfile)).toEqual(["联系电话", "接待地点", "机关代字"]);
  });
  it("is nothing once it is filled in", () => expect(missingOnPapers(full)).toEqual([]));
  it("counts blanks as nothing", () => expect(missingOnPapers({ ...full, prefix: " " })).toEqual(["机关代字"]));
});
