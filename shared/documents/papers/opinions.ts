import type { PaperKind } from "../paper/kind.ts";
import { anyOffice, handlingOffice, petitionOffice } from "../paper/makers.ts";

/** Decisions on the matter, and agreements (《条例》第32条至第36条). */
export const opinionPapers: readonly PaperKind[] = [
  {
    id: "opinion",
    routes: [6],
    code: "D07",
    name: "信访处理意见书",
    title: "关于{{信访人}}信访事项的处理意见书",
    article: "《信访工作条例》第31条第6项、第32条、第34条、第35条",
    layout: "plain",
    audience: "petitioner",
    makers: handlingOffice,
    step: "petition.opinion-issued",
    remedy: "opinion",
    series: "信处",
    required: ["信访人", "信访事项", "收到日期", "受理日期", "事实认定", "法律依据", "逐项意见"],
    template: `> {{信访人}}：
你（你们）提出的“{{信访事项}}”信访事项（编号：{{编号}}），本单位于{{收到日期}}收到，于{{受理日期}}受理。经听取陈述、调查核实，现提出处理意见如下：
## 一、投诉请求、事实和理由
{{逐项诉求}}
## 二、查明的事实
{{事实认定}}
## 三、法律法规依据
{{法律依据}}
## 四、处理意见
{{逐项意见}}
[救济告知]
[附件] {{附件名称}}
[落款]
- 承办人：{{承办人}}　电话：{{承办人电话}}`,
  },
  {
    id: "performance-reply",
    routes: [5],
    code: "D07",
    name: "依法履职答复书（第31条第5项）",
    title: "关于{{信访人}}申请事项的答复",
    article: "《信访工作条例》第31条第5项；《行政复议法》《行政诉讼法》",
    layout: "plain",
    audience: "petitioner",
    makers: handlingOffice,
    step: null,
    remedy: "route",
    series: "信履",
    required: ["信访人", "信访事项", "收到日期", "途径条款", "事实认定", "法律依据", "处理意见"],
    template: `> {{信访人}}：
你（你们）于{{信访日期}}提出的“{{信访事项}}”（编号：{{编号}}），本单位于{{收到日期}}收到。该事项属于《信访工作条例》{{途径条款}}规定的情形，本单位依法履行职责，现答复如下：
## 一、查明的事实
{{事实认定}}
## 二、法律法规依据
{{法律依据}}
## 三、处理结果
{{处理意见}}
[救济告知]
[落款]
- 承办人：{{承办人}}　电话：{{承办人电话}}`,
  },
  {
    id: "review",
    code: "D08",
    name: "复查意见书",
    title: "关于{{信访人}}信访事项的复查意见书",
    article: "《信访工作条例》第35条",
    layout: "plain",
    audience: "petitioner",
    makers: petitionOffice,
    step: "petition.review-decided",
    remedy: "review",
    signedBy: "复查机关",
    series: "信复查",
    required: ["信访人", "信访事项", "复查机关", "处理意见文号", "复查请求日期", "事实认定", "法律依据", "复查意见"],
    template: `> {{信访人}}：
你（你们）对处理意见（{{处理意见文号}}）不服，请求{{复查机关}}复查“{{信访事项}}”信访事项（编号：{{编号}}）。复查请求于{{复查请求日期}}收到。
## 一、复查请求和理由
{{复查请求理由}}
## 二、查明的事实
{{事实认定}}
## 三、依据
{{法律依据}}
## 四、复查意见
{{复查意见}}
[救济告知]
[落款]`,
  },
  {
    id: "re-examination",
    code: "D09",
    name: "复核意见书",
    title: "关于{{信访人}}信访事项的复核意见书",
    article: "《信访工作条例》第36条",
    layout: "plain",
    audience: "petitioner",
    makers: petitionOffice,
    step: "petition.reexamination-decided",
    remedy: "re-examination",
    signedBy: "复核机关",
    series: "信复核",
    required: ["信访人", "信访事项", "复核机关", "复查文号", "复核请求日期", "事实认定", "法律依据", "复核意见"],
    template: `> {{信访人}}：
你（你们）对复查意见（{{复查文号}}）不服，请求{{复核机关}}复核“{{信访事项}}”信访事项（编号：{{编号}}）。复核请求于{{复核请求日期}}收到。
## 一、复核请求和理由
{{复核请求理由}}
## 二、查明的事实
{{事实认定}}
## 三、依据
{{法律依据}}
## 四、复核意见
{{复核意见}}
[救济告知]
[落款]`,
  },
  ...(["mediation", "settlement"] as const).map((way): PaperKind => {
    const name = way === "mediation" ? "调解协议书" : "和解协议书";
    const judicial =
      way === "mediation"
        ? "经人民调解委员会调解达成的协议，双方当事人认为有必要的，可以自协议生效之日起30日内共同向人民法院申请司法确认（《人民调解法》第三十三条）。"
        : "本协议由双方自愿达成，自双方签名或者盖章之日起生效。";
    return {
      id: `${way}-agreement`,
      code: "D12",
      name,
      title: name,
      article: way === "mediation" ? "《信访工作条例》第33条；《人民调解法》第28条至第33条" : "《信访工作条例》第33条",
      layout: "plain",
      audience: "petitioner",
      makers: anyOffice,
      step: "petition.mediated",
      remedy: null,
      series: null,
      required: ["当事人", "信访事项", "协议内容", "履行方式和期限"],
      template: `## 一、当事人基本情况
{{当事人}}
## 二、争议的主要事实、事由和各方责任
信访事项：{{信访事项}}（编号：{{编号}}）。
{{事实认定}}
## 三、协议内容
经${way === "mediation" ? `{{调解人}}主持调解，双方自愿` : "双方自愿协商"}达成如下协议：
{{协议内容}}
## 四、履行方式和期限
{{履行方式和期限}}
## 五、其他
${judicial}本协议一式三份，双方当事人各执一份，本单位留存一份。
[签名] 甲方签名（盖章）：＿＿＿＿；乙方签名（盖章）：＿＿＿＿；${way === "mediation" ? "调解人签名" : "见证人签名"}：＿＿＿＿；日期：　　　年　　月　　日`,
    };
  }),
];
