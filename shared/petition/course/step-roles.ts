import type { Role } from "../../log/role.ts";
import type { DecideContext, Refusal } from "../command.ts";
import { roleNames } from "../refusals.ts";
import { type NamedPerson, no } from "./rule.ts";
import type { StepType } from "./step-types.ts";

const desk: readonly Role[] = ["clerk", "handler", "leader", "administrator"];
const aboveClerk: readonly Role[] = ["handler", "leader", "administrator"];

/**
 * Steps that a 登记员 does not even record: they judge another's work or undo an end. All others a clerk may enter from
 * paper, naming who decided; an auditor records nothing.
 */
const notByClerks: ReadonlySet<StepType> = new Set<StepType>([
  "petition.objection-answered",
  "petition.report-answered",
  "petition.recusal-decided",
  "petition.reopened",
  "petition.finalised",
  "petition.supervised",
  "petition.proposed",
  "petition.backlog-cleared",
  "petition.document-voided",
]);

/** Who may sign off: a leader; an administrator where the desk's leader keeps it himself. */
const approvers: readonly Role[] = ["leader", "administrator"];

/** Why this role may not record the step, or null. */
export function stepRoleRefusal(type: StepType, role: Role): Refusal | null {
  if (role === "auditor") return no("role", "您的角色是审计员，只能查阅，不能办理");
  const roles = notByClerks.has(type) ? aboveClerk : desk;
  if (roles.includes(role)) return null;
  return no("role", `您的角色是${roleNames[role]}，这一步应由${roles.map((one) => roleNames[one]).join("、")}办理`);
}

/**
 * Why somebody cannot have approved or signed: nobody is named, the one who enters it names himself without the role, or
 * the desk knows the named person only in a role that never signs off.
 */
export function approverRefusal({ name, field }: NamedPerson, { actor, staff }: DecideContext): Refusal | null {
  const plain = name.trim();
  if (plain === "") return no("no-approver", "应当写明批准的负责人", { field });
  if (plain === actor.name.trim() && !approvers.includes(actor.role)) {
    return no("own-approval", `${roleNames[actor.role]}不能自己批准、签发，请写明批准的负责人`, { field });
  }
  const known = (staff ?? []).filter((one) => one.name.trim() === plain);
  const [first] = known;
  if (first === undefined || known.some((one) => approvers.includes(one.role))) return null;
  return no("not-an-approver", `${plain}在本台的角色是${roleNames[first.role]}，不能批准、签发`, { field });
}
