import type { Scope } from "../log/event.ts";
import type { Role } from "../log/role.ts";
import type { Calendar } from "../regulation/calendar.ts";
import type { Profile } from "../regulation/profile.ts";
import type { NewStepType } from "./course/step-bodies.ts";
import type { EventType } from "./events.ts";
import type { Attachment, Confirmation, FieldName, Intake, PetitionFields } from "./intake.ts";
import type { PetitionView } from "./view.ts";

/** What an officer asks to be done. Dates are Asia/Shanghai. */
export type Command =
  | { readonly do: "register"; readonly petition: string; readonly intake: Intake }
  | {
      readonly do: "amend";
      readonly changes: Partial<PetitionFields>;
      /** Per field the event whose value the form showed; where left out, the present value. */
      readonly base: Partial<Record<FieldName, string>>;
    }
  | { readonly do: "confirm-statement"; readonly how: Confirmation["how"]; readonly date: string }
  | {
      readonly do: "supplement";
      readonly text: string;
      readonly receiptDate: string;
      readonly signed: boolean;
      readonly attachments: readonly Attachment[];
    }
  | { readonly do: "attach"; readonly attachments: readonly Attachment[] }
  | { readonly do: "note"; readonly text: string }
  | {
      readonly do: "give-notice";
      readonly date: string;
      readonly how: "on-the-spot" | "written" | "oral";
      /** Of what; of reception and procedure where left out. */
      readonly kind?: "received" | "sent-on" | "guided" | "where-to-turn";
      readonly text?: string;
      readonly attachments?: readonly Attachment[];
    }
  | { readonly do: "object"; readonly date: string; readonly reason: string }
  | { readonly do: "record-upper-number"; readonly system: string; readonly number: string }
  | { readonly do: "link-same-matter"; readonly other: string }
  | { readonly do: "settle-conflict"; readonly field: FieldName | "step"; readonly event: string }
  /** Any further step of the procedure; the body is checked against its schema, `after` is added here. */
  | { readonly do: "take-step"; readonly type: NewStepType; readonly body: Readonly<Record<string, unknown>> }
  | { readonly do: "void"; readonly reason: string; readonly approvedBy: string };
export type CommandName = Command["do"];

/** Everything that `decide` may know besides the petition: no clock, no randomness. */
export interface DecideContext {
  /** The local clock's date in Asia/Shanghai. */
  readonly today: string;
  readonly actor: { readonly id: string; readonly name: string; readonly role: Role };
  readonly office: { readonly organisation: string; readonly name: string };
  /** Users of this desk: a name that is known here only as a clerk's is no approver's. */
  readonly staff?: readonly { readonly name: string; readonly role: Role }[];
  /** Fresh ids for petitions that a command registers besides: what is handed over, or split off. */
  readonly newPetitions?: readonly string[];
  /** Petitions that this one brings again (same-matter.ts), as far as the desk holds them. */
  readonly sameMatters?: readonly PetitionView[];
  /** 工位代码 */
  readonly deviceCode: string;
  /** Sequence of the next number of this device in the year of `today`. */
  readonly sequence: number;
  /** Wall clock of this device's last event, RFC 3339 UTC. */
  readonly lastWall: string | null;
  readonly calendar: Calendar;
  readonly profile: Profile;
  /** Codes in use; null where no dictionary is held, then any code passes. */
  readonly dictionaries: {
    readonly contentClass: ReadonlySet<string> | null;
    readonly place: ReadonlySet<string> | null;
  };
}

/** An event to be written: the ledger adds header and salt. */
export interface NewEvent {
  readonly type: EventType;
  readonly subject: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly base?: Readonly<Record<string, string>>;
  /** Where it belongs when not into the scope of the petition that was commanded: what is handed over to another office. */
  readonly scope?: Scope;
}

/** Why a command is not carried out, in one Chinese sentence. Same shape as the engine's `Refused`. */
export interface Refusal {
  readonly refused: string;
  readonly message: string;
  /** Article of the 2022 regulation, e.g. `第20条第3款`. */
  readonly article?: string;
  readonly field?: string;
}

/** Doubtful, not refused: shown beside the form. */
export interface Warning {
  readonly code: string;
  readonly message: string;
  readonly article?: string;
  readonly field?: string;
}

export interface Decision {
  readonly events: readonly NewEvent[];
  readonly warnings: readonly Warning[];
}
