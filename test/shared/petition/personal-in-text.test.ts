import { describe, expect, it } from "vitest";
import { personalNumbersIn } from "../../../shared/petition/personal-in-text.ts";

const today = "2026-11-25";

describe("free text of a ledger", () => {
  it.each([
    ["联系电话13800005521", ["phone"]],
    ["电话 138 0000 5521，多次反映", ["phone"]],
    ["１３８００００５５２１", ["phone"]],
    ["镇里座机 0571-88000000", ["phone"]],
    ["身份证 990127197613070011（没有十三月），电话 13800005521", ["phone"]],
    ["身份证990127197603070011", ["identity"]],
    ["身份证 990127 19760307 0011", ["identity"]],
    ["身份证99012719760307001x，手机13800005521", ["identity", "phone"]],
  ] as const)("in “%s” is found %j", (text, expected) => {
    expect(personalNumbersIn(text, today)).toEqual(expected);
  });
  it.each([
    "2026-11-25 石桥村三组与四组用水先后",
    "补助款 12600 元，涉及 35 户",
    "清信〔2026〕12号",
    "2026年11月25日",
    "",
    "编号990127101-2026-A-00012",
  ])("“%s” holds none", (text) => {
    expect(personalNumbersIn(text, today)).toEqual([]);
  });
});
