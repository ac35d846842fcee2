import type { FieldName } from "../../../shared/petition/intake.ts";
import type { PetitionRow } from "../../../shared/petition/view.ts";
import type { Whose } from "../../../shared/regulation/clock.ts";
import type { DueGroup } from "../../../shared/regulation/due-group.ts";
import type { DutyInfo } from "./petition-api.ts";

/** A duty that this desk has to see to, and who answers for it. */
export interface OwedDuty extends DutyInfo {
  readonly whose: Whose;
  /** Handler of the petition, or whom the duty itself names (owner of a plan, lead official); null where nobody is named. */
  readonly person: string | null;
  /** Unit that handles the petition, or that the duty itself names; null where none is named. */
  readonly unit: string | null;
  /** Whether the period stands in the regulation or a law; else an internal or local target, never called 法定. */
  readonly statutory: boolean;
}

export interface DutiesRequest {
  /** Any of these; all where left out. */
  readonly groups?: readonly DueGroup[];
  readonly person?: string;
  readonly unit?: string;
  readonly kind?: "statutory" | "internal";
  readonly offset: number;
  readonly limit: number;
}

export interface DutiesAnswer {
  /** By strict day, oldest first; then by receipt. One petition may owe several. */
  readonly rows: readonly { readonly row: PetitionRow; readonly duty: OwedDuty }[];
  readonly total: number;
  /** Duties in each group under the other filters. */
  readonly groups: Readonly<Record<DueGroup, number>>;
  /** Names to filter by, most duties first, each list counted under the other filters. */
  readonly people: readonly { readonly name: string; readonly count: number }[];
  readonly units: readonly { readonly name: string; readonly count: number }[];
  /** False while petitions are still being read after unlocking: some duties may be missing. */
  readonly complete: boolean;
}

/** Work that is no clock of the regulation: 会议决定, 责任清单, 化解方案 and 积案 measures. */
export interface WorkTask {
  readonly kind: "meeting" | "responsibility" | "plan" | "backlog";
  readonly text: string;
  readonly owner: string;
  readonly unit: string;
  readonly due: string;
  /** Negative when late. */
  readonly daysLeft: number;
  /** Office record that holds it; null for a measure of a petition. */
  readonly record: string | null;
  /** Petition whose measure it is; null for a record's. */
  readonly petition: { readonly id: string; readonly number: string; readonly title: string } | null;
}

/** A petition that came or went by bundle and that nobody signed in yet (签收). */
export interface UnsignedPetition {
  readonly row: PetitionRow;
  /** sent: this desk handed it over; received: it waits here. */
  readonly direction: "sent" | "received";
  /** The other office: its region code. */
  readonly other: string;
  /** The day the bundle left (sent) or was taken in (received); null when it has not left, or is not known. */
  readonly since: string | null;
  /** Days since then; null without such a day. */
  readonly days: number | null;
  /** Whether it lies at the office that is to sign it in: here, or as that office's receipt says. */
  readonly arrived: boolean;
}

export interface WorkTable {
  readonly overdue: number;
  readonly today: number;
  /** Within three days, today included. */
  readonly threeDays: number;
  /** Within seven days, today and the three included. */
  readonly sevenDays: number;
  /** Petitions with any last day at all. */
  readonly withDue: number;
  /** Petitions of which something waits for a person's decision. */
  readonly conflicting: number;
  /** The first lines only. */
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
  /** The first lines only. */
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

/** What the work table's own screens ask. All of it is empty while locked. */
export interface WorkTableApi {
  workTable(): Promise<WorkTable>;
  /** What this desk owes, by group, person and unit. At most 1 000 rows at once. */
  duties(request: DutiesRequest): Promise<DutiesAnswer>;
  /** Open tasks by due day, oldest first. */
  tasks(): Promise<readonly WorkTask[]>;
  /** What waits for 签收, longest first. */
  unsigned(): Promise<readonly UnsignedPetition[]>;
}
