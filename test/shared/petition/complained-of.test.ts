import { expect, test } from "vitest";
import { type Closeness, closenessTo, isComplainedOf, sameOffice } from "../../../shared/petition/complained-of.ts";

test.each<[string, string, Closeness | null]>([
  ["石桥村村民委员会", "石桥村村民委员会", "itself"],
  ["石桥村村民委员会", "石桥村", "itself"],
  ["石桥村村民委员会会计钱某", "石桥村", "itself"],
  ["上坞村", "上坞村村民委员会", "same-office"],
  ["上坞村村委会", "上坞村", "itself"],
  ["镇农业农村办公室、张某", "镇农业农村办公室", "itself"],
  ["青溪镇 综合执法办", "综合执法办", "itself"],
  ["农业农村办工作人员", "农业农村办", "itself"],
  ["何水土", "何水土", "itself"],
  ["何 水土", "何水土", "itself"],
  ["青溪镇信访站", "青溪镇信访站", "itself"],
  ["青溪镇信访站站长王某", "青溪镇信访站", "itself"],
  ["青溪镇人民政府", "青溪镇信访站", "same-office"],
  ["青溪镇", "青溪镇信访站", "same-office"],
  ["张某；青溪镇人民政府", "青溪镇信访站", "same-office"],
  ["张某；区住建局", "区住建局质监站", "near"],
  ["青溪镇", "青溪镇上坞村村委会", "near"],
  ["青溪镇上坞村村委会", "青溪镇", "near"],
  ["青溪镇上坞村村委会", "青溪镇信访站", null],
  ["石桥村会计钱某", "区纪委监委", null],
  ["镇卫生院", "镇", null],
  ["无", "无", null],
  ["无", "无锡路街道办事处", null],
  ["", "区纪委监委", null],
  ["", "农业农村办", null],
  ["上坞村", "下坞村", null],
  ["云岭乡", "青溪镇", null],
])("反映对象 %s and %s: %s", (complainedOf, who, closeness) => {
  expect(closenessTo(complainedOf, who)).toBe(closeness);
  expect(isComplainedOf(complainedOf, who)).toBe(closeness === "itself" || closeness === "same-office");
});

test("two names of one office are the same office, those of a village and its township are not", () => {
  expect(sameOffice("青溪镇信访站", "青溪镇人民政府")).toBe(true);
  expect(sameOffice("青溪镇信访站", "青溪镇上坞村村委会")).toBe(false);
});
