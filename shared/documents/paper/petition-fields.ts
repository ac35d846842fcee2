import { type Course, stepsOf } from "../../petition/course/course.ts";
import { confirmationLabels } from "../../petition/labels.ts";
import { custodyOf } from "../../petition/steps.ts";
import type { PetitionView } from "../../petition/view.ts";
import { type Dictionaries, factsOf, type PersonFacts } from "../petition-facts.ts";
import { longDay } from "./dates.ts";

/** When an office must answer: a petition office passes on (Art. 22), any other office notifies (Art. 23). */
const answers = {
  district:
    "信访部门自收到之日起15日内转送、交办有权处理的机关、单位或者报请本级决定（第22条），有权处理的机关、单位再书面告知您（第23条）。",
  township: "能当场告知的当场书面告知；不能的，自收到之日起15日内书面告知您接收情况以及处理途径和程序（第23条）。",
} as const;

/** What a notice rests on: Art. 22 at a petition office, which sends on and claims no power; Art. 23 at any other office. */
const noticeBasis = {
  district: {
    接收说明:
      "根据《信访工作条例》第二十二条的规定，本单位自收到之日起15日内转送、交办有权处理的机关、单位，或者报请本级党委和政府决定。现将接收情况以及处理途径和程序告知如下：",
    告知依据: "按照“属地管理、分级负责，谁主管、谁负责”的原则（《信访工作条例》第五条）",
  },
  township: {
    接收说明: "经审查，该事项属于本单位职权范围。根据《信访工作条例》第二十三条的规定，现将接收情况以及处理途径和程序告知如下：",
    告知依据: "根据《信访工作条例》第二十三条第一款的规定",
  },
} as const;

/** What a petitioner is told before he is asked to sign (Art. 18, 19, 23, 35, 36): not to be left out by a template. */
function rightsAt(office: keyof typeof answers): string {
  return [
    "如实记录是本单位的责任；记错、记漏的，您可以当场要求改正，以后也可以补充（《条例》第19条）。",
    answers[office],
    "您可以凭编号查询办理情况，任何组织和个人不得打击报复（第18条）；可以要求对姓名等信息保密。",
    "对信访处理意见不服的，可以自收到书面答复之日起30日内请求复查，对复查意见不服的，可以再请求复核（第35条、第36条）。",
    "不签字不影响登记和办理。",
  ]
    .map((right, i) => `${i + 1}. ${right}`)
    .join("\n");
}

function personLine(person: PersonFacts): string {
  const who = `${person.name}（${[person.kind, person.sex].filter(Boolean).join("，")}）`;
  const identity = person.identityNumber === "" ? "" : `${person.identityKind} ${person.identityNumber}`;
  return [who, person.phone && `电话 ${person.phone}`, identity, person.address].filter(Boolean).join("，");
}

/** Fields out of what was taken down at the desk. */
export function petitionFields(view: PetitionView, course: Course, dictionaries: Dictionaries) {
  const facts = factsOf(view, dictionaries);
  const [first] = facts.petitioners;
  const names = facts.petitioners.map(({ name }) => name);
  // Who came in a group is answered as a group, also where only some gave their names.
  const people = Math.max(names.length, facts.groupSize);
  const all = names.length === 0 || (names.length <= 3 && names.length === people);
  const shown = all ? names.join("、") : `${names.slice(0, 3).join("、")}等${people}人`;
  // What the office itself issued is no material of the petitioner.
  const issued = new Set(stepsOf(course, "petition.document-issued").map(({ body }) => body.file.hash));
  const materials = view.attachments.filter(({ attachment }) => !issued.has(attachment.hash));
  const confirmation = view.statement?.confirmation ?? null;
  const source = view.fields.source?.value;
  return {
    编号: facts.number,
    上级系统编号: view.upperNumbers.map(({ system, number }) => `${system} ${number}`).join("；"),
    信访人: facts.anonymous ? "匿名" : shown,
    信访人性别: first?.sex ?? "",
    信访人电话: first?.phone ?? "",
    信访人证件: [first?.identityKind, first?.identityNumber].filter(Boolean).join(" "),
    信访人住址: first?.address ?? "",
    信访人数: `${facts.groupSize}人`,
    代表: facts.representatives,
    代理人: facts.agent,
    信访事项: facts.title,
    原始陈述: facts.statement,
    办理摘要: facts.summary,
    信访日期: longDay(facts.petitionDate),
    收到日期: longDay(facts.receiptDate),
    登记日期: longDay(facts.registrationDate),
    信访形式: facts.channel,
    来源: facts.source,
    来文单位: source?.office ?? "",
    来文文号: source?.documentNumber ?? "",
    交办期限: longDay(facts.sourceDeadline),
    类别: facts.category,
    信访目的: facts.purpose,
    问题属地: facts.place,
    内容分类: facts.contentClass,
    反映对象: facts.complainedOf,
    材料清单: materials.map(({ attachment }, i) => `${i + 1}. ${attachment.name}`).join("\n"),
    材料份数: `${materials.length}项`,
    信访人详情: facts.anonymous ? "匿名" : facts.petitioners.map(personLine).join("\n"),
    要求保密: facts.confidential ? "是" : "否",
    保密要求: facts.confidential ? "信访人要求对其姓名等个人信息保密，请予保密，不要告知被反映的单位和个人。" : "",
    ...noticeBasis[custodyOf(view.scope).length === 6 ? "district" : "township"],
    关联事项: view.sameMatter.length === 0 ? "未关联" : `${view.sameMatter.length}件`,
    补充陈述: view.supplements
      .map(({ receiptDate, signed, text }) => `补充陈述（${longDay(receiptDate)}${signed ? "，已签字" : ""}）：\n${text}`)
      .join("\n"),
    核对记录: confirmation === null ? "待核对" : `${confirmationLabels[confirmation.how]}，${longDay(confirmation.date)}`,
    权利告知: rightsAt(custodyOf(view.scope).length === 6 ? "district" : "township"),
  } as const;
}
