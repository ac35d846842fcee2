import type { Accusation, AccusationAction } from "../../../shared/petition/accusation/accusation-body.ts";
import type { AccusationFile } from "../../../shared/petition/accusation/accusation-file.ts";
import type { RecordKind } from "../../../shared/petition/office-record/record-kinds.ts";
import type { RecordFate } from "../../../shared/petition/office-record/sealing-records.ts";
import type { Answer } from "./answer.ts";

/** A cleared officer as the administration sees him. */
export interface OfficerInfo {
  /** Public key: names the officer. */
  readonly recipient: string;
  readonly name: string;
  readonly office: string;
  /** When the key was announced; null until the sheet is confirmed. */
  readonly from: string | null;
  readonly until: string | null;
}

/** Printed once; kept nowhere else but under the officer's own passphrase. */
export interface OfficerSheet {
  readonly recipient: string;
  readonly name: string;
  readonly office: string;
  readonly identity: string;
  readonly madeAt: string;
}

/** A receipt that this desk gave out for an accusation: the only thing that it can still say of it. */
export interface AccusationReceipt {
  readonly number: string;
  /** 收到日期 */
  readonly date: string;
  readonly state: "waiting" | "acknowledged";
}

export interface AccusationDesk {
  /** Keys that an accusation would be sealed to now; 0: it cannot be taken down here. */
  readonly officers: number;
  readonly receipts: readonly AccusationReceipt[];
  /** Sealed parts that came and that no officer has opened yet; most of them are empty. */
  readonly unopened: number;
  /** Whose compartment is open for the present user. */
  readonly open: { readonly name: string } | null;
}

/** A line of the officer's list. */
export interface AccusationRow {
  readonly id: string;
  readonly number: string;
  readonly receiptDate: string;
  readonly office: string;
  readonly complainedOf: string;
  readonly state: "waiting" | "transferred" | "replied";
}

export interface AccusationList {
  readonly rows: readonly AccusationRow[];
  /** Sentences about what came and could not be taken in. */
  readonly problems: readonly string[];
}

/** An office record that speaks of a petition that is moved; `text` is the beginning of what it is about. */
export interface RecordMention {
  readonly record: string;
  readonly kind: RecordKind;
  readonly date: string;
  readonly text: string;
  readonly fate: RecordFate["fate"];
  /** Whose record it is. */
  readonly organisation: string;
}

/** A petition made of the one that is moved, or of which it was made; masked, as lists are. */
export interface RelatedPetition {
  readonly petition: string;
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  /** Its statement is the same text: what is said in one is said in the other. */
  readonly sameWords: boolean;
}

/** What moving a petition touches besides. */
export interface MovePlan {
  readonly records: readonly RecordMention[];
  /** Parts and copies that may go along. */
  readonly related: readonly RelatedPetition[];
  /** Office that handed it over and keeps a petition of its own, which this desk does not hold; null where none. */
  readonly origin: string | null;
}

/** The part of the engine that serves the accusation compartment (《条例》第30条). */
export interface AccusationApi {
  accusationDesk(): Promise<AccusationDesk>;
  /** Seals to the officers and stores; repeating it with the same id takes nothing in twice. Nothing else is kept. */
  takeAccusation(request: {
    readonly id: string;
    readonly accusation: Accusation;
    readonly files: readonly { readonly file: Blob; readonly name: string; readonly mediaType: string }[];
  }): Answer<{ readonly number: string }>;

  /**
   * 转入检举控告: a petition that turned out to be an accusation, or to hold one. All of it is sealed to the officers, then
   * leaves this desk; nobody here takes it back. `cleared`: whether it has left already, or will at the next start.
   */
  moveToAccusations(request: {
    readonly petition: string;
    readonly complainedOf: Accusation["complainedOf"];
    /** Parts and copies (`MovePlan.related`) that go along under the same number. */
    readonly along?: readonly string[];
  }): Answer<{ readonly number: string; readonly cleared: boolean }>;

  /**
   * What moving a petition touches, or where it was moved what office records still speak of it. `along`: related ones
   * that go with it. Null while locked, or where nothing is held of it.
   */
  movePlan(request: { readonly petition: string; readonly along?: readonly string[] }): Promise<MovePlan | null>;
  /** Of a petition that was moved: seals the office records that still speak of it and lets them go. */
  sealRecordsOf(request: { readonly petition: string }): Answer<{ readonly cleared: boolean }>;

  officers(): Promise<readonly OfficerInfo[]>;
  /** District, leader or administrator: a new officer's key. It is announced when the sheet is confirmed. */
  clearOfficer(request: { readonly name: string; readonly passphrase: string }): Answer<OfficerSheet>;
  /** The sheet again, with the officer's passphrase, until it is confirmed. */
  officerSheet(request: { readonly recipient: string; readonly passphrase: string }): Answer<OfficerSheet>;
  announceOfficer(request: { readonly recipient: string }): Answer<null>;
  endClearance(request: { readonly recipient: string }): Answer<null>;

  /** Opens the compartment for the present user until the desk is locked, with passphrase or sheet. */
  openAccusations(request: {
    readonly recipient: string;
    readonly passphrase?: string;
    readonly identity?: string;
  }): Answer<{ readonly name: string }>;
  closeAccusations(): Promise<void>;
  /** A new passphrase for the officer whose compartment is open. */
  changeOfficerPassphrase(request: { readonly fresh: string }): Answer<null>;
  /** Takes in what has come, then lists. */
  accusations(): Answer<AccusationList>;
  /** Recorded for the auditor before anything is shown. */
  accusation(request: { readonly id: string }): Answer<AccusationFile>;
  openAccusationFile(request: { readonly id: string; readonly hash: string }): Answer<Blob>;
  actOnAccusation(request: { readonly id: string; readonly action: AccusationAction }): Answer<null>;
}
