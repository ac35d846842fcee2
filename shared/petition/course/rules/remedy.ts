import type { Refusal, Warning } from "../../command.ts";
import { sameOffice } from "../../complained-of.ts";
import type { BodyOf } from "../../events.ts";
import { custodyOf } from "../../steps.ts";
import { lastStep, type StandingStep, stepsOf } from "../course.ts";
import { lastDayOf, openRequest, opinionInForce, type Remedy, servedOn } from "../facts.ts";
import { firstOf, no, type Standing, type StepRules } from "../rule.ts";

type Request = BodyOf<"petition.review-requested">;
type Verdict = BodyOf<"petition.review-decided">;

/** 复查 and 复核 differ only in names, articles and periods (Art. 35, 36). */
interface Level {
  readonly word: string;
  readonly article: string;
  /** The petitioner's period to ask, and the office's to answer. */
  readonly ask: "T09" | "T11";
  readonly answer: "T10" | "T12";
  /** The paper that is complained of. */
  readonly of: "opinion" | "review";
}
const levels: Readonly<Record<Remedy, Level>> = {
  review: { word: "复查", article: "第35条", ask: "T09", answer: "T10", of: "opinion" },
  "re-examination": { word: "复核", article: "第36条第1款", ask: "T11", answer: "T12", of: "review" },
};

/** The paper against which a remedy may be asked for now, or null. */
function challenged({ course }: Standing, remedy: Remedy): StandingStep | null {
  if (remedy === "review") return opinionInForce(course);
  const decided = lastStep(course, "petition.review-decided");
  return decided === null || decided.body.result === "revoked" ? null : decided;
}

/** A petition office follows on its own petition what an office without a desk decided on paper. */
function onPaper({ course, position }: Standing): boolean {
  return position === "petition-office" && lastStep(course, "petition.reported-back") !== null;
}

function requestNow(at: Standing, remedy: Remedy): Refusal | null {
  const { word, article, of } = levels[remedy];
  if (openRequest(at.course, remedy) !== null) return no("requested-already", `${word}请求正在办理`, { article });
  const paper = challenged(at, remedy);
  if (paper === null && !(remedy === "review" && onPaper(at))) {
    const what = of === "opinion" ? "信访处理意见" : "复查意见（维持或变更）";
    return no("nothing-to-challenge", `还没有${what}，不能请求${word}`, { article });
  }
  const asked = remedy === "review" ? "petition.review-requested" : "petition.reexamination-requested";
  const at0 = at.course.all.findIndex((one) => one.event === paper?.event);
  const before = at.course.all.findLastIndex((one) => one.type === asked);
  return paper !== null && before > at0 ? no("requested-already", `对这份意见已经请求过${word}`, { article }) : null;
}

function officeRefusal(at: Standing, { office }: { readonly office: Request["office"] }, remedy: Remedy): Refusal | null {
  const { word, article } = levels[remedy];
  const field = "office";
  const custody = custodyOf(at.view.scope);
  const ownTownship = at.position === "township" && sameOffice(office.name, at.context.office.name);
  if (office.organisation === custody || ownTownship || (custody.length === 9 && office.organisation.length === 9)) {
    return no("township-never-reviews", `${word}由上一级机关进行，乡镇（街道）只记录结果`, { article, field });
  }
  if (office.name.trim() === at.context.office.name.trim()) {
    const message = `${word}由上一级党委政府（或其复查复核机构）以自己名义作出，信访局只办理准备工作`;
    return no("only-prepares", message, { article, field });
  }
  if (remedy === "review") return null;
  const reviewed = lastStep(at.course, "petition.review-decided")?.body.office.name.trim();
  return reviewed === office.name.trim()
    ? no("same-office", "复核由复查机关的上一级机关进行，不能是复查机关", { article, field })
    : null;
}

function requestAfter(at: Standing, remedy: Remedy) {
  const paper = challenged(at, remedy);
  const what = levels[remedy].of === "opinion" ? "处理意见" : "复查意见";
  return paper !== null && "date" in paper.body ? [{ what, date: paper.body.date }] : [];
}

/** Late by the later day, and only where service is proved: then a warning with the rule, never a silent refusal. */
function lateRequest(at: Standing, date: string, remedy: Remedy): readonly Warning[] {
  const { word, article, ask, of } = levels[remedy];
  const paper = challenged(at, remedy);
  const served = paper === null ? null : servedOn(at.course, paper, of);
  if (served === null) {
    return [{ code: "not-served", message: `没有送达记录，请求${word}的期限不起算，不算逾期；请补记送达`, article }];
  }
  const last = lastDayOf(at, ask, served);
  if (last === null || date <= last) return [];
  const message = `请求${word}已超过收到书面答复之日（${served}）起30日的期限（${last}），是否受理由${word}机关决定`;
  return [{ code: "requested-late", message, article }];
}

function decisionNow(at: Standing, remedy: Remedy): Refusal | null {
  const { word, article } = levels[remedy];
  return openRequest(at.course, remedy) === null ? no("no-request", `没有正在办理的${word}请求`, { article }) : null;
}

function decisionRefusal(at: Standing, body: Verdict, remedy: Remedy): Refusal | null {
  const { word, article } = levels[remedy];
  return firstOf(
    () => officeRefusal(at, body, remedy),
    () => (body.number === "" ? no("no-number", `${word}意见书应当有文号`, { article, field: "number" }) : null),
    () =>
      body.redoWithin !== null && body.result !== "revoked"
        ? no("redo-without-revocation", "只有撤销原意见的才责令限期重作", { article, field: "redoWithin" })
        : null,
  );
}

function decisionWarnings(at: Standing, { date, office, result, redoWithin }: Verdict, remedy: Remedy): readonly Warning[] {
  const { word, article, answer } = levels[remedy];
  const request = openRequest(at.course, remedy);
  const found: Warning[] = [];
  if (request !== null && request.body.office.name !== office.name) {
    found.push({
      code: "another-office-decided",
      message: `请求的是${request.body.office.name}，作出的是${office.name}，请核对`,
      article,
      field: "office",
    });
  }
  const last = request === null ? null : lastDayOf(at, answer, request.body.date);
  const hearing = stepsOf(at.course, "petition.hearing-held").some(({ body }) => body.level === remedy);
  if (last !== null && date > last && !(remedy === "re-examination" && hearing)) {
    found.push({ code: "decided-late", message: `${word}意见超过收到请求之日起30日（${last}）`, article, field: "date" });
  }
  if (result === "revoked" && redoWithin === null) {
    found.push({
      code: "no-redo-period",
      message: "撤销原意见的，一般责令限期重作，请核对有无期限",
      article,
      field: "redoWithin",
    });
  }
  return found;
}

/** 复查, 复核 (Art. 35, 36): recorded at the township, decided above. */
export const remedyRules: StepRules<
  "petition.review-requested" | "petition.review-decided" | "petition.reexamination-requested" | "petition.reexamination-decided"
> = {
  "petition.review-requested": {
    group: "remedy",
    afterClose: true,
    now: (at) => requestNow(at, "review"),
    after: (at) => requestAfter(at, "review"),
    refuse: (at, body) => officeRefusal(at, body, "review"),
    warn: (at, { date }) => lateRequest(at, date, "review"),
  },
  "petition.review-decided": {
    group: "remedy",
    afterClose: true,
    now: (at) => decisionNow(at, "review"),
    after: ({ course }) => requestedOn(openRequest(course, "review"), "请求复查"),
    refuse: (at, body) => decisionRefusal(at, body, "review"),
    warn: (at, body) => decisionWarnings(at, body, "review"),
  },
  "petition.reexamination-requested": {
    group: "remedy",
    afterClose: true,
    now: (at) => requestNow(at, "re-examination"),
    after: (at) => requestAfter(at, "re-examination"),
    refuse: (at, body) => officeRefusal(at, body, "re-examination"),
    warn: (at, { date }) => lateRequest(at, date, "re-examination"),
  },
  "petition.reexamination-decided": {
    group: "remedy",
    afterClose: true,
    now: (at) => decisionNow(at, "re-examination"),
    after: ({ course }) => requestedOn(openRequest(course, "re-examination"), "请求复核"),
    refuse: (at, body) => decisionRefusal(at, body, "re-examination"),
    warn: (at, body) => decisionWarnings(at, body, "re-examination"),
  },
};

function requestedOn(request: { readonly body: { readonly date: string } } | null, what: string) {
  return request === null ? [] : [{ what, date: request.body.date }];
}
