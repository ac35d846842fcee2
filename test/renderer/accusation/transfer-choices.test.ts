import { describe, expect, it } from "vitest";
import { transferChoices } from "../../../renderer/features/accusation/transfer-choices.ts";

describe("where an accusation may be transferred to", () => {
  it.each([
    ["云岭区信访局", "990102", ["云岭区纪委监委", "上一级纪委监委", "云岭区委组织部", "云岭区公安分局", "云岭区人民检察院"]],
    ["清源县信访局", "990127", ["清源县纪委监委", "上一级纪委监委", "清源县委组织部", "清源县公安局", "清源县人民检察院"]],
    ["中共清源县委信访局", "990127", ["清源县纪委监委", "上一级纪委监委", "清源县委组织部", "清源县公安局", "清源县人民检察院"]],
    ["前山市信访局", "990181", ["前山市纪委监委", "上一级纪委监委", "前山市委组织部", "前山市公安局", "前山市人民检察院"]],
    [
      "北原旗人民政府信访办公室",
      "990122",
      ["北原旗纪委监委", "上一级纪委监委", "北原旗委组织部", "北原旗公安局", "北原旗人民检察院"],
    ],
  ])("%s uses its own place's words", (name, organisation, expected) => {
    expect(transferChoices({ name, organisation })).toEqual(expected);
  });

  it.each([
    ["990102", "区纪委监委", "区公安分局"],
    ["990127", "县纪委监委", "县公安局"],
    ["990181", "市纪委监委", "市公安局"],
  ])("an office whose name tells no place goes by its region code: %s", (organisation, first, police) => {
    const choices = transferChoices({ name: "信访局", organisation });
    expect(choices[0]).toBe(first);
    expect(choices).toContain(police);
  });
});
