import type { EngineApi } from "./api/engine-api.ts";
import type { EngineNotice } from "./api/notices.ts";

type EngineMethod = keyof EngineApi;

/** First message to the worker: how it reaches the shell. With null it posts to its own origin. */
export interface StartMessage {
  readonly start: { readonly port: MessagePort | null };
}

/** A call from the window. */
export interface CallMessage {
  readonly id: number;
  readonly method: string;
  readonly params: unknown;
}

/** What the worker sends: one answer for each call, and notices. `failed` is a bug's message, for the log only. */
export type WorkerMessage =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failed: string }
  | { readonly notice: EngineNotice };

/** Every method that a window may call: nothing else of the engine object can be reached from outside. */
export const engineMethods = [
  "status",
  "setUp",
  "pendingSheets",
  "confirmSheets",
  "renewRecoverySheet",
  "unlock",
  "unlockWithRecovery",
  "recover",
  "lock",
  "users",
  "addUser",
  "removeUser",
  "changeRole",
  "changePassphrase",
  "resetPassphrase",
  "setLockAfter",
  "drafts",
  "draft",
  "saveDraft",
  "discardDraft",
  "formDraft",
  "unfinishedForms",
  "saveFormDraft",
  "discardFormDraft",
  "register",
  "amend",
  "confirmStatement",
  "supplement",
  "note",
  "attach",
  "giveNotice",
  "object",
  "takeStep",
  "recordUpperNumber",
  "linkSameMatter",
  "settleConflict",
  "void",
  "list",
  "petition",
  "disclose",
  "knownMatters",
  "workTable",
  "stepWarnings",
  "intakeWarnings",
  "accessRecords",
  "addAttachment",
  "openAttachment",
  "dictionary",
  "importDictionary",
  "createRequest",
  "pendingRequest",
  "reviewRequest",
  "issueEnrolment",
  "importEnrolment",
  "rootWords",
  "members",
  "revoke",
  "exportPlan",
  "export",
  "planImport",
  "applyImport",
  "applyReceiptCode",
  "exchanges",
  "concerns",
  "settleConcern",
  "backup",
  "restore",
  "rules",
  "adoptProfile",
  "adoptCalendar",
  "exportProfile",
  "officeProfile",
  "saveOfficeProfile",
  "paperTemplates",
  "savePaperTemplate",
  "issuePaper",
  "paperNumbers",
  "numberClashes",
  "urgentMatters",
  "supervisions",
  "proposals",
  "ledMatters",
  "backlogMatters",
  "petitionLines",
  "findMatters",
  "openMatters",
  "accusationDesk",
  "takeAccusation",
  "moveToAccusations",
  "movePlan",
  "sealRecordsOf",
  "officers",
  "clearOfficer",
  "officerSheet",
  "announceOfficer",
  "endClearance",
  "openAccusations",
  "closeAccusations",
  "changeOfficerPassphrase",
  "accusations",
  "accusation",
  "openAccusationFile",
  "actOnAccusation",
  "officeRecords",
  "keepRecord",
  "expiredFiles",
  "listForDestruction",
  "approveDestruction",
  "withdrawDestruction",
  "destroyFiles",
  "duties",
  "tasks",
  "unsigned",
  "cancel",
] as const satisfies readonly EngineMethod[];

/** Does not compile when a method of the interface is missing above. */
const unlisted: Exclude<EngineMethod, (typeof engineMethods)[number]> extends never ? null : never = null;
void unlisted;
