import type { RuleId } from "./profile.ts";
import type { RemedyKind, Route } from "./routes.ts";

/** What a row of the table asks for; what it leaves out may be anything. */
export interface MatterKind {
  readonly category: "claim" | "suggestion" | "accusation";
  /** Null until competence and route are determined. */
  readonly route: Route | null;
  readonly channel: string;
  readonly source: string;
  /** How it came: the petitioner spoke to this office, or an office sent it. */
  readonly received: "direct" | "transferred";
  /** A petition office (Art. 22) or any other office (Art. 23). */
  readonly office: "petition-office" | "other";
}

/** Who may see it: nobody extra; hidden where the petitioner asks; sealed to cleared officers (Art. 30). */
export type Confidentiality = "ordinary" | "on-request" | "sealed";

export interface TreatmentRow {
  readonly when: { readonly [K in keyof MatterKind]?: readonly MatterKind[K][] };
  readonly basis: string;
  readonly clocks?: readonly (RuleId | "route-five")[];
  readonly documents?: readonly string[];
  readonly remedy?: RemedyKind;
  /** Whether the petitioner is asked to evaluate (满意度评价). */
  readonly evaluated?: boolean;
  readonly confidentiality?: Confidentiality;
}

/**
 * What decides everything: {category, route, channel, source, how received} → clocks, documents, remedy, evaluation,
 * confidentiality. Rows that fit add their clocks and documents; of the single answers the last row that fits counts.
 */
export const treatments: readonly TreatmentRow[] = [
  {
    when: {},
    basis: "第21条第2款",
    clocks: ["T01"],
    documents: ["D01", "D18"],
    confidentiality: "on-request",
  },
  { when: { channel: ["visit", "video-reception"] }, basis: "第26条", documents: ["D11"] },
  { when: { office: ["petition-office"] }, basis: "第22条第1款", clocks: ["T02"], documents: ["D04", "D05", "D02b"] },
  { when: { office: ["other"], received: ["direct"] }, basis: "第23条第2款", clocks: ["T03"], documents: ["D02", "D02b"] },
  {
    when: { office: ["other"], received: ["transferred"] },
    basis: "第23条第3款",
    clocks: ["T04", "T05"],
    documents: ["D02", "D05b"],
  },
  { when: { office: ["other"], source: ["assigned"] }, basis: "第22条第1款第3项", clocks: ["T06"], documents: ["D15"] },
  {
    when: { category: ["claim"], route: [1, 2, 3, 4] },
    basis: "第31条第1至4项",
    documents: ["D03c"],
    remedy: "by-procedure",
    // What has to go before a court, a tribunal or into reconsideration is not evaluated (2014 rules, still the practice).
    evaluated: false,
  },
  {
    when: { category: ["claim"], route: [5] },
    basis: "第31条第5项、行政诉讼法第47条",
    clocks: ["route-five"],
    documents: ["D03c"],
    remedy: "reconsideration",
    evaluated: false,
  },
  {
    when: { category: ["claim"], route: [6] },
    basis: "第31条第6项、第34至36条",
    clocks: ["T07", "T08", "T09", "T10", "T11", "T12", "T13", "T14"],
    documents: ["D06", "D07", "D10", "D08", "D09", "D03b", "D12", "D14"],
    remedy: "review",
    evaluated: true,
  },
  { when: { category: ["suggestion"] }, basis: "第29条", documents: ["D14"], evaluated: true },
  {
    when: { category: ["accusation"] },
    basis: "第30条",
    evaluated: false,
    confidentiality: "sealed",
  },
];
