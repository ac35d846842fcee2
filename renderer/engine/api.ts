import type { RefusalCode } from "../../shared/bundle/bundle.ts";
import type { Role } from "../../shared/log/role.ts";
import type { Course } from "../../shared/petition/course/course.ts";
import type { Offer } from "../../shared/petition/course/offers.ts";
import type { LedgerState } from "../../shared/petition/course/stage.ts";
import type { NewStepType } from "../../shared/petition/course/step-bodies.ts";
import type { DictionaryEntry } from "../../shared/petition/dictionary.ts";
import type { Attachment, FieldName, Intake, PetitionFields } from "../../shared/petition/intake.ts";
import type { PetitionRow, PetitionView, SyncState } from "../../shared/petition/view.ts";
import type { OrganisationLevel } from "../../shared/registry/certificate.ts";
import type { Clock } from "../../shared/regulation/clock.ts";
import type { HolidayTables } from "../../shared/regulation/holidays.ts";
import type { LocalProfile, Profile } from "../../shared/regulation/profile.ts";
import type { ProfileChange } from "../../shared/regulation/profile-changes.ts";
import type { AccusationApi } from "./accusation-api.ts";
import type { MattersApi } from "./matters-api.ts";
import type { PapersApi } from "./papers-api.ts";
import type { RecordApi } from "./record-api.ts";
import type { WorkTableApi } from "./worktable-api.ts";

/**
 * What the window may ask of the engine. Every method is asynchronous, takes and returns plain cloneable data, and
 * answers failures that a person can act on as `Refused` (a code and a Chinese sentence), never as an exception.
 */
export interface Refused {
  readonly refused: string;
  /** One clear Chinese sentence: what happened, what is safe, what to do. */
  readonly message: string;
  /** Article of the regulation, or the field it concerns. */
  readonly article?: string;
  readonly field?: string;
}
export type Answer<T> = Promise<T | Refused>;

export function isRefused(value: unknown): value is Refused {
  return typeof value === "object" && value !== null && "refused" in value;
}

export interface UserInfo {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

export interface Office {
  readonly organisation: string;
  readonly name: string;
  readonly level: OrganisationLevel;
  readonly deviceCode: string;
  readonly device: string;
}

export interface DeskStatus {
  /** fresh: nothing set up; rebuilding: journal is being replayed; recovery: a person must decide. */
  readonly phase: "fresh" | "locked" | "rebuilding" | "open" | "recovery" | "elsewhere";
  readonly office: Office | null;
  readonly enrolment: "none" | "requested" | "enrolled" | "root";
  readonly user: UserInfo | null;
  /** For the lock screen. */
  readonly users: readonly UserInfo[];
  readonly superior: { readonly organisation: string; readonly name: string } | null;
  readonly lastExport: string | null;
  readonly lastBackup: string | null;
  readonly today: string;
  readonly shell: "electron" | "chromium" | "memory";
  readonly folder: string;
  /** Seconds to wait before the next passphrase may be tried. */
  readonly waitSeconds: number;
  readonly recoveryReason: string | null;
  readonly lockAfterMinutes: number;
}

/** Printed; sealed in the vault until it is confirmed, then kept nowhere. */
export interface RecoverySheet {
  readonly office: Office;
  /** age identity that opens the recovery slot and every backup. */
  readonly identity: string;
  readonly madeAt: string;
}

/** Root key of a district: printed; sealed in the vault until it is confirmed, then kept nowhere. */
export interface RootSheet {
  readonly words: readonly string[];
  readonly secret: string;
  readonly publicKey: string;
  readonly madeAt: string;
}

export interface DraftInfo {
  readonly id: string;
  readonly savedAt: string;
  /** Masked name or empty. */
  readonly label: string;
  readonly channel: string;
}
export interface Draft extends DraftInfo {
  /** Whatever the form holds; kept through schema changes as far as fields still exist. */
  readonly form: Readonly<Record<string, unknown>>;
}

export interface PetitionFilter {
  readonly organisation?: string;
  readonly stage?: string;
  /** 台账三段: of which part of the ledger. */
  readonly state?: LedgerState;
  readonly category?: string;
  readonly channel?: string;
  readonly contentClass?: string;
  readonly place?: string;
  readonly receivedFrom?: string;
  readonly receivedTo?: string;
  readonly sync?: SyncState;
  readonly queue?: "due" | "conflict" | "awaiting-upper";
}
export interface ListRequest {
  readonly filter: PetitionFilter;
  readonly sort: { readonly by: "receiptDate" | "registrationDate" | "number" | "due"; readonly reverse: boolean };
  readonly offset: number;
  readonly limit: number;
  /** Words, number, pinyin initials or the last four digits of a phone; never leaves the worker, never in an address. */
  readonly text?: string;
}
export interface ListAnswer {
  readonly rows: readonly PetitionRow[];
  readonly total: number;
  /** False while the catalogue is still being read after unlocking: text search may miss rows. */
  readonly complete: boolean;
}

/** A running or finished duty of a petition. */
export interface DutyInfo {
  readonly rule: string;
  readonly step: string;
  readonly article: string;
  readonly start: string;
  readonly strict: string;
  readonly latest: string;
  readonly rolled: string;
  readonly daysLeft: number;
  readonly warnings: readonly string[];
  readonly done: string | null;
}

export interface PetitionDetail {
  /** Personal fields masked unless disclosed to this user in this session. */
  readonly view: PetitionView;
  readonly row: PetitionRow;
  readonly masked: boolean;
  readonly duties: readonly DutyInfo[];
  /** All clocks, running and stopped, also those without a last day, in the order of the procedure. */
  readonly clocks: readonly Clock[];
  readonly attachments: readonly (Attachment & { readonly held: boolean })[];
  /** Steps that may be taken now by this role, and those that may not with the reason. */
  readonly actions: readonly {
    readonly action: string;
    readonly allowed: boolean;
    readonly article: string;
    readonly reason: string | null;
  }[];
  /** Whether the fields may be amended now. */
  readonly editable: boolean;
  /** Whether this role may choose between rival values and steps; a petition that is closed keeps this. */
  readonly settleable: boolean;
  /** Steps of the procedure: those that may be taken now, and those a clerk would look for with article and reason. */
  readonly offers: readonly Offer[];
  /** Where the procedure stands, masked as `view` is. */
  readonly course: Course;
  /** 转入检举控告 (Art. 30): whether this role may, why not; null where it would not look for it. */
  readonly moving: { readonly allowed: boolean; readonly reason: string | null } | null;
  /** Of a petition that was moved from here: the number that its petitioner may be given. */
  readonly movedNumber: string | null;
}

export interface KnownMatter {
  readonly petition: string;
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  readonly stage: string;
  readonly receiptDate: string;
  /** Why it is thought to be the same matter. */
  readonly because: readonly ("identity" | "phone" | "name-and-place" | "words")[];
}

export interface WorkTable {
  readonly overdue: number;
  readonly today: number;
  /** Within three days, today included. */
  readonly threeDays: number;
  /** Within seven days, today and the three included. */
  readonly sevenDays: number;
  readonly due: readonly { readonly row: PetitionRow; readonly duty: DutyInfo }[];
  readonly toExport: { readonly petitions: number; readonly events: number };
  readonly awaitingReceipt: number;
  readonly acknowledged: number;
  readonly total: number;
  readonly awaitingUpper: number;
  readonly arrived: readonly {
    readonly bundle: string;
    readonly from: string;
    readonly at: string;
    readonly petitions: number;
  }[];
  readonly conflicts: readonly {
    readonly petition: string;
    readonly number: string;
    readonly title: string;
    readonly field: FieldName | "step";
  }[];
  readonly parked: number;
  /** This year and the next, where their holiday notice is not known. */
  readonly missingYears: readonly number[];
}

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
  readonly refusal: { readonly code: RefusalCode | "gap" | "io"; readonly message: string } | null;
  readonly counts: {
    readonly newPetitions: number;
    readonly updated: number;
    readonly events: number;
    readonly parallel: number;
    readonly conflicts: number;
    readonly likelyDuplicates: number;
    readonly parked: number;
    readonly quarantined: number;
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

export interface JobProgress {
  readonly job: string;
  readonly kind: "export" | "import" | "backup" | "restore" | "rebuild" | "attach" | "move";
  /** Chinese, what is being done now. */
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  readonly cancellable: boolean;
}

/** 规则和放假表: what this office goes by. */
export interface RulesInfo {
  /** Through time: ask `profileAt`. */
  readonly profile: Profile;
  /** In force today. */
  readonly present: Profile;
  /** What local profiles changed of the national rules, as of today. */
  readonly changes: readonly ProfileChange[];
  /** This office's own local profile in force today, or null. */
  readonly local: LocalProfile | null;
  /** The one that the office above handed down, or null. */
  readonly above: LocalProfile | null;
  /** Newest first. */
  readonly adoptions: readonly {
    readonly id: string;
    readonly at: string;
    readonly actor: string;
    /** By this office; else by the one above. */
    readonly own: boolean;
    readonly profile: { readonly name: string; readonly source: string; readonly effectiveFrom: string } | null;
    readonly years: readonly string[];
  }[];
  readonly tables: HolidayTables;
  /** This year and the next, where their holiday notice is not known. */
  readonly missingYears: readonly number[];
  readonly mayAdopt: boolean;
}

export interface EngineApi extends AccusationApi, MattersApi, PapersApi, RecordApi, WorkTableApi {
  status(): Promise<DeskStatus>;

  setUp(request: {
    readonly level: OrganisationLevel;
    readonly organisation: string;
    readonly officeName: string;
    readonly user: { readonly name: string; readonly passphrase: string };
  }): Answer<{ readonly recovery: RecoverySheet; readonly root: RootSheet | null }>;
  /**
   * The sheets of a first start, a restoration or a renewal until they are confirmed; null when there are none, while
   * locked, and for anybody but an administrator.
   */
  pendingSheets(): Promise<{ readonly recovery: RecoverySheet; readonly root: RootSheet | null } | null>;
  /** Administrator: the sheets are on paper. Takes their secrets off the disk; durable when it answers. */
  confirmSheets(): Answer<null>;
  /**
   * Administrator: a new recovery identity, pending until confirmed. The old sheet no longer opens the desk; backups made
   * before still need it.
   */
  renewRecoverySheet(): Answer<RecoverySheet>;
  unlock(request: { readonly user: string; readonly passphrase: string }): Answer<DeskStatus>;
  unlockWithRecovery(request: { readonly identity: string }): Answer<DeskStatus>;
  /**
   * In phase `recovery`, after the vault was opened: saves what only the database holds into the journal, makes all views
   * again and opens a new epoch. Nothing is thrown away.
   */
  recover(): Answer<DeskStatus>;
  lock(): Promise<void>;

  users(): Promise<readonly UserInfo[]>;
  addUser(request: { readonly name: string; readonly role: Role; readonly passphrase: string }): Answer<UserInfo>;
  removeUser(request: { readonly user: string }): Answer<null>;
  changeRole(request: { readonly user: string; readonly role: Role }): Answer<null>;
  changePassphrase(request: { readonly old: string; readonly fresh: string }): Answer<null>;
  setLockAfter(request: { readonly minutes: number }): Answer<null>;

  drafts(): Promise<readonly DraftInfo[]>;
  draft(request: { readonly id: string }): Promise<Draft | null>;
  saveDraft(request: {
    readonly id: string;
    readonly form: Readonly<Record<string, unknown>>;
    readonly label: string;
    readonly channel: string;
  }): Answer<{ readonly savedAt: string }>;
  discardDraft(request: { readonly id: string }): Answer<null>;

  /**
   * Repeating it with the same draft registers nothing twice and answers the same. `screening`: the office's own record of
   * 排查 that this matter comes from; it names the petition from the same moment on.
   */
  register(request: {
    readonly draft: string;
    readonly intake: Intake;
    readonly screening?: string;
  }): Answer<{ readonly petition: string; readonly number: string }>;
  amend(request: {
    readonly petition: string;
    readonly changes: Partial<PetitionFields>;
    readonly base: Partial<Record<FieldName, string>>;
  }): Answer<null>;
  confirmStatement(request: {
    readonly petition: string;
    readonly how: "signed" | "read-back" | "as-received" | "refused-to-sign";
    readonly date: string;
  }): Answer<null>;
  supplement(request: {
    readonly petition: string;
    readonly text: string;
    readonly receiptDate: string;
    readonly signed: boolean;
    readonly attachments: readonly Attachment[];
  }): Answer<null>;
  note(request: { readonly petition: string; readonly text: string }): Answer<null>;
  attach(request: { readonly petition: string; readonly attachments: readonly Attachment[] }): Answer<null>;
  giveNotice(request: {
    readonly petition: string;
    readonly date: string;
    readonly how: "on-the-spot" | "written" | "oral";
    /** Of what; of reception and procedure where left out (Art. 23 para. 1). */
    readonly kind?: "received" | "sent-on" | "guided" | "where-to-turn";
    readonly text?: string;
    readonly attachments?: readonly Attachment[];
  }): Answer<null>;
  object(request: { readonly petition: string; readonly date: string; readonly reason: string }): Answer<null>;
  /** Any further step of the procedure: its type and its body without `after`. */
  takeStep(request: {
    readonly petition: string;
    readonly type: NewStepType;
    readonly body: Readonly<Record<string, unknown>>;
  }): Answer<null>;
  recordUpperNumber(request: { readonly petition: string; readonly system: string; readonly number: string }): Answer<null>;
  linkSameMatter(request: { readonly petition: string; readonly other: string }): Answer<null>;
  /** `step` chooses between steps that cannot both stand. */
  settleConflict(request: {
    readonly petition: string;
    readonly field: FieldName | "step";
    readonly event: string;
  }): Answer<null>;
  void(request: { readonly petition: string; readonly reason: string; readonly approvedBy: string }): Answer<null>;

  list(request: ListRequest): Promise<ListAnswer>;
  petition(request: { readonly petition: string }): Promise<PetitionDetail | null>;
  /** Unmasks for this user and session, and records who asked and when. */
  disclose(request: { readonly petition: string }): Answer<PetitionDetail>;
  knownMatters(request: {
    readonly identityNumber?: string;
    readonly phone?: string;
    readonly name?: string;
    readonly place?: string;
    readonly title?: string;
    readonly except?: string;
  }): Promise<readonly KnownMatter[]>;
  workTable(): Promise<WorkTable>;

  /** Doubtful points of a step as it is entered (requested late, no proof of service); empty while it would be refused. */
  stepWarnings(request: {
    readonly petition: string;
    readonly type: NewStepType;
    readonly body: Readonly<Record<string, unknown>>;
  }): Promise<readonly { readonly code: string; readonly message: string; readonly field?: string; readonly article?: string }[]>;

  /** Doubtful points of an intake, shown beside the form; empty while it is not yet well formed. */
  intakeWarnings(request: {
    readonly intake: Intake;
  }): Promise<readonly { readonly code: string; readonly message: string; readonly field?: string; readonly article?: string }[]>;
  /** Who saw what unmasked, newest first; for leaders and auditors. */
  accessRecords(): Answer<
    readonly { readonly at: string; readonly user: string; readonly did: string; readonly petition: string | null }[]
  >;

  /** Stores the bytes sealed; progress comes as a job. */
  addAttachment(request: { readonly file: Blob; readonly name: string; readonly mediaType: string }): Answer<Attachment>;
  openAttachment(request: { readonly hash: string }): Answer<Blob>;

  dictionary(request: { readonly name: "content-class" | "place" }): Promise<readonly DictionaryEntry[]>;
  importDictionary(request: {
    readonly name: "content-class" | "place";
    readonly text: string;
  }): Answer<{ readonly entries: number }>;

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

  /** Null while locked. */
  rules(): Promise<RulesInfo | null>;
  /** Leader, administrator: adopts a local profile out of its file; a district does so for the offices beneath it too. */
  adoptProfile(request: { readonly text: string }): Answer<{ readonly effectiveFrom: string }>;
  /** The same of a holiday file. */
  adoptCalendar(request: { readonly text: string }): Answer<{ readonly years: readonly string[] }>;
  /** Writes the local profile in force as a JSON file. */
  exportProfile(request: { readonly folder: string }): Answer<{ readonly path: string }>;

  cancel(request: { readonly job: string }): Promise<void>;
}

/** What the engine tells the window unasked. `changed` names the topics whose queries should run again. */
export type EngineNotice =
  | {
      readonly notice: "changed";
      readonly topics: readonly (
        | "status"
        | "petitions"
        | "drafts"
        | "exchange"
        | "users"
        | "dictionary"
        | "rules"
        | "accusations"
        | "records"
        | "papers"
      )[];
    }
  | { readonly notice: "progress"; readonly progress: JobProgress }
  | { readonly notice: "finished"; readonly job: string };
