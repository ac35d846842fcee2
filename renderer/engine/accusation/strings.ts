import type { Refused } from "../api/answer.ts";
import type { Office } from "../api/desk-api.ts";

const refusals = {
  "no-officer": "上级还没有公布检举控告专人，本台不能记录检举控告，没有保存任何内容；请打印告知单，告知来访人向有权机关提出",
  "no-officer-yet": "上级还没有公布检举控告专人，不能转入，没有改动；请先向区县信访局索取含专人公钥的数据包并导入",
  "no-complained-of": "请填写被检举控告人（单位），没有改动",
  "bad-accusation": "检举控告登记有缺漏：被检举控告人、内容和收到日期必须填写，没有保存",
  "future-receipt": "收到日期不能晚于今天，没有保存",
  "too-many-files": "检举控告材料最多 50 份，合计不超过 1 GB，没有保存",
  "file-too-large": "检举控告材料每份不超过 200 兆字节，没有保存",
  "complained-of-desk":
    "反映对象是本台或上级信访机构，不能由其经手（第30条），没有保存；请打印告知单，由来访人直接向有权机关提出",
  "district-only": "检举控告专人由区县信访局指定",
  "unknown-officer": "没有这位检举控告专人",
  "officer-announced": "这位专人的恢复单已核对并公布，不能再次显示",
  "officer-ended": "这位专人的授权已经结束，没有改动",
  "bad-officer-name": "请填写专人姓名（40 字以内）",
  "same-officer": "已有同名的检举控告专人",
  "too-many-officers": "检举控告专人已满 64 位（含已结束授权的），没有增加",
  "wrong-officer-passphrase": "专人口令不对，没有打开，请重试",
  "wrong-officer-sheet": "这不是这位专人恢复单上的恢复码，没有打开",
  "compartment-closed": "检举控告专区没有打开，请由专人输入自己的口令",
  "unknown-accusation": "专区里没有这件检举控告",
  "accusation-file-missing": "本机没有这份材料的内容",
  "accusation-file-damaged": "这份材料已损坏或不是封给您的，打不开",
  "bad-action": "填写有缺漏，没有保存",
  "records-shared": "有台账记录除本件外还记着别的事，请先在记录里移出本件、删去说它的话，再转入；没有改动",
  "not-related": "一并转入的件不是由本件分出、转出的，或者已不能转入，没有改动",
  "to-complained-of": "不得把检举控告转给被检举控告的人员或者单位（第30条），没有保存",
} as const;

/** The district waits for nobody above it: its own leader or administrator clears and announces the officer. */
const atDistrict = {
  "no-officer":
    "本局还没有公布检举控告专人，不能记录检举控告，没有保存任何内容；请由负责人或管理员在“设置 → 检举控告”中指定专人，核对恢复单后公布",
  "no-officer-yet":
    "本局还没有公布检举控告专人，不能转入，没有改动；请由负责人或管理员在“设置 → 检举控告”中指定专人，核对恢复单后公布",
} as const;

/** Nobody is cleared to read accusations: says what this office has to do (《条例》第30条). */
export function refusedWithoutOfficer(name: keyof typeof atDistrict, level: Office["level"]): Refused {
  const refused = refusedAccusation(name);
  return level === "district" ? { ...refused, message: atDistrict[name] } : refused;
}

export function refusedAccusation(name: keyof typeof refusals, more: { readonly field?: string } = {}): Refused {
  const cites =
    name === "to-complained-of" || name === "complained-of-desk" || name === "no-officer" || name === "no-officer-yet";
  return { refused: name, message: refusals[name], ...(cites ? { article: "第30条" } : {}), ...more };
}

export const problems = {
  others: (count: number) => `${count} 份封存部分是封给其他专人的，须由其本人打开。`,
  damaged: (count: number) => `${count} 份封存部分核对不上（损坏、被改动或来源不明），没有并入，原样留存；请让报送单位重新上报。`,
  revoked: (count: number) => `${count} 份封存部分含有已停用设备写入的内容，没有并入，原样留存，请与报送单位核实。`,
  gap: (count: number) => `${count} 份封存部分前面还缺记录，等缺的部分到了再并入。`,
  unread: (count: number) => `${count} 条记录是封给其他专人的，您不能阅读。`,
} as const;
