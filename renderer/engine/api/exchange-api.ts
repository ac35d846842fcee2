import type { RefusalCode } from "../../../shared/bundle/bundle.ts";
import type { OrganisationLevel } from "../../../shared/registry/certificate.ts";
import type { Answer } from "./answer.ts";
import type { RecoverySheet } from "./desk-api.ts";

export interface ExportPlan {
  readonly to: { readonly organisation: string; readonly name: string };
  readonly petitions: number;
  readonly events: number;
  readonly attachments: number;
  readonly attachmentBytes: number;
  readonly suggestedName: string;
}

export interface ExportDone {
  readonly bundle: string;
  readonly path: string;
  readonly size: number;
  readonly verified: "read-back" | "flushed";
  readonly petitions: number;
  readonly events: number;
  readonly parts: number;
}

export interface ImportPlan {
  readonly file: { readonly token: string; readonly name: string; readonly size: number };
  readonly bundle: string | null;
  readonly from: { readonly organisation: string; readonly name: string } | null;
  readonly createdAt: string | null;
  readonly kind: "sync" | "backup" | "enrolment" | "receipt" | null;
  readonly outcome: "ready" | "known" | "gap" | "refused";
  /** `cancelled`: a person stopped the check; nothing is said of the file. */
  readonly refusal: { readonly code: RefusalCode | "gap" | "io" | "cancelled"; readonly message: string } | null;
  readonly counts: {
    readonly newPetitions: number;
    readonly updated: number;
    readonly events: number;
    readonly parallel: number;
    readonly conflicts: number;
    readonly likelyDuplicates: number;
    readonly parked: number;
    readonly quarantined: number;
    /** Stations whose certificates had run out when the file was made: all the same taken. */
    readonly expired: number;
    readonly attachments: number;
  };
  readonly missing: readonly {
    readonly scope: string;
    readonly device: string;
    readonly fromSeq: number;
    readonly toSeq: number;
  }[];
  /** Petitions newly 已回执 by this file. */
  readonly acknowledges: number;
}

export interface ImportDone {
  readonly bundle: string;
  readonly petitions: number;
  readonly events: number;
  readonly conflicts: number;
  /** Ten characters to read out by telephone when no file goes back. */
  readonly receiptCode: string | null;
}

export interface ExchangeRecord {
  readonly id: string;
  readonly direction: "out" | "in";
  readonly kind: string;
  readonly other: string;
  readonly at: string;
  readonly path: string | null;
  readonly petitions: number;
  readonly events: number;
  readonly acknowledgedAt: string | null;
  readonly receiptCode: string | null;
}

/** Something in the exchange that only a person can judge. Nothing is ever lost while it waits. */
export interface Concern {
  readonly id: string;
  /**
   * quarantine: records of a revoked device; fork: two histories of one writer; foreign-head: the other side holds another
   * history; set-back: this desk had lost records of its own.
   */
  readonly kind: "quarantine" | "fork" | "foreign-head" | "set-back";
  /** Office and device code of the writer. */
  readonly office: { readonly organisation: string; readonly name: string };
  readonly deviceCode: string;
  /** Records concerned; 0 where they cannot be counted. */
  readonly events: number;
  readonly since: string;
  /** Chinese sentences: what happened, what is safe, what to do. */
  readonly happened: string;
  readonly safe: string;
  readonly todo: string;
  /** What this user may decide here; empty when nothing. */
  readonly decisions: readonly ConcernDecision[];
  /** Set on what was decided before: the list is also the record of decisions. */
  readonly settled: {
    readonly decision: ConcernDecision;
    readonly by: string;
    readonly at: string;
    readonly reason: string;
  } | null;
}

/** accept: the quarantined records are merged and acknowledged; keep-apart: they stay in quarantine; seen: taken note of. */
export type ConcernDecision = "accept" | "keep-apart" | "seen";

export interface EnrolmentRequestInfo {
  readonly token: string;
  readonly organisation: string;
  readonly organisationName: string;
  readonly level: OrganisationLevel;
  readonly deviceCode: string;
  readonly words: readonly string[];
  readonly madeAt: string;
  readonly known: boolean;
}

export interface MemberOffice {
  readonly organisation: string;
  readonly name: string;
  readonly devices: readonly {
    readonly device: string;
    readonly deviceCode: string;
    readonly expiresAt: string;
    readonly revoked: boolean;
  }[];
  readonly petitions: number;
  readonly lastImport: string | null;
}

/** Files between offices: enrolment, export, import, receipts, backups. */
export interface ExchangeApi {
  createRequest(request: {
    readonly folder: string;
  }): Answer<{ readonly path: string; readonly words: readonly string[]; readonly fingerprint: string }>;
  /** The request that waits for its answer, for whom may apply: the words that the district compares. */
  pendingRequest(): Promise<{ readonly words: readonly string[]; readonly fingerprint: string; readonly madeAt: string } | null>;
  reviewRequest(request: { readonly token: string }): Answer<EnrolmentRequestInfo>;
  issueEnrolment(request: { readonly token: string; readonly folder: string }): Answer<ExportDone>;
  importEnrolment(request: {
    readonly token: string;
    readonly rootWords: readonly string[];
  }): Answer<{ readonly superior: string }>;
  rootWords(): Answer<readonly string[]>;
  members(): Promise<readonly MemberOffice[]>;
  revoke(request: { readonly device: string; readonly reason: string }): Answer<null>;
  exportPlan(request: { readonly to: string }): Answer<ExportPlan>;
  export(request: { readonly to: string; readonly folder: string; readonly receiptOnly?: boolean }): Answer<ExportDone>;
  planImport(request: { readonly token: string }): Promise<ImportPlan>;
  applyImport(request: { readonly token: string; readonly forceGap?: boolean }): Answer<ImportDone>;
  applyReceiptCode(request: { readonly code: string }): Answer<{ readonly petitions: number }>;
  exchanges(): Promise<readonly ExchangeRecord[]>;
  /** What waits for a person's judgement, oldest first, then what was decided, newest first. */
  concerns(): Promise<readonly Concern[]>;
  /** For leaders and administrators. A reason is needed but for `seen`; who, when and why is kept. */
  settleConcern(request: { readonly id: string; readonly decision: ConcernDecision; readonly reason: string }): Answer<null>;
  backup(request: { readonly folder: string }): Answer<ExportDone>;
  restore(request: {
    readonly token: string;
    readonly identity: string;
    readonly user: { readonly name: string; readonly passphrase: string };
    readonly lastPrintedNumber: string;
  }): Answer<{ readonly petitions: number; readonly recovery: RecoverySheet }>;
}
