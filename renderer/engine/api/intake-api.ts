import type { DictionaryEntry } from "../../../shared/petition/dictionary.ts";
import type { Attachment, Intake } from "../../../shared/petition/intake.ts";
import type { Answer } from "./answer.ts";

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

/** 登记: drafts, the registration itself and what is shown beside its form. */
export interface IntakeApi {
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
  knownMatters(request: {
    readonly identityNumber?: string;
    readonly phone?: string;
    readonly name?: string;
    readonly place?: string;
    readonly title?: string;
    readonly except?: string;
  }): Promise<readonly KnownMatter[]>;
  /** Doubtful points of an intake, shown beside the form; empty while it is not yet well formed. */
  intakeWarnings(request: {
    readonly intake: Intake;
  }): Promise<readonly { readonly code: string; readonly message: string; readonly field?: string; readonly article?: string }[]>;
  /** Stores the bytes sealed; progress comes as a job. */
  addAttachment(request: { readonly file: Blob; readonly name: string; readonly mediaType: string }): Answer<Attachment>;
  openAttachment(request: { readonly hash: string }): Answer<Blob>;
  dictionary(request: { readonly name: "content-class" | "place" }): Promise<readonly DictionaryEntry[]>;
  importDictionary(request: {
    readonly name: "content-class" | "place";
    readonly text: string;
  }): Answer<{ readonly entries: number }>;
}
