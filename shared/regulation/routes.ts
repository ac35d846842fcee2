/** 法定途径 (Art. 31 items 1 to 6). */
export type Route = 1 | 2 | 3 | 4 | 5 | 6;

/**
 * Which remedy a reply on this route names. `review`: 30 days, 复查 (Art. 35), and never a lawsuit; `reconsideration`:
 * 行政复议 or 行政诉讼 under their own laws (a reply on route 5 is an administrative act); `by-procedure`: whatever the
 * procedure it was led into provides.
 */
export type RemedyKind = "review" | "reconsideration" | "by-procedure";

export interface RouteWords {
  readonly route: Route;
  readonly article: string;
  readonly name: string;
  /** Asked by the route wizard, in this order; the first yes decides, 6 remains. */
  readonly question: string;
  /** What speaks for it, as examples. */
  readonly examples: readonly string[];
  /** Where the matter goes. */
  readonly goesTo: string;
  /** Organs by name, to be written into a notice; none where no name is usual. */
  readonly organs: readonly string[];
  /** Whether the 60 days of Art. 34 run. */
  readonly sixtyDays: boolean;
  /** Which period governs, in words. */
  readonly period: string;
  readonly remedy: RemedyKind;
  /** Ids of the document list (D01 …) that belong to it. */
  readonly documents: readonly string[];
}

/** Art. 31, items 1 to 6, in plain language. */
export const routes: readonly RouteWords[] = [
  {
    route: 1,
    article: "第31条第1项",
    name: "诉讼、复议、检察监督或公安法律程序",
    question:
      "这件事是不是要由法院、检察院或公安机关按法律程序处理（正在打官司、要求立案、不服判决、报案），而且还没有依法终结？",
    examples: ["不服法院判决或者执行", "要求公安机关立案", "请求检察机关监督", "对法院罚款、拘留决定申请复议"],
    goesTo: "有管辖权的政法部门",
    organs: ["人民法院", "人民检察院", "公安机关"],
    sixtyDays: false,
    period: "按有关法律、法规规定的程序和期限",
    remedy: "by-procedure",
    documents: ["D03c"],
  },
  {
    route: 2,
    article: "第31条第2项",
    name: "仲裁",
    question: "这件事是不是应当通过仲裁解决（劳动争议、人事争议、农村土地承包纠纷，或者合同里约定了仲裁）？",
    examples: ["拖欠工资、解除劳动合同", "农村土地承包经营纠纷", "合同约定仲裁的商事纠纷"],
    goesTo: "劳动人事争议仲裁委员会、农村土地承包仲裁委员会或者约定的仲裁机构",
    organs: ["劳动人事争议仲裁委员会", "农村土地承包仲裁委员会", "合同约定的仲裁机构"],
    sixtyDays: false,
    period: "按有关仲裁法律的规定",
    remedy: "by-procedure",
    documents: ["D03c"],
  },
  {
    route: 3,
    article: "第31条第3项",
    name: "党员申诉、申请复审等",
    question: "这件事是不是党员对处分或者组织处理不服，可以通过党员申诉、申请复审解决？",
    examples: ["党员不服党纪处分", "对组织处理决定申请复审"],
    goesTo: "作出决定的党组织或者纪检监察机关",
    organs: ["作出决定的党组织", "纪检监察机关"],
    sixtyDays: false,
    period: "按党内法规的规定",
    remedy: "by-procedure",
    documents: ["D03c"],
  },
  {
    route: 4,
    article: "第31条第4项",
    name: "行政复议、裁决、确认、许可、处罚等行政程序",
    question: "这件事是不是可以通过行政复议、行政裁决、行政确认、行政许可、行政处罚等行政程序解决？",
    examples: ["不服行政处罚或者征收决定", "土地权属争议裁决", "工伤认定", "宅基地、建房许可申请"],
    goesTo: "有权的行政机关",
    organs: ["行政复议机关", "有权的行政机关"],
    sixtyDays: false,
    period: "按有关行政法律的规定",
    remedy: "by-procedure",
    documents: ["D03c"],
  },
  {
    route: 5,
    article: "第31条第5项",
    name: "申请查处违法行为、履行法定职责",
    question: "信访人是不是要求行政机关查处违法行为，或者履行保护人身权、财产权等合法权益的职责？",
    examples: ["举报违法建设要求查处", "举报污染要求处理", "要求制止侵害、保护财产"],
    goesTo: "负有该项法定职责的机关；属本机关职责的，依法履行或者答复",
    organs: [],
    sixtyDays: false,
    period: "两个月（行政诉讼法第47条；法律、法规另有规定的从其规定）",
    remedy: "reconsideration",
    documents: ["D03c"],
  },
  {
    route: 6,
    article: "第31条第6项",
    name: "信访程序",
    question: "以上都不是：听取陈述、调查核实，由有权处理的机关出具信访处理意见书。",
    examples: ["落实历史遗留的政策待遇", "惠农补贴、民生补助", "村务、邻里等没有其他法定途径的诉求"],
    goesTo: "有权处理的机关（属本机关职权的，由本机关受理）",
    organs: [],
    sixtyDays: true,
    period: "自受理之日起60日，经批准可延长不超过30日（第34条）",
    remedy: "review",
    documents: ["D02", "D06", "D07", "D10", "D08", "D09", "D03b"],
  },
];

/** Words of one route. */
export function routeWords(route: Route): RouteWords {
  const found = routes[route - 1];
  if (found === undefined) throw new RangeError(`no route ${route}`);
  return found;
}
