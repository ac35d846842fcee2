import type { NumberSeries } from "../../../shared/documents/paper/number-register.ts";
import type { OfficeProfile } from "../../../shared/documents/paper/office.ts";
import type { Attachment } from "../../../shared/petition/intake.ts";
import type { Answer } from "./answer.ts";

/** Official documents: what the office says of itself, its own templates, issuing, and the register of numbers. */
export interface PapersApi {
  /** 单位信息; empty parts have not been entered. */
  officeProfile(): Promise<OfficeProfile>;
  /** Leader, administrator. */
  saveOfficeProfile(request: { readonly profile: OfficeProfile }): Answer<null>;
  /** The office's own templates by kind; what is not named here is the built-in one. */
  paperTemplates(): Promise<Readonly<Record<string, string>>>;
  /** Leader, administrator. With null the built-in template stands again. */
  savePaperTemplate(request: { readonly kind: string; readonly template: string | null }): Answer<null>;
  /**
   * Issues a document: the next number of its series, the exact .docx sealed on disk, `petition.document-issued`; all of it
   * or nothing. `entered`: fields that a person filled in or drafted. `date`: 成文日期.
   */
  issuePaper(request: {
    readonly petition: string;
    readonly kind: string;
    readonly entered: Readonly<Record<string, string>>;
    readonly date: string;
    readonly confirmed?: readonly "complained-of"[];
    /** After a restore, once for each series: the last ordinal that was used before, as the papers on file show it. */
    readonly lastUsed?: number;
  }): Answer<{ readonly number: string; readonly file: Attachment }>;
  /** 文号登记簿: all numbers that the office's devices gave out, as far as this one knows, by series and year. */
  paperNumbers(): Promise<readonly NumberSeries[]>;
  /** 重号: numbers that two standing papers bear, until one of them is voided. */
  numberClashes(): Promise<readonly { readonly number: string; readonly petitions: readonly string[] }[]>;
}
