import { type Role, roles } from "../log/role.ts";

/** What a person may do at the desk. What may be done to a petition stands in petition/refusals.ts. */
export type DeskAction =
  /** See a petitioner's details unmasked; every look is recorded. */
  | "disclose"
  | "export"
  | "import"
  /** Import behind a gap: marked, and never acknowledged. */
  | "force-gap"
  | "backup"
  /** Decide what becomes of quarantined records; take note of rival histories. */
  | "settle-concerns"
  /** Ask the superior office for enrolment and take its answer. */
  | "apply-for-enrolment"
  /** Answer the request of an office beneath, or revoke a device. */
  | "admit-offices"
  | "manage-users"
  | "import-dictionary"
  /** Adopt a local rule profile or a holiday table for the office. */
  | "adopt-rules"
  /** Keep the office's own records: 排查, 会议, 接访, 责任清单, 交接. */
  | "keep-records"
  /** Enter what the office says of itself on papers; adapt its templates. */
  | "edit-office"
  | "read-access-records"
  /** Clear an officer for accusations at the district, and end a clearance (《条例》第30条). */
  | "clear-officers"
  /** Take down an accusation: it is sealed at once. */
  | "take-accusations"
  /** Move a petition that turned out to be an accusation into the compartment; nobody here takes it back. */
  | "move-to-accusations"
  /** Put expired files on a 销毁清册, and take the list back. */
  | "list-for-destruction"
  /** Approve a 销毁清册 and destroy what stands on it: the leader alone. */
  | "destroy-files";

const desk: readonly Role[] = ["clerk", "handler", "leader", "administrator"];

/** Who may do what: the one table. */
const permitted: Readonly<Record<DeskAction, readonly Role[]>> = {
  disclose: roles,
  export: desk,
  import: desk,
  "force-gap": ["leader", "administrator"],
  backup: desk,
  "settle-concerns": ["leader", "administrator"],
  "apply-for-enrolment": ["leader", "administrator"],
  "admit-offices": ["leader", "administrator"],
  "manage-users": ["administrator"],
  "import-dictionary": ["administrator"],
  "adopt-rules": ["leader", "administrator"],
  "keep-records": desk,
  "edit-office": ["leader", "administrator"],
  "read-access-records": ["leader", "auditor"],
  "clear-officers": ["leader", "administrator"],
  "take-accusations": desk,
  "move-to-accusations": ["handler", "leader", "administrator"],
  "list-for-destruction": desk,
  "destroy-files": ["leader"],
};

/** Whether a role may do this at its desk. */
export function permits(role: Role, action: DeskAction): boolean {
  return permitted[action].includes(role);
}
