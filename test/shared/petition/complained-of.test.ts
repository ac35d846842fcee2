import { describe, expect, test } from "vitest";
import { isComplainedOf, mayBeComplainedOf } from "../../../shared/petition/complained-of.ts";

describe("whether a name may be the one complained of", () => {
  test.each([
    ["石桥村村民委员会", "石桥村村民委员会", true],
    ["石桥村村民委员会", "石桥村", true],
    ["镇农业农村办公室、张某", "镇农业农村办公室", true],
    ["张某；区住建局", "区住建局质监站", true],
    ["青溪镇 综合执法办", "综合执法办", true],
    ["石桥村会计钱某", "区纪委监委", false],
    ["镇卫生院", "镇", false],
    ["无", "无锡路街道办事处", false],
    ["", "区纪委监委", false],
    ["上坞村", "下坞村", false],
  ])("%s / %s: %s", (complainedOf, name, expected) => {
    expect(mayBeComplainedOf(complainedOf, name)).toBe(expected);
  });
});

describe("whether it is this very office", () => {
  test.each([
    ["青溪镇信访站", "青溪镇信访站", true],
    ["青溪镇信访站站长王某", "青溪镇信访站", true],
    ["青溪镇人民政府", "青溪镇信访站", false],
    ["青溪镇", "青溪镇信访站", false],
  ])("%s / %s: %s", (complainedOf, office, expected) => {
    expect(isComplainedOf(complainedOf, office)).toBe(expected);
  });
});
