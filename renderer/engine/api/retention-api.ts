import type { EventId } from "../../../shared/log/event.ts";
import type { Retention } from "../../../shared/petition/retention/retention.ts";
import type { PetitionRow } from "../../../shared/petition/view.ts";
import type { RecordMention } from "./accusation-api.ts";
import type { Answer, Refused } from "./answer.ts";

/** An archived petition whose retention ran out, held here; days as `2036-12-31`. */
export interface ExpiredFile {
  readonly row: PetitionRow;
  readonly fileNumber: string;
  /** 年度 and 保管期限 in force, and the last day of it. */
  readonly year: number;
  readonly retention: Retention;
  readonly until: string;
  /** The 销毁清册 on which it stands already, not yet carried out; null where it stands on none. */
  readonly list: string | null;
}

/** What speaks of files besides: office records that have to be changed by a person before these can be destroyed. */
export type DestructionRefused = Refused & { readonly records?: readonly RecordMention[] };

/**
 * 到期鉴定与销毁. Nothing is destroyed by itself: an expired file is kept longer (step `petition.appraised`) or put on a
 * 销毁清册; the leader approves that, two persons see it carried out.
 */
export interface RetentionApi {
  /** The earliest first, as many as one list takes, and how many there are; waits for the catalogue. Empty while locked. */
  expiredFiles(): Promise<{ readonly files: readonly ExpiredFile[]; readonly total: number }>;
  /**
   * Puts expired files on a new 销毁清册, appraised on `date` by `appraisers`. Refused with the number and the reason where
   * one of them is not archived or expired, has an open clock or request, rests under an open petition, or stands on a list.
   */
  listForDestruction(request: {
    readonly petitions: readonly string[];
    readonly date: string;
    readonly appraisers: readonly string[];
    readonly reason: string;
  }): Answer<{ readonly record: string }>;
  /** The leader approves a list; `base`: the version that was on screen. */
  approveDestruction(request: {
    readonly record: string;
    readonly base: EventId;
    readonly by: string;
    readonly date: string;
  }): Answer<{ readonly record: string }>;
  /** Takes a list back that was not carried out; its files are expired as before. */
  withdrawDestruction(request: { readonly record: string; readonly base: EventId }): Answer<{ readonly record: string }>;
  /**
   * The leader's step: what this office holds of every file of an approved list is destroyed, for good. All of them or,
   * where one is refused, none. `cleared`: false where the bodies could not leave at once; they do at the next start.
   */
  destroyFiles(request: {
    readonly record: string;
    readonly base: EventId;
    readonly date: string;
    readonly witnesses: readonly string[];
  }): Promise<{ readonly destroyed: number; readonly cleared: boolean } | DestructionRefused>;
}
