import type { Refusal, Warning } from "./command.ts";
import type { FieldName } from "./intake.ts";

/** A refusal or a warning, and every field that can cure it. */
export interface Issue {
  readonly severity: "refusal" | "warning";
  readonly code: string;
  readonly message: string;
  readonly article?: string;
  readonly field: FieldName;
  /** Fields whose change brings the issue about. */
  readonly about: readonly FieldName[];
}

export function refuse(code: string, field: FieldName, message: string, about: readonly FieldName[] = [field]): Issue {
  return { severity: "refusal", code, message, field, about };
}
export function warn(code: string, field: FieldName, message: string, about: readonly FieldName[] = [field]): Issue {
  return { severity: "warning", code, message, field, about };
}

export function asRefusal({ code, message, article, field }: Issue): Refusal {
  return { refused: code, message, field, ...(article === undefined ? {} : { article }) };
}
export function asWarning({ code, message, article, field }: Issue): Warning {
  return { code, message, field, ...(article === undefined ? {} : { article }) };
}
