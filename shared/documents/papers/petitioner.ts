import type { PaperKind } from "../paper/kind.ts";
import { anyOffice } from "../paper/makers.ts";

const form = { layout: "form", audience: "petitioner", makers: anyOffice, series: null, remedy: null, code: "" } as const;
const signed = "[签名] 信访人签字或按手印：＿＿＿＿；日期：　　　年　　月　　日";

function request(level: "复查" | "复核"): PaperKind {
  const review = level === "复查";
  return {
    ...form,
    id: review ? "review-request" : "re-examination-request",
    name: `${level}申请书`,
    title: `信访事项${level}申请书`,
    article: `《信访工作条例》${review ? "第35条" : "第36条第1款"}`,
    step: review ? "petition.review-requested" : "petition.reexamination-requested",
    required: [],
    template: `| 申请人 | {{信访人}} | 电话 | {{信访人电话}} |
| 住址 | {{信访人住址}} |
| 信访事项 | {{信访事项}} | 编号 | {{编号}} |
| ${level}机关 | {{${review ? "复查机关" : "复核机关"}}} |
| 原意见 | ${review ? "信访处理意见书 {{处理意见文号}}（{{处理意见日期}}）" : "复查意见书 {{复查文号}}（{{复查日期}}）"} |
| 收到书面答复日期 |  |
| ${level}请求 |  |
| 事实和理由 |  |
| 附件 | □ 原意见书　□ 证据材料＿＿份　□ 授权委托书 |
- 自收到书面答复之日起30日内提出（《信访工作条例》${review ? "第三十五条" : "第三十六条第一款"}）。填写有困难的，可以口头提出，由工作人员如实记录后交本人核对。
${signed}`,
  };
}

/** Papers that the petitioner fills in and signs; none is a condition of being registered or helped. */
export const petitionerPapers: readonly PaperKind[] = [
  {
    ...form,
    id: "representatives",
    name: "代表推选书",
    title: "信访代表推选书",
    article: "《信访工作条例》第20条第3款",
    step: null,
    required: ["信访事项"],
    template: `我们共{{信访人数}}，就“{{信访事项}}”（编号：{{编号}}）共同提出信访事项。根据《信访工作条例》第二十条第三款的规定，推选下列人员（不超过5人）为代表，反映共同的请求、事实和理由，接收有关文书：
{{代表}}
|= 序号 | 代表姓名、电话 | 序号 | 代表签字 |
| 1 |  | 1 |  |
| 2 |  | 2 |  |
| 3 |  | 3 |  |
| 4 |  | 4 |  |
| 5 |  | 5 |  |
| 推选人签字 |  |
- 代表放弃、变更或者承认处理结果，应当征得推选人同意；推选人仍可以自己查询办理情况。
[签名] 日期：　　　年　　月　　日`,
  },
  {
    ...form,
    id: "authorisation",
    name: "授权委托书",
    title: "授权委托书",
    article: "《民法典》第165条",
    step: null,
    required: ["信访人", "信访事项"],
    template: `| 委托人 | {{信访人}} | 电话 | {{信访人电话}} |
| 住址 | {{信访人住址}} |
| 受委托人 | {{代理人}} |
| 证件号码 |  |
| 信访事项 | {{信访事项}}（编号：{{编号}}） |
| 委托权限 | □ 提出请求、陈述事实　□ 提交、接收材料和文书　□ 参加调解、听证　□ 其他：{{委托事项}} |
| 委托期限 | 自　　　　年　　月　　日起至　　　　年　　月　　日止 |
- 委托人可以随时撤销委托，书面告知本单位即可。
[签名] 委托人签字或按手印：＿＿＿＿；受委托人签字：＿＿＿＿；日期：　　　年　　月　　日`,
  },
  {
    ...form,
    id: "materials-receipt",
    name: "材料收据",
    title: "信访材料收据",
    article: "《信访工作条例》第19条、第23条",
    step: null,
    required: ["信访人", "材料清单"],
    template: `> {{信访人}}：
本单位收到你（你们）就“{{信访事项}}”（编号：{{编号}}）提交的下列材料，共{{材料份数}}：
{{材料清单}}
| 形式 | □ 原件＿＿份　□ 复印件＿＿份　□ 照片、录音录像、电子数据＿＿份 |
| 备注 |  |
- 请尽量提交复印件，原件由本人保管；需要核对原件的，核对后当场交还。
[签名] 提交人签字：＿＿＿＿；接收人签字：＿＿＿＿
[落款]`,
  },
  {
    ...form,
    id: "supplement",
    name: "补充申请书",
    title: "补充陈述（材料）申请书",
    article: "《信访工作条例》第19条第1款",
    step: null,
    required: ["信访人", "信访事项"],
    template: `| 申请人 | {{信访人}} | 电话 | {{信访人电话}} |
| 住址 | {{信访人住址}} |
| 信访事项 | {{信访事项}} | 编号 | {{编号}} |
| 补充的事实、理由和请求 | {{补充内容}} |
| 补充的材料 |  |
- 原始陈述保持不变，补充内容另行登记，与原始陈述一并办理。
${signed}`,
  },
  {
    ...form,
    id: "withdrawal",
    name: "撤回申请书",
    title: "撤回信访事项申请书",
    article: "工作需要",
    step: "petition.withdrawn",
    required: ["信访人", "信访事项"],
    template: `| 申请人 | {{信访人}} | 电话 | {{信访人电话}} |
| 信访事项 | {{信访事项}} | 编号 | {{编号}} |
| 撤回范围 | □ 全部　□ 部分：＿＿＿＿＿＿ |
| 撤回理由 | {{撤回理由}} |
- 撤回由本人自愿决定，任何组织和个人不得要求；撤回不是得到帮扶救助的条件；撤回后有新的事实和理由的，可以重新提出。
${signed}`,
  },
  request("复查"),
  request("复核"),
];
