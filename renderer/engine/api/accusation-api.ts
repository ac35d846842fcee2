import type { Accusation, AccusationAction } from "../../../shared/petition/accusation/accusation-body.ts";
import type { AccusationFile } from "../../../shared/petition/accusation/accusation-file.ts";
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
  }): Answer<{ readonly number: string; readonly cleared: boolean }>;

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
