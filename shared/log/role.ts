/**
 * Roles of the people who write at one desk: 登记员, 承办人, 负责人, 管理员, 审计员. Enforced by the program, not by
 * cryptography. What each may do stands in registry/roles.ts and petition/refusals.ts.
 */
export const roles = ["clerk", "handler", "leader", "administrator", "auditor"] as const;
export type Role = (typeof roles)[number];
