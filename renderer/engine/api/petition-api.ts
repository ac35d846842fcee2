import type { Course } from "../../../shared/petition/course/course.ts";
import type { Named } from "../../../shared/petition/course/links.ts";
import type { Offer } from "../../../shared/petition/course/offers.ts";
import type { MatterEnd } from "../../../shared/petition/course/same-matter.ts";
import type { LedgerState } from "../../../shared/petition/course/stage.ts";
import type { NewStepType } from "../../../shared/petition/course/step-bodies.ts";
import type { Attachment, FieldName, PetitionFields } from "../../../shared/petition/intake.ts";
import type { PetitionRow, PetitionView, SyncState } from "../../../shared/petition/view.ts";
import type { Clock } from "../../../shared/regulation/clock.ts";
import type { Answer } from "./answer.ts";

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
  /** Petitions that name this one and that it does not name itself, as this one sees them; some are missing while the list is read. */
  readonly namedBy: readonly Named[];
  /** How a matter that this petition brings again came to its end, as far as this desk knows; null as a rule (Art. 36 para. 3). */
  readonly endedBefore: MatterEnd | null;
  /** 转入检举控告 (Art. 30): whether this role may, why not; null where it would not look for it. */
  readonly moving: { readonly allowed: boolean; readonly reason: string | null } | null;
  /** Of a petition that was moved from here: the number that its petitioner may be given. */
  readonly movedNumber: string | null;
}

/** The ledger and one petition: reading it, and every step of its life. */
export interface PetitionApi {
  list(request: ListRequest): Promise<ListAnswer>;
  petition(request: { readonly petition: string }): Promise<PetitionDetail | null>;
  /** Unmasks for this user and session, and records who asked and when. */
  disclose(request: { readonly petition: string }): Answer<PetitionDetail>;
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
  /** Doubtful points of a step as it is entered (requested late, no proof of service); empty while it would be refused. */
  stepWarnings(request: {
    readonly petition: string;
    readonly type: NewStepType;
    readonly body: Readonly<Record<string, unknown>>;
  }): Promise<readonly { readonly code: string; readonly message: string; readonly field?: string; readonly article?: string }[]>;
  recordUpperNumber(request: { readonly petition: string; readonly system: string; readonly number: string }): Answer<null>;
  linkSameMatter(request: { readonly petition: string; readonly other: string }): Answer<null>;
  /** `step` chooses between steps that cannot both stand. */
  settleConflict(request: {
    readonly petition: string;
    readonly field: FieldName | "step";
    readonly event: string;
  }): Answer<null>;
  void(request: { readonly petition: string; readonly reason: string; readonly approvedBy: string }): Answer<null>;
}
