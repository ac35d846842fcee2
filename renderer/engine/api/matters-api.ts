import type { EventId } from "../../../shared/log/event.ts";
import type { UrgentAddressee } from "../../../shared/petition/course/urgent.ts";
import type { BodyOf } from "../../../shared/petition/events.ts";
import type { PetitionRow } from "../../../shared/petition/view.ts";

/** One report of an urgent matter; its words masked unless the petition is disclosed. `followUp` 0 is the first. */
export type UrgentReport = Pick<
  BodyOf<"petition.urgent-reported">,
  "date" | "followUp" | "knownAt" | "place" | "people" | "situation" | "reporter" | "informed"
> & { readonly event: EventId };

/** 紧急事项: an open petition that was reported as grave and urgent (《条例》第25条). */
export interface UrgentMatter {
  readonly row: PetitionRow;
  /** In the order of the log; at least one. */
  readonly reports: readonly UrgentReport[];
  /** Whom the article wants told and no report names. */
  readonly notTold: readonly UrgentAddressee[];
}

/** 督办: one supervision of a petition (《条例》第40条). */
export type Supervision = Pick<
  BodyOf<"petition.supervised">,
  "date" | "to" | "ground" | "means" | "requirement" | "replyBy" | "documentNumber"
> & {
  readonly row: PetitionRow;
  readonly event: EventId;
  /** Which of the petition's supervisions it is, from 1. */
  readonly turn: number;
  /** Whether the petition was not supervised again: letters are made of the last. */
  readonly last: boolean;
  /** Organisation that supervises. */
  readonly by: string;
  /** Days to the day of answer, negative when late; null once answered. */
  readonly daysLeft: number | null;
  readonly answeredOn: string | null;
};

/** 改进工作、完善政策、追究责任的建议: one proposal that a petition gave ground for (《条例》第40条). */
export type Proposal = Pick<BodyOf<"petition.proposed">, "date" | "to" | "kind" | "text" | "documentNumber"> & {
  readonly row: PetitionRow;
  readonly event: EventId;
  /** Whether none came after it: letters are made of the petition's last proposal. */
  readonly last: boolean;
  /** Organisation that proposes. */
  readonly by: string;
  /** What became of it, as the other office told in writing (第40条第4款); null while it waits. */
  readonly answer: Pick<BodyOf<"petition.proposal-answered">, "date" | "adoption" | "text"> | null;
};

/** 包案: a petition that a leading official took over; the stage of its row tells whether it is closed. */
export interface LedMatter {
  readonly row: PetitionRow;
  readonly official: string;
  readonly position: string;
  readonly assisting: readonly string[];
  readonly since: string;
  readonly due: string | null;
  /** How often each of the three personal duties was recorded since. */
  readonly acted: Readonly<Record<BodyOf<"petition.lead-official-acted">["duty"], number>>;
  /** Measures of the present plan. */
  readonly measures: { readonly all: number; readonly done: number };
}

/** 积案: a petition that stands on the list, one way of settling it each. */
export interface BacklogMatter {
  readonly row: PetitionRow;
  readonly class: BodyOf<"petition.backlog-set">["class"];
  readonly owner: string;
  readonly measure: string;
  readonly since: string;
  readonly due: string;
}

/** Lists of petitions by what stands in their course. They wait for the catalogue, and are empty while locked. */
export interface MattersApi {
  /** The last report first. */
  urgentMatters(): Promise<readonly UrgentMatter[]>;
  /** Unanswered first, by the day of answer; then those of open petitions that were answered, the last first. */
  supervisions(): Promise<readonly Supervision[]>;
  /** Unanswered first, the oldest first; then the answered, the last answer first. */
  proposals(): Promise<readonly Proposal[]>;
  /** The open ones by the official's day, those without one last; then the closed, the last taken over first. */
  ledMatters(): Promise<readonly LedMatter[]>;
  /** By the day, the earliest first. */
  backlogMatters(): Promise<readonly BacklogMatter[]>;
}
