import type { PaperFacts } from "../../../shared/documents/paper/facts.ts";
import { draftedFields } from "../../../shared/documents/paper/fields.ts";
import { fieldsToFill, makePaper } from "../../../shared/documents/paper/make.ts";
import type { Paper } from "../../../shared/documents/paper/model.ts";
import { paperKinds } from "../../../shared/documents/papers/registry.ts";
import { courseOf } from "../../../shared/petition/course/course.ts";
import { demoPlaces } from "../../../shared/petition/demo-county.ts";
import { contentClasses } from "../../../shared/petition/dictionary.ts";
import { clocksOf } from "../../../shared/petition/duties.ts";
import { nationalProfile } from "../../../shared/regulation/national-profile.ts";
import { calendar, delivered, hash, mergeAll, registered } from "../petition/fixtures.ts";

const district = { organisation: "990127", name: "青川县信访局" };

/** Steps of one life, whether or not one office could take them all: each fills its fields. */
function steps(route: number) {
  const list: readonly (readonly [string, object])[] = [
    [
      "petition.examined",
      {
        date: "2026-11-20",
        claims: ["按照政策发放修建水库民工补助", "说明政策依据"],
        facts: "有工分本一册",
        evidence: "工分本复印件",
        disputedPoints: "是否属于补助对象",
        causes: ["history", "policy"],
        by: "林晓",
      },
    ],
    [
      "petition.classified",
      { date: "2026-11-20", competence: "ours", route, organ: "青川县人力资源和社会保障局", basis: "", by: "林晓" },
    ],
    ["petition.accepted", { date: "2026-11-23", approvedBy: "周敏", simplified: false }],
    [
      "petition.investigated",
      { date: "2026-12-20", by: ["林晓", "王强"], findings: "调取了水库修建档案，走访了上坞村三名老人，工分本记载属实。" },
    ],
    ["petition.units-set", { date: "2026-11-24", lead: "农业农村办公室", coHandling: ["财政所"] }],
    [
      "petition.urged",
      {
        date: "2026-12-10",
        unit: "农业农村办公室",
        person: "王强",
        reason: "距届满日不足15日，尚未报送调查情况",
        replyBy: "2026-12-15",
      },
    ],
    [
      "petition.extended",
      { date: "2027-01-10", days: 30, approvedBy: "周敏", reason: "需要调取县档案馆的历史档案", notifiedOn: "2027-01-12" },
    ],
    [
      "petition.mediated",
      {
        date: "2027-01-12",
        by: "青溪镇人民调解委员会",
        parties: "徐国根（甲方）、上坞村村民委员会（乙方）",
        result: "mediation-agreement",
        agreement: "乙方补发甲方误工补贴人民币1200元。",
      },
    ],
    ["petition.helped", { date: "2027-01-13", kind: "relief", by: "民政办", amount: 500, content: "协助申请临时救助500元" }],
    [
      "petition.opinion-issued",
      {
        date: "2027-02-10",
        number: "青信处〔2027〕1号",
        conclusions: [
          {
            claim: "发放修建水库民工补助",
            conclusion: "explained",
            reason: "现行补助办法只适用于1990年以后参建的民工，请求事由合理但缺乏法律依据。",
          },
          { claim: "说明政策依据", conclusion: "supported", reason: "已当面出示并说明有关文件。" },
        ],
        fourWays: ["solved", "helped"],
        reviewBy: "青川县人民政府",
        signedOffBy: "周敏",
      },
    ],
    [
      "petition.hearing-held",
      { date: "2027-04-20", level: "re-examination", from: "2027-04-20", to: "2027-04-20", chair: "陈立", result: "" },
    ],
    ["petition.review-requested", { date: "2027-03-01", office: district, reasons: "认为应当属于补助对象。" }],
    [
      "petition.review-decided",
      {
        date: "2027-03-20",
        office: { organisation: "990127", name: "青川县人民政府" },
        number: "青政信复查〔2027〕1号",
        result: "upheld",
        redoWithin: null,
        text: "维持",
      },
    ],
    [
      "petition.reexamination-requested",
      { date: "2027-04-01", office: { organisation: "", name: "山南市人民政府" }, reasons: "仍认为应当补助。" },
    ],
    [
      "petition.reexamination-decided",
      {
        date: "2027-04-28",
        office: { organisation: "", name: "山南市人民政府" },
        number: "山政信复核〔2027〕2号",
        result: "upheld",
        redoWithin: null,
        text: "维持",
      },
    ],
    [
      "petition.referred",
      {
        date: "2026-11-21",
        to: { organisation: "990127001", name: "青溪镇人民政府" },
        documentNumber: "川信转〔2026〕1号",
        child: null,
      },
    ],
    [
      "petition.assigned",
      {
        date: "2026-11-21",
        to: { organisation: "990127001", name: "青溪镇人民政府" },
        documentNumber: "川信交〔2026〕1号",
        deadline: "2026-12-31",
        requirement: "请一并说明历史政策沿革。",
        child: null,
      },
    ],
    ["petition.objected", { date: "2026-11-25", reason: "水库补助由县水利局负责发放，镇没有该项职权。" }],
    [
      "petition.not-accepted",
      {
        date: "2026-11-25",
        handlingOffice: { organisation: "990127001", name: "青溪镇人民政府" },
        handlingNumber: "1",
        approvedBy: "周敏",
      },
    ],
    [
      "petition.supervised",
      {
        date: "2026-12-20",
        to: { organisation: "990127001", name: "青溪镇人民政府" },
        ground: "shirking",
        means: "letter",
        requirement: "立即调查核实，按期出具处理意见书。",
        replyBy: "2026-12-30",
        documentNumber: "",
      },
    ],
    [
      "petition.proposed",
      {
        date: "2026-12-20",
        to: { organisation: "", name: "青川县水利局" },
        kind: "improve-policy",
        text: "建议明确1990年以前参建民工的补助口径。",
        documentNumber: "",
      },
    ],
    [
      "petition.lead-official-set",
      { date: "2026-11-24", official: "周敏", position: "镇长", assisting: ["李远"], due: "2027-01-31" },
    ],
    [
      "petition.lead-official-acted",
      { date: "2026-12-01", official: "周敏", duty: "talk", content: "与信访人当面谈话，说明办理进展" },
    ],
    [
      "petition.plan-set",
      {
        date: "2026-11-25",
        plan: [
          { measure: "调取水库修建档案", owner: "王强", due: "2026-12-15", done: null },
          { measure: "核定补助对象", owner: "李远", due: "2026-12-25", done: null },
        ],
      },
    ],
    [
      "petition.urgent-reported",
      {
        date: "2026-11-20",
        followUp: 0,
        place: "青溪镇人民政府门前",
        people: 12,
        situation: "12人集体走访，秩序平稳",
        measures: "已引导到接待室，请其推选代表",
        reporter: "林晓",
        informed: [{ office: "青溪镇党委", person: "周敏", means: "phone", at: "2026-11-20T09:05:00+08:00" }],
      },
    ],
    [
      "petition.return-visited",
      { date: "2027-05-10", by: "赵芳", how: "phone", fulfilment: "fulfilled", content: "补贴已发放，信访人无其他意见。" },
    ],
    ["petition.resolved", { date: "2027-05-11", how: "补贴已发放，信访人表示认可。", by: "林晓", petitionerConfirmed: true }],
    ["petition.withdrawn", { date: "2027-05-11", reason: "问题已经解决", signed: true, approvedBy: "" }],
    ["petition.finalised", { date: "2027-05-11", ground: "re-examined", basis: "山政信复核〔2027〕2号", approvedBy: "周敏" }],
    ["petition.concluded", { date: "2027-05-12", way: "opinion", by: "林晓" }],
    ["petition.archived", { date: "2027-05-20", fileNumber: "QX-ZY·XF·01·2027·30-001-1", retention: "30-years", by: "林晓" }],
    [
      "petition.document-issued",
      {
        date: "2027-02-10",
        kind: "opinion",
        title: "信访处理意见书",
        number: "青信处〔2027〕1号",
        file: { hash: hash("opinion"), size: 9, name: "信访处理意见书.docx", mediaType: "application/octet-stream" },
      },
    ],
  ];
  return list.map(([type, body], i) => delivered(type, { ...body, after: [] }, { count: i + 2 }));
}

/** Facts of the sample petition on this item of Art. 31. */
export function sampleFacts(route = 6): PaperFacts {
  const view = mergeAll([registered, ...steps(route)]);
  return {
    office: {
      name: "青溪镇人民政府",
      address: "青溪镇人民政府一楼信访接待室",
      telephone: "0571-88886666",
      counterHours: "工作日 8:30—12:00，14:00—17:30",
      prefix: "青",
      letterHead: "",
      reviewBy: "青川县人民政府",
      reexaminationBy: "山南市人民政府",
    },
    view,
    course: courseOf(view),
    clocks: clocksOf(view, nationalProfile, calendar, "2027-05-20"),
    dictionaries: { contentClass: contentClasses, place: demoPlaces },
    officer: "林晓",
  };
}

/** What a clerk enters where nothing is recorded, or drafts anew: long enough to see line breaks. */
const typed: Readonly<Record<string, string>> = {
  事实认定:
    "经查，信访人徐国根于1976年至1981年参加青溪水库修建，上坞村保存的工分本记载属实。现行补助办法自1990年起施行，补助对象为1990年以后参建的民工。信访人不在该办法规定的补助范围内。\n本单位已向县水利局、县财政局核实上述情况。",
  法律依据: "《信访工作条例》第三十二条第（二）项；《青川县水利工程民工补助办法》（川政发〔1990〕12号）第三条。",
  处理意见: "已责令改正，并将整改情况告知信访人。",
  复查意见: "维持青溪镇人民政府青信处〔2027〕1号处理意见。",
  复核意见: "维持青川县人民政府青政信复查〔2027〕1号复查意见。",
  办理途径和程序: "本事项适用信访程序。本单位将听取陈述事实和理由，并调查核实，出具信访处理意见书。",
  采纳情况: "部分采纳",
  承办人: "林晓",
  承办人电话: "0571-88886667",
  附件名称: "信访材料复印件；信访事项登记表",
  材料清单: "1. 工分本复印件\n2. 身份证复印件",
  来文单位: "青川县信访局",
  来文文号: "川信交〔2026〕1号",
  交办期限: "2026年12月31日",
  保密要求: "",
  行政复议机关: "青川县人民政府",
  管辖法院: "青川县人民法院",
  途径说明: "请持身份证件和劳动关系证明，向青川县劳动人事争议仲裁委员会申请仲裁。",
};

/** Item of Art. 31 on which a kind's sample stands; most are on the sixth. */
export function sampleRoute(id: string): number {
  return { "notice-guided": 2, "performance-reply": 5 }[id] ?? 6;
}

/** The sample of one kind, complete. */
export function samplePaper(id: string, route = 6): Paper {
  const kind = paperKinds.find((one) => one.id === id);
  if (!kind) throw new Error(`no kind ${id}`);
  const facts = sampleFacts(route);
  const entered = Object.fromEntries(
    fieldsToFill(kind, facts, null)
      .filter(({ name, known }) => known === "" || (name in typed && draftedFields.has(name)))
      .map(({ name }) => [name, typed[name] ?? `（${name}）`]),
  );
  return makePaper(kind, facts, {
    entered,
    date: "2027-02-10",
    number: kind.series === null ? "" : `青${kind.series}〔2027〕1号`,
    template: null,
  });
}
