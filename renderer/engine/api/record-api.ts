import type { EventId } from "../../../shared/log/event.ts";
import type { RecordContent, RecordKind } from "../../../shared/petition/office-record/record-kinds.ts";
import type { Answer } from "./answer.ts";

/** One version of an office record, who wrote it and when. */
type RecordVersion = RecordContent & {
  /** To be named as `base` by whoever changes it. */
  readonly version: EventId;
  readonly at: string;
  readonly by: string;
  /** The office at whose desk it was written: its own, or the one above (event-rights lets a district write beneath it). */
  readonly writtenAt: string;
};

/** An office record as lists show it. */
export type OfficeRecordRow = RecordVersion & {
  readonly id: string;
  /** The office whose record it is: a district also sees those of the offices beneath it. */
  readonly organisation: string;
  readonly versions: number;
  /** A petition named here that was moved to the accusations: the record is to be sealed from its page. Null where none is. */
  readonly moved: string | null;
  /** Written without knowing of the version that holds; the next change that builds on it settles them. */
  readonly rivals: readonly RecordVersion[];
};

/** A petition as a record of the office names it: by its matter, never by its petitioner. Masked, as lists are. */
export interface PetitionLine {
  readonly petition: string;
  readonly number: string;
  readonly title: string;
}

/** An open petition with the clocks that run at this office, for 工作交接. */
export interface OpenMatter extends PetitionLine {
  /** Who handles it: the person it was dispatched to, else who registered or signed it in; empty where neither is known. */
  readonly person: string;
  /** By their strict day, the earliest first. */
  readonly clocks: readonly { readonly step: string; readonly strict: string }[];
}

/** What an office keeps beside its petitions: 排查, 会议, 接访, 值班, 集体访通知, 责任清单, 交接. */
export interface RecordApi {
  /** The latest first, struck-out ones included; empty while locked. */
  officeRecords(request: { readonly kind?: RecordKind }): Promise<readonly OfficeRecordRow[]>;
  /**
   * Keeps a new record (`record` and `base` null) or a new version of one that this office wrote. `data` is checked by
   * its kind; refusals name the field. A base that is no longer the version that holds is refused as `record-changed`.
   */
  keepRecord(request: {
    readonly record: string | null;
    readonly kind: RecordKind;
    readonly data: unknown;
    readonly removed?: boolean;
    readonly base: EventId | null;
  }): Answer<{ readonly record: string }>;
  /** Of these petitions those that are held, in the order asked. */
  petitionLines(request: { readonly petitions: readonly string[] }): Promise<readonly PetitionLine[]>;
  /** Petitions whose number or title holds every word, the newest first, eight at most; nobody is searched for. */
  findMatters(request: { readonly text: string }): Promise<readonly PetitionLine[]>;
  /** All open petitions of this office; waits for the catalogue. Empty while locked. */
  openMatters(): Promise<readonly OpenMatter[]>;
}
