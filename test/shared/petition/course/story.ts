import type { Scope } from "../../../../shared/log/event.ts";
import type { DecideContext, Decision, Refusal } from "../../../../shared/petition/command.ts";
import { type Course, courseOf } from "../../../../shared/petition/course/course.ts";
import { type Offer, offersOf } from "../../../../shared/petition/course/offers.ts";
import type { NewStepType } from "../../../../shared/petition/course/step-bodies.ts";
import type { StepType } from "../../../../shared/petition/course/step-types.ts";
import { decide, isRefusal } from "../../../../shared/petition/decide.ts";
import type { PetitionFields } from "../../../../shared/petition/intake.ts";
import { merge } from "../../../../shared/petition/merge.ts";
import type { PetitionView } from "../../../../shared/petition/view.ts";
import { context, type Delivered, delivered, district, fields, mergeAll, registeredBody, township } from "../fixtures.ts";

/** Who acts: the township's clerk, its leader, the petition office above it. */
export const people = {
  clerk: { actor: { id: "u1", name: "林晓", role: "clerk" }, office: { organisation: township, name: "青溪镇信访站" } },
  leader: { actor: { id: "u2", name: "沈洁", role: "leader" }, office: { organisation: township, name: "青溪镇信访站" } },
  district: { actor: { id: "u3", name: "周明", role: "handler" }, office: { organisation: district, name: "清源县信访局" } },
  auditor: { actor: { id: "u4", name: "审阅", role: "auditor" }, office: { organisation: township, name: "青溪镇信访站" } },
} as const satisfies Readonly<Record<string, Pick<DecideContext, "actor" | "office">>>;
export type Who = keyof typeof people;

/** One petition that is taken from step to step, as a desk would: every step is decided, written and merged. */
export class Story {
  readonly events: Delivered[];
  view: PetitionView;
  today: string;
  /** Petitions that this one brings again, as the desk holds them. */
  beside: readonly PetitionView[] = [];

  readonly #scope: Scope;

  /** `custody`: whose petition it is. */
  constructor(changes: Partial<PetitionFields> = {}, custody: string = township, more: object = {}) {
    this.#scope = `${custody}/general`;
    const receiptDate = changes.receiptDate ?? fields.receiptDate;
    const body = {
      ...registeredBody,
      fields: { ...fields, petitionDate: receiptDate, ...changes },
      registrationDate: receiptDate,
    };
    this.events = [delivered("petition.registered", { ...body, ...more }, { count: 1, scope: this.#scope })];
    this.view = mergeAll(this.events);
    this.today = receiptDate;
  }

  get course(): Course {
    return courseOf(this.view);
  }

  contextOf(who: Who): DecideContext {
    return {
      ...context,
      today: this.today,
      sameMatters: this.beside,
      newPetitions: [`${this.events.length}`.padStart(32, "e")],
      ...people[who],
    };
  }

  /** The day's clock; steps without a date of their own happen on it. */
  on(today: string): this {
    this.today = today;
    return this;
  }

  ask(type: StepType, body: object = {}, who: Who = "clerk"): Decision | Refusal {
    const dated = { date: this.today, ...body };
    const own = this.contextOf(who);
    if (type === "petition.notice-given") return decide(this.view, { do: "give-notice", how: "written", ...dated }, own);
    if (type === "petition.objected") return decide(this.view, { do: "object", reason: "不属本单位职权", ...dated }, own);
    if (type === "petition.voided") return decide(this.view, { do: "void", reason: "误登", approvedBy: "沈洁", ...body }, own);
    return decide(this.view, { do: "take-step", type: type as NewStepType, body: dated }, own);
  }

  /** Takes a step; returns its event. Throws when it is refused. */
  take(type: StepType, body: object = {}, who: Who = "clerk"): string {
    const answer = this.ask(type, body, who);
    if (isRefusal(answer)) throw new Error(`${type}: ${answer.refused} ${answer.message}`);
    let id = "";
    for (const event of answer.events) {
      if (event.subject !== this.view.id) continue;
      const place = { count: this.events.length + 1, scope: this.#scope, organisation: people[who].office.organisation };
      const next = delivered(event.type, event.body, who === "district" ? { ...place, device: "district desk" } : place);
      this.events.push(next);
      this.view = merge(this.view, next.event, next.organisation);
      id = next.event.id;
    }
    return id;
  }

  refusal(type: StepType, body: object = {}, who: Who = "clerk"): Refusal {
    const answer = this.ask(type, body, who);
    if (!isRefusal(answer)) throw new Error(`${type} was not refused`);
    return answer;
  }

  warnings(type: StepType, body: object = {}, who: Who = "clerk"): readonly string[] {
    const answer = this.ask(type, body, who);
    if (isRefusal(answer)) throw new Error(`${type}: ${answer.refused} ${answer.message}`);
    return answer.warnings.map(({ code }) => code);
  }

  offers(who: Who = "clerk"): readonly Offer[] {
    return offersOf(this.view, this.contextOf(who));
  }

  next(who: Who = "clerk"): StepType | null {
    return this.offers(who).find(({ primary }) => primary)?.type ?? null;
  }
}

export const review = { organisation: "", name: "清源县人民政府" };
export const reexamination = { organisation: "", name: "清源市人民政府" };
export const claim = "要求落实原农田水利修建民工补助";

/** Sensible input for the steps that the stories take. */
export const bodies = {
  examined: { claims: [claim], facts: "", evidence: "", disputedPoints: "", causes: ["history"], by: "林晓" },
  first: { result: "first", other: null, by: "林晓" },
  ours: (route: number) => ({
    competence: "ours",
    route,
    organ: route < 6 ? "县劳动人事争议仲裁委员会" : "",
    basis: "",
    by: "林晓",
  }),
  accepted: { approvedBy: "沈洁", simplified: false },
  dispatched: { unit: "农业农村办", handler: "郑卫国", due: null, requirement: "" },
  investigated: { by: ["郑卫国", "王建平"], findings: "查阅1976至1981年工分本和县志，属实。" },
  opinion: {
    number: "青信处〔2026〕1号",
    conclusions: [{ claim, conclusion: "explained", reason: "现行政策没有这类补助" }],
    fourWays: ["educated"],
    reviewBy: review.name,
    signedOffBy: "沈洁",
  },
  served: (paper: string, of: string) => ({
    paper,
    of,
    how: "direct",
    receiver: "徐国根",
    relation: "本人",
    refused: null,
    servers: ["林晓"],
    witness: "",
    attachments: [{ hash: "ab".repeat(32), size: 3, name: "送达回证.pdf", mediaType: "application/pdf" }],
  }),
  extended: { days: 30, approvedBy: "沈洁", reason: "需要查阅市档案馆原始档案", notifiedOn: null },
} as const;
