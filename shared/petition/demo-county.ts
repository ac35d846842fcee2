import type { DictionaryEntry } from "./dictionary.ts";

/** A made-up county under an unallocated code, for first steps and for the simulation. */
export const demoCounty = { code: "990127", name: "清源县", office: "清源县信访局" } as const;

/** Township code (9 digits), name, and its villages in the order of their codes. */
const plan: readonly (readonly [code: string, name: string, villages: string])[] = [
  ["990127001", "青溪镇", "上坞村 下坞村 溪口村 石桥村 杨家湾村 古樟村 大塘村 青溪社区"],
  ["990127002", "云岭乡", "云岭村 茶山村 竹坪村 白石村 高坑村 半岭村"],
  ["990127003", "沙湾镇", "沙湾村 渡头村 东圩村 西圩村 柳林村 新堤村 沙湾社区"],
  ["990127004", "桃源镇", "桃源村 梅坑村 李家店村 双井村 枫树村 桃源社区"],
  ["990127005", "长丰镇", "长丰村 丰收村 前进村 红旗村 米仓村 粮站社区 长丰社区"],
  ["990127006", "龙潭乡", "龙潭村 瀑下村 松岗村 板桥村 瓦窑村"],
  ["990127007", "河东街道", "河东社区 码头社区 纺织社区 学院社区 东门社区 塔下社区"],
  ["990127008", "城关镇", "城关村 南门村 北门社区 鼓楼社区 县前社区 菜园村"],
  ["990127009", "马山镇", "马山村 采石村 营盘村 高桥村 马山社区"],
  ["990127010", "望湖乡", "望湖村 湖滨村 渔家村 芦苇村 围垦村"],
  ["990127011", "石门镇", "石门村 铁炉村 关口村 栗树村 石门社区"],
  ["990127012", "平田乡", "平田村 官仓村 麦园村 水碓村 横路村"],
];

/** Villages are numbered from 200, communities from 001, as the statistical codes do. */
function villagesOf(township: string, names: string): readonly DictionaryEntry[] {
  let village = 200;
  let community = 1;
  return names.split(" ").map((name) => {
    const number = name.endsWith("社区") ? community++ : village++;
    return { code: `${township}${String(number).padStart(3, "0")}`, name, parent: `${township}000`, active: true };
  });
}

export const demoTownships: readonly { readonly code: string; readonly name: string }[] = plan.map(([code, name]) => ({
  code,
  name,
}));

/** The place dictionary of the demo county: county, townships, villages, with 12-digit codes. */
export const demoPlaces: readonly DictionaryEntry[] = [
  { code: `${demoCounty.code}000000`, name: demoCounty.name, parent: null, active: true },
  ...plan.flatMap(([code, name, villages]) => [
    { code: `${code}000`, name, parent: `${demoCounty.code}000000`, active: true },
    ...villagesOf(code, villages),
  ]),
];
