import type { Course } from "../../petition/course/course.ts";
import { lastStep } from "../../petition/course/course.ts";
import type { Route } from "../../regulation/routes.ts";

/** Which decision the petitioner may turn against. */
export type RemedyOf = "opinion" | "review" | "re-examination" | "route";

/** Procedures of Art. 31 items 1 to 5 in the regulation's own words. */
export const routeProcedures: Readonly<Record<Route, string>> = {
  1: "审判机关诉讼程序或者复议程序、检察机关刑事立案程序或者法律监督程序、公安机关法律程序",
  2: "仲裁程序",
  3: "党员申诉、申请复审等程序",
  4: "行政复议、行政裁决、行政确认、行政许可、行政处罚等行政程序",
  5: "查处违法行为、履行保护人身权或者财产权等合法权益职责的程序",
  6: "信访程序",
};

const itemNames = ["一", "二", "三", "四", "五", "六"] as const;

/** `第三十一条第（四）项` */
export function routeArticle(route: Route): string {
  return `第三十一条第（${itemNames[route - 1] ?? ""}）项`;
}

export function routeOf(course: Course): Route | null {
  return lastStep(course, "petition.classified")?.body.route ?? lastStep(course, "petition.guided")?.body.route ?? null;
}

/** To whom the petitioner may turn; each empty where it is not known. */
export interface TurnedTo {
  /** The office that reviews or re-examines. */
  readonly above: string;
  /** 行政复议机关 (《行政复议法》第20条: told together with the right and the period). */
  readonly reconsideration: string;
  /** 有管辖权的人民法院 */
  readonly court: string;
}

/** Fields by which a paper on route 5 names where to turn; nobody else knows them. */
export const remedyFields = ["行政复议机关", "管辖法院"] as const;

/**
 * 救济告知: what the petitioner may do against this paper, by the route of the matter (《条例》第31条、第35条、第36条).
 * On route 6 there is review and re-examination and nothing else; on route 5 the answer is an act under its own law
 * (《行政复议法》第20条, 第23条第1款第3项: a failure to perform goes into reconsideration first; 《行政诉讼法》第46条), named as
 * that law's; the others go by their own law.
 */
export function remedyClause(of: RemedyOf, route: Route | null, { above, reconsideration, court }: TurnedTo): string {
  const office = above === "" ? "上一级机关" : `上一级机关（${above}）`;
  if (of === "re-examination") {
    return "本复核意见为终局意见。对本复核意见不服，仍然以同一事实和理由提出投诉请求的，各级党委和政府信访部门和其他机关、单位不再受理（《信访工作条例》第三十六条第三款）。";
  }
  if (of === "review") {
    return `如对本复查意见不服，可以自收到本意见书之日起30日内，向${office}请求复核（《信访工作条例》第三十六条第一款）。`;
  }
  if (of === "opinion" && (route === 6 || route === null)) {
    return `如对本处理意见不服，可以自收到本意见书之日起30日内，向${office}请求复查（《信访工作条例》第三十五条）。`;
  }
  if (route === 5) {
    return `如对依法履行职责的答复不服，可以依照《中华人民共和国行政复议法》自知道该答复之日起60日内${reconsideration === "" ? "" : `向${reconsideration}`}申请行政复议，或者依照《中华人民共和国行政诉讼法》自知道该答复之日起6个月内向${court === "" ? "人民法院" : court}提起诉讼；认为未履行法定职责的，应当先申请行政复议，对行政复议决定不服的，可以再依法提起行政诉讼（《中华人民共和国行政复议法》第二十三条）；法律另有规定的除外。该期限由上述法律规定，不是《信访工作条例》规定的期限。`;
  }
  const procedure = route === null ? "相应法定程序" : routeProcedures[route];
  return `本事项适用${procedure}，救济途径和期限按照该程序所依据的法律法规规定执行，请注意有关申请期限。`;
}
