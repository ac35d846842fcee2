import { describe, expect, test } from "vitest";
import { readRegionCode } from "../../../renderer/features/start/region-code.ts";

describe("a region code at first start", () => {
  test.each([
    ["330110001", "township", "街道"],
    ["330110199", "township", "镇"],
    ["330110200", "township", "乡"],
    ["330110400", "township", "其他乡级单位"],
    ["330110", "district", "区县 330110"],
  ] as const)("%s of a %s is explained by %s", (code, level, word) => {
    const reading = readRegionCode(code, level);
    expect(reading).toMatchObject({ ok: true });
    expect(reading.sentence).toContain(word);
  });

  test.each([
    ["330110", "township", "9 位"],
    ["330110001", "district", "6 位"],
    ["33011000a", "township", "数字"],
    ["330110000", "township", "000"],
    ["000000", "district", "前 6 位"],
  ] as const)("%s of a %s is refused with %s", (code, level, word) => {
    const reading = readRegionCode(code, level);
    expect(reading.ok).toBe(false);
    expect(reading.sentence).toContain(word);
  });

  test("of the unallocated region 99 says that it is for demonstration", () => {
    expect(readRegionCode("990127101", "township").sentence).toContain("演示");
  });
});
