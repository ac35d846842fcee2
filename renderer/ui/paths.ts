import type { StepType } from "../../shared/petition/course/step-types.ts";

/** Addresses of the rooms. Only codes and ids ever stand in an address, nothing personal. */
export const paths = {
  desk: "/",
  /** The work table under a filter in codes, without the question mark. */
  work: (query: string) => (query ? `/?${query}` : "/"),
  /** A new registration. */
  intake: "/intake",
  draft: (id: string) => `/intake/${id}`,
  /** `query` is a filter in codes, without the question mark. */
  ledger: (query = "") => (query ? `/ledger?${query}` : "/ledger"),
  petition: (id: string) => `/petition/${id}`,
  /** A petition with the form of a step open. `of`: the event that the step answers or urges. */
  step: (id: string, step: StepType, of = "") =>
    `/petition/${id}?step=${step.slice("petition.".length)}${of === "" ? "" : `&of=${of}`}`,
  /** The form of 催办 about the clock of this rule. */
  urge: (id: string, rule: string) => `/petition/${id}?step=urged&rule=${rule}`,
  /** 紧急事项 (第25条) */
  urgent: "/urgent",
  /** 督办 (第40条) */
  supervision: (show: "open" | "answered" | "proposals" = "open") =>
    show === "open" ? "/supervision" : `/supervision?show=${show}`,
  exchange: (part: "send" | "receive" | "members" | "history" | "backup" | "join" | "concerns" = "send") => `/exchange/${part}`,
  /** 专项: the office's own records. */
  ledgers: "/ledgers",
  specialLedger: (kind: string) => `/ledgers/${kind}`,
  rules: "/rules",
  /** 检举控告: what was taken down here; the officer's compartment at the district. */
  accusations: "/accusation",
  /** Taking one down. */
  accusation: "/accusation/new",
  settings: (
    part: "users" | "passphrase" | "look" | "office" | "numbers" | "dictionaries" | "officers" | "access" | "about" = "users",
  ) => `/settings/${part}`,
} as const;
