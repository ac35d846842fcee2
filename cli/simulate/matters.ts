import type { Category, Purpose } from "../../shared/petition/intake.ts";
import type { Random } from "./random.ts";

/** One kind of matter as township desks meet them: what is asked, in a petitioner's words. */
interface MatterKind {
  readonly className: string;
  readonly category: Category;
  readonly purpose: Purpose;
  readonly title: (village: string, random: Random) => string;
  readonly statement: (village: string, random: Random) => string;
  readonly complainedOf: readonly [string, ...string[]];
}

const year = (random: Random): number => random.between(2008, 2025);
const mu = (random: Random): string => `${random.between(1, 9)}.${random.between(1, 9)}亩`;

export const matterKinds: readonly [MatterKind, ...MatterKind[]] = [
  {
    className: "农村农业",
    category: "claim",
    purpose: "resolve",
    title: (village) => `反映${village}土地承包面积登记有误`,
    statement: (village, random) =>
      `我家在${village}承包土地${mu(random)}，${year(random)}年确权时只登记了${mu(random)}，村里说以台账为准，但台账与当年分地底册不符。请求：一、复核分地底册；二、按实际面积更正登记。`,
    complainedOf: ["村民委员会", "无"],
  },
  {
    className: "农村农业",
    category: "claim",
    purpose: "resolve",
    title: () => "要求落实原农田水利修建民工补助",
    statement: (village, random) =>
      `1976年至1981年我随${village}生产队参加水库修建，有工分本。邻县同类人员${year(random)}年起每月补助80元，本镇未落实。请求：一、说明政策依据；二、符合条件的给予补助。`,
    complainedOf: ["无"],
  },
  {
    className: "自然资源",
    category: "claim",
    purpose: "resolve",
    title: () => "反映宅基地确权登记长期未办",
    statement: (village, random) =>
      `${year(random)}年在${village}申请宅基地确权，材料已交齐，至今没有答复，也没有说明差什么。请求明确办理时限，书面说明原因。`,
    complainedOf: ["镇自然资源所", "无"],
  },
  {
    className: "自然资源",
    category: "claim",
    purpose: "resolve",
    title: (village) => `反映${village}征地补偿款发放不足`,
    statement: (_village, random) =>
      `${year(random)}年修建县道占用我家耕地${mu(random)}，公示的补偿标准与实际到账不一致，差${random.between(2, 30) * 1000}元。请求公开补偿明细并补发差额。`,
    complainedOf: ["村民委员会", "征地项目部"],
  },
  {
    className: "劳动和社会保障",
    category: "claim",
    purpose: "resolve",
    title: (_village, random) => `拖欠工资${random.between(8, 90) * 1000}元`,
    statement: (_village, random) =>
      `我们${random.between(3, 12)}人在镇上标准厂房工地干活，${random.between(2, 9)}月完工后工资一直没有结清，有考勤表和欠条。请求帮助要回工资。`,
    complainedOf: ["工程承包人", "某建筑劳务公司"],
  },
  {
    className: "民政与应急",
    category: "claim",
    purpose: "resolve",
    title: (village) => `反映${village}低保评定未公示`,
    statement: (village) =>
      `今年${village}低保名单没有张榜公示，我家情况符合条件却没有评上，村里没有说明理由。请求公开评定过程，重新核查我家收入。`,
    complainedOf: ["村民委员会"],
  },
  {
    className: "生态环境",
    category: "claim",
    purpose: "resolve",
    title: () => "反映沿溪排污口污水直排",
    statement: (village, random) =>
      `${village}下游${random.between(1, 5)}里处有一个排污口，夜间排黑水，有臭味，已经影响灌溉。去年反映过一次，停了一个月又排。请求查处并恢复水质。`,
    complainedOf: ["某食品加工厂", "不清楚"],
  },
  {
    className: "交通运输",
    category: "suggestion",
    purpose: "suggest",
    title: (village) => `建议在${village}口增设减速带和路灯`,
    statement: (village) =>
      `${village}口连着县道，学生上下学要横穿公路，夜间没有路灯，今年已经出过两次事故。建议增设减速带、路灯和警示牌。`,
    complainedOf: ["无"],
  },
  {
    className: "城乡建设",
    category: "claim",
    purpose: "resolve",
    title: () => "反映安置房屋面渗漏维修责任不清",
    statement: (_village, random) =>
      `安置小区${random.between(1, 12)}号楼顶层从${year(random)}年起漏水，物业说过了保修期，建设单位说是住户装修造成。请求明确责任单位并限期维修。`,
    complainedOf: ["小区物业公司", "安置房建设单位"],
  },
  {
    className: "农村农业",
    category: "claim",
    purpose: "consult",
    title: (village) => `询问${village}集体资产收益分配办法`,
    statement: (village) => `${village}集体鱼塘对外承包多年，承包费怎样分配没有公布过。请求说明分配办法，公开近三年账目。`,
    complainedOf: ["村股份经济合作社"],
  },
  {
    className: "教育",
    category: "suggestion",
    purpose: "suggest",
    title: () => "建议调整镇中心小学校车线路",
    statement: (village) => `${village}十几个孩子每天要走三里路到停靠点，冬天天黑得早。建议校车增加一个停靠点。`,
    complainedOf: ["无"],
  },
  {
    className: "卫生健康",
    category: "claim",
    purpose: "resolve",
    title: () => "反映村卫生室长期关门",
    statement: (village, random) =>
      `${village}卫生室从${random.between(1, 8)}月起一直锁着，老人看病要到镇上。请求安排医生，公布开放时间。`,
    complainedOf: ["镇卫生院"],
  },
];
