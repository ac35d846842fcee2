import type { Concern, MemberOffice } from "../../renderer/engine/api/exchange-api.ts";
import type { DutyInfo } from "../../renderer/engine/api/petition-api.ts";
import type { WorkTable } from "../../renderer/engine/api/worktable-api.ts";
import type { PetitionRow } from "../../shared/petition/view.ts";

/** Plausible rows for looking at screens: region 990127 does not exist, nobody here is real. */
export const today = "2026-11-20";

const matters: readonly (readonly [
  title: string,
  petitioner: string,
  group: number,
  step: string,
  article: string,
  rule: string,
  left: number,
])[] = [
  ["反映宅基地确权登记长期未办", "陈*兰", 1, "书面告知", "第23条", "T03", -1],
  ["要求落实原农田水利修建民工补助", "徐*根等6人", 6, "书面告知", "第23条", "T03", 0],
  ["要求查处镇卫生院旁违规加装广告牌", "郑*", 1, "甄别职权或提出异议", "第23条 · 5个工作日", "T05", 0],
  ["拖欠农民工工资46 800元", "刘*军等6人", 6, "书面告知", "第23条", "T03", 0],
  ["低保评定未公示", "方*英", 1, "书面告知", "第23条", "T03", 2],
  ["反映青溪大道夜间施工噪声扰民", "王*等12人", 12, "转送去向告知", "第22条", "T02", 2],
  ["房屋漏水维修责任认定有误", "吴*平", 1, "书面告知", "第23条", "T03", 3],
  ["灌溉渠被占用", "何*土", 1, "书面告知", "第23条", "T03", 3],
  ["建议在上坞村口设置减速带", "孙*华", 1, "答复建议", "内部", "T18", 5],
  ["反映村务公开栏半年未更新", "李*珍", 1, "书面告知", "第23条", "T03", 6],
  ["要求补发征地青苗补偿款", "周*根", 1, "书面告知", "第23条", "T03", 7],
];

function shift(days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export const rows: readonly PetitionRow[] = matters.map(([title, petitioner, groupSize, , , , left], index) => ({
  id: (index + 1).toString(16).padStart(32, "0"),
  organisation: "990127101",
  number: `990127101-2026-A-${String(433 - index * 7).padStart(4, "0")}-${"KQ7MZP2XR4T"[index] ?? "K"}7F`,
  receiptDate: shift(left - 15),
  registrationDate: shift(left - 15),
  stage: index % 3 === 2 ? "noticed" : "registered",
  category: title.startsWith("建议") ? "suggestion" : "claim",
  channel: (["visit", "letter", "phone", "online"] as const)[index % 4] ?? "visit",
  contentClass: ["01", "05", "09", "12"][index % 4] ?? "01",
  place: "990127101203",
  due: shift(left),
  conflict: index === 7 ? 1 : 0,
  awaitingUpper: index < 4 ? 1 : 0,
  title,
  petitioner,
  groupSize,
  sync: index < 2 ? "local" : index < 5 ? "exported" : "acknowledged",
}));

export function dutyOf(index: number): DutyInfo {
  const [, , , step, article, rule, left] = matters[index] ?? ["", "", 1, "书面告知", "第23条", "T03", 3];
  return {
    rule,
    step,
    article,
    start: shift(left - 15),
    strict: shift(left),
    latest: shift(left),
    rolled: shift(left),
    daysLeft: left,
    warnings: [],
    done: null,
  };
}

export const workTable: WorkTable = {
  overdue: 1,
  today: 3,
  threeDays: 7,
  sevenDays: 10,
  withDue: rows.length,
  conflicting: 1,
  due: rows.map((row, index) => ({ row, duty: dutyOf(index) })),
  toExport: { petitions: 2, events: 7 },
  awaitingReceipt: 3,
  acknowledged: 426,
  total: 431,
  awaitingUpper: 4,
  arrived: [
    { bundle: "b1".padEnd(32, "0"), from: "云岭区信访局", at: `${today}T09:12:00+08:00`, petitions: 1 },
    { bundle: "b2".padEnd(32, "0"), from: "云岭区信访局", at: `${shift(-1)}T16:40:00+08:00`, petitions: 2 },
  ],
  conflicts: [{ petition: rows[7]?.id ?? "", number: rows[7]?.number ?? "", title: rows[7]?.title ?? "", field: "summary" }],
  parked: 0,
  missingYears: [],
};

export const eightWords = ["青山", "渡口", "白鹭", "石桥", "稻香", "灯笼", "云雀", "古井"] as const;

export const members: readonly MemberOffice[] = ["青溪镇信访站", "南桥街道信访办", "石门乡信访站"].map((name, index) => ({
  organisation: ["990127101", "990127002", "990127203"][index] ?? "",
  name,
  devices: [
    {
      device: `${index + 1}`.padEnd(32, "a"),
      deviceCode: "A",
      expiresAt: index === 1 ? "2026-12-20T00:00:00Z" : "2029-11-20T00:00:00Z",
      revoked: false,
    },
    ...(index === 0 ? [{ device: "f".repeat(32), deviceCode: "B", expiresAt: "2029-11-20T00:00:00Z", revoked: true }] : []),
  ],
  petitions: [431, 287, 94][index] ?? 0,
  lastImport: index === 2 ? null : `${shift(-index - 1)}T10:0${index}:00+08:00`,
}));

export const districtConcerns: readonly Concern[] = [
  {
    id: "quarantine",
    kind: "quarantine",
    office: { organisation: "990127101", name: "青溪镇信访站" },
    deviceCode: "B",
    events: 12,
    since: `${shift(-2)}T14:05:00+08:00`,
    happened: "青溪镇信访站（工位 B）已被撤销，之后又收到它写的 12 条记录。",
    safe: "这些记录已原样存入隔离区，没有并入台账，也没有出具回执，不会丢失。",
    todo: "请先打电话向该单位核实这些记录由谁登记、是否属实，再决定并入台账或继续隔离。",
    decisions: ["accept", "keep-apart"],
    settled: null,
  },
  {
    id: "fork",
    kind: "fork",
    office: { organisation: "990127203", name: "石门乡信访站" },
    deviceCode: "A",
    events: 0,
    since: `${today}T08:40:00+08:00`,
    happened: "石门乡信访站（工位 A）的同一编号下出现了两段不同的记录，可能是电脑或硬盘被复制后两边都在使用。",
    safe: "两段记录都已保存并列入台账，没有丢失任何一件。",
    todo: "请查明哪一台电脑继续使用，停用另一台；继续使用的电脑要重新办理接入。查明后点“已知悉”。",
    decisions: ["seen"],
    settled: null,
  },
  {
    id: "kept",
    kind: "quarantine",
    office: { organisation: "990127002", name: "南桥街道信访办" },
    deviceCode: "A",
    events: 3,
    since: `${shift(-9)}T10:00:00+08:00`,
    happened: "南桥街道信访办（工位 A）已被撤销，之后又收到它写的 3 条记录。",
    safe: "这些记录已原样存入隔离区，没有并入台账，也没有出具回执，不会丢失。",
    todo: "请先打电话向该单位核实这些记录由谁登记、是否属实，再决定并入台账或继续隔离。",
    decisions: ["accept"],
    settled: {
      decision: "keep-apart",
      by: "徐建国",
      at: `${shift(-8)}T11:12:00+08:00`,
      reason: "电脑被盗后他人所写，该单位确认不是本单位登记。",
    },
  },
];
