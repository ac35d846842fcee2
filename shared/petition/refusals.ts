import type { z } from "zod";
import type { Role } from "../log/role.ts";
import type { Command, CommandName, Refusal } from "./command.ts";
import type { Attachment } from "./intake.ts";
import { intakeLabels } from "./labels.ts";

const everyone: readonly Role[] = ["clerk", "handler", "leader", "administrator"];

/**
 * Who may record what. Leaders rarely log in: a clerk enters what was approved on paper and by whom; an auditor only
 * reads. Roles of people who share a desk are enforced by the program.
 */
const mayDo: Readonly<Record<CommandName, readonly Role[]>> = {
  register: everyone,
  amend: everyone,
  "confirm-statement": everyone,
  supplement: everyone,
  attach: everyone,
  note: everyone,
  "give-notice": everyone,
  object: everyone,
  "record-upper-number": everyone,
  "link-same-matter": everyone,
  "settle-conflict": ["handler", "leader", "administrator"],
  "take-step": everyone,
  void: everyone,
};

export const roleNames: Readonly<Record<Role, string>> = {
  clerk: "登记员",
  handler: "承办人",
  leader: "负责人",
  administrator: "管理员",
  auditor: "审计员",
};

export function roleRefusal(command: CommandName, role: Role): Refusal | null {
  const roles = mayDo[command];
  if (roles.includes(role)) return null;
  const who = role === "auditor" ? "只能查阅" : `应由${roles.map((one) => roleNames[one]).join("、")}操作`;
  return { refused: "role", message: `您的角色是${roleNames[role]}，这一步${role === "auditor" ? "不能做，" : ""}${who}` };
}

/** Text that cannot be written down exactly: a lone surrogate has no UTF-8. */
export function badText(command: Command): Refusal | null {
  return hasLoneSurrogate(command)
    ? { refused: "bad-text", message: "文字中有无法保存的残缺字符（多为粘贴时截断的表情或生僻字），请删去后重试" }
    : null;
}

function hasLoneSurrogate(value: unknown): boolean {
  if (typeof value === "string") return !value.isWellFormed();
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(hasLoneSurrogate);
}

/** One sentence for the first thing that a schema rejects; `labels` name its keys. */
export function schemaRefusal(error: z.ZodError, labels: Readonly<Record<string, string>> = intakeLabels): Refusal {
  const [issue] = error.issues;
  const field = String(issue?.path[0] ?? "");
  const label = labels[field] ?? (labels === intakeLabels ? "登记内容" : "填写的内容");
  const problem = issue === undefined ? "不完整" : problemOf(issue);
  return { refused: "invalid-input", message: `“${label}”${problem}，请核对`, field };
}

function problemOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "too_big") {
    return issue.origin === "string" ? `超过 ${issue.maximum} 字` : `超过上限 ${issue.maximum}`;
  }
  if (issue.code === "too_small") return issue.origin === "number" ? `不能小于 ${issue.minimum}` : "没有填写";
  if (issue.code === "unrecognized_keys") return `含有不收集的内容（${issue.keys.join("、")}）`;
  return "填写的内容不对";
}

/** Twice the same content, in one go or beside what is held. */
export function attachmentRefusal(attachments: readonly Attachment[], held: readonly string[]): Refusal | null {
  const seen = new Set(held);
  for (const { hash, name } of attachments) {
    if (seen.has(hash))
      return { refused: "attached-already", message: `材料“${name}”与已有的一份完全相同，不必重复`, field: "attachments" };
    seen.add(hash);
  }
  return null;
}
