import type { z } from "zod";

/** Whether a value is one that its schema accepts and gives back as it is. False: nobody knows, ask the schema. */
export type PlainCheck = (value: unknown) => boolean;

/**
 * A schema as plain functions, made once. zod compiles its schemas to code where a page may evaluate strings; ours may
 * not, and what zod does instead takes four times as long, most of it for notes about issues that are not there. Only
 * what is certain is compiled: of whatever else stands in a schema the check is null, and who asks goes to the schema.
 */
export function plainCheck(schema: z.core.$ZodType): PlainCheck | null {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case "string":
      return textCheck(schema, def.checks ?? []);
    case "number":
      return numberCheck(schema, def.checks ?? []);
    case "boolean":
      return isPlain(schema) ? (value) => typeof value === "boolean" : null;
    case "enum":
    case "literal": {
      const { values } = schema._zod;
      return values && isPlain(schema) ? (value) => values.has(value as z.core.util.Primitive) : null;
    }
    case "unknown":
      return isPlain(schema) ? () => true : null;
    case "nullable": {
      const inner = plainCheck(def.innerType);
      return inner && isPlain(schema) ? (value) => value === null || inner(value) : null;
    }
    case "array":
      return listCheck(def.element, def.checks ?? []);
    case "object":
      return isPlain(schema) && def.catchall?._zod.def.type === "never" ? strictObjectCheck(def.shape) : null;
    default:
      return null;
  }
}

/** Takes no other types for its own, and is no format of its own. */
function isBare(schema: z.core.$ZodType): boolean {
  const { def } = schema._zod;
  return !("coerce" in def && def.coerce === true) && !("check" in def);
}

/** The same, without further checks. */
function isPlain(schema: z.core.$ZodType): boolean {
  return isBare(schema) && (schema._zod.def.checks ?? []).length === 0;
}

type Checks = readonly z.core.$ZodCheck<never>[];

function textCheck(schema: z.core.$ZodType, checks: Checks): PlainCheck | null {
  if (!isBare(schema)) return null;
  let least = 0;
  let most = Number.POSITIVE_INFINITY;
  const others: ((text: string) => boolean)[] = [];
  for (const check of checks) {
    const { def } = (check as unknown as z.core.$ZodChecks)._zod;
    if (def.check === "min_length") least = Math.max(least, def.minimum);
    else if (def.check === "max_length") most = Math.min(most, def.maximum);
    // `trim` and its like: what they would change is not given back as it is.
    else if (def.check === "overwrite") others.push((text) => def.tx(text) === text);
    else if (def.check === "string_format" && def.format === "regex" && def.pattern && !def.pattern.global) {
      const { pattern } = def;
      others.push((text) => pattern.test(text));
    } else return null;
  }
  return (value) =>
    typeof value === "string" && value.length >= least && value.length <= most && others.every((other) => other(value));
}

function numberCheck(schema: z.core.$ZodType, checks: Checks): PlainCheck | null {
  if (!isBare(schema)) return null;
  let least = Number.NEGATIVE_INFINITY;
  let most = Number.POSITIVE_INFINITY;
  let whole = false;
  for (const check of checks) {
    const { def } = (check as unknown as z.core.$ZodChecks)._zod;
    if (def.check === "number_format" && def.format === "safeint") whole = true;
    else if (def.check === "greater_than" && def.inclusive) least = Math.max(least, Number(def.value));
    else if (def.check === "less_than" && def.inclusive) most = Math.min(most, Number(def.value));
    else return null;
  }
  return (value) =>
    typeof value === "number" &&
    (whole ? Number.isSafeInteger(value) : Number.isFinite(value)) &&
    value >= least &&
    value <= most;
}

function listCheck(element: z.core.$ZodType, checks: Checks): PlainCheck | null {
  const each = plainCheck(element);
  if (each === null) return null;
  let least = 0;
  let most = Number.POSITIVE_INFINITY;
  for (const check of checks) {
    const { def } = (check as unknown as z.core.$ZodChecks)._zod;
    if (def.check === "min_length") least = Math.max(least, def.minimum);
    else if (def.check === "max_length") most = Math.min(most, def.maximum);
    else return null;
  }
  return (value) => Array.isArray(value) && value.length >= least && value.length <= most && value.every((one) => each(one));
}

function strictObjectCheck(shape: Readonly<Record<string, z.core.$ZodType>>): PlainCheck | null {
  const members = new Map<string, PlainCheck>();
  const needed = new Set<string>();
  for (const [name, schema] of Object.entries(shape)) {
    const { def } = (schema as z.core.$ZodTypes)._zod;
    const optional = def.type === "optional" && isPlain(schema);
    const check = plainCheck(optional ? def.innerType : schema);
    if (check === null) return null;
    if (!optional) needed.add(name);
    members.set(name, check);
  }
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    let found = 0;
    for (const name of Object.keys(value)) {
      const check = members.get(name);
      if (check === undefined || !check((value as Readonly<Record<string, unknown>>)[name])) return false;
      if (needed.has(name)) found += 1;
    }
    return found === needed.size;
  };
}
