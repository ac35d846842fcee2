import type { StepType } from "../../petition/course/step-types.ts";
import type { Route } from "../../regulation/routes.ts";
import type { OrganisationLevelName } from "./makers.ts";
import type { PaperLayout } from "./model.ts";
import type { RemedyOf } from "./remedy.ts";
import type { Room } from "./shorten.ts";

/** For whom a document is: the petitioner, another office, or this office's own file. */
export type Audience = "petitioner" | "office" | "inside";

/** One kind of official document. */
export interface PaperKind {
  /** Stable id, kept in `petition.document-issued`. */
  readonly id: string;
  /** Number in the fact sheet, e.g. `D07`; empty where it has none. */
  readonly code: string;
  readonly name: string;
  /** Title on the page; may name fields. */
  readonly title: string;
  /** Basis, e.g. `《信访工作条例》第32条、第35条`; 工作需要 where it is practice, not law. */
  readonly article: string;
  readonly layout: PaperLayout;
  readonly audience: Audience;
  /** Levels that may make it: a township never refers, assigns, supervises, proposes or reviews. */
  readonly makers: readonly OrganisationLevelName[];
  /** The step whose paper it is, or null. */
  readonly step: StepType | null;
  /** Which remedy it must print, or null. */
  readonly remedy: RemedyOf | null;
  /** The only routes of Art. 31 whose matters it may answer, because its period or remedy holds there alone; left out: any. */
  readonly routes?: readonly Route[];
  /** The required field that names the office in whose name it is signed; left out: the one that makes it. */
  readonly signedBy?: "复查机关" | "复核机关";
  /** 字 of its number series (`信告` in 青信告〔2026〕3号), or null: it bears no number. */
  readonly series: string | null;
  /** Fields that a template may not lose and that may not be empty when it is issued. */
  readonly required: readonly string[];
  readonly template: string;
  /** It stays on one page: smaller type, and each of these fields is shortened to its room. Left out: it may run on. */
  readonly onePage?: Readonly<Record<string, Room>>;
}
