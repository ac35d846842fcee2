import canonicalize from "canonicalize";
import { type Bytes, fromUtf8, utf8 } from "../crypto/bytes.ts";

/** Deeper nesting than any event needs; a bound so that hostile input cannot exhaust the stack. */
const deepest = 32;

/** The value cannot be written as canonical JSON: a lone surrogate, a non-JSON value, or nesting without end. */
export class NotCanonical extends Error {
  override readonly name = "NotCanonical";
}

/** Canonical JSON (RFC 8785) of a plain JSON value. Throws NotCanonical on anything else, also on `undefined` members. */
export function canonicalText(value: unknown): string {
  requirePlain(value, 0);
  const text = canonicalize(value);
  if (text === undefined) throw new NotCanonical("not a JSON value");
  return text;
}

/** UTF-8 bytes of the canonical JSON of a value. */
export function canonicalBytes(value: unknown): Bytes {
  return utf8(canonicalText(value));
}

/** Reads bytes that are exactly the canonical JSON of some value. Throws NotCanonical on any other bytes. */
export function parseCanonical(bytes: Uint8Array): unknown {
  let text: string;
  let value: unknown;
  try {
    text = fromUtf8(bytes);
    value = JSON.parse(text);
  } catch {
    throw new NotCanonical("not JSON in UTF-8");
  }
  if (!isCanonical(text, value)) throw new NotCanonical("not in canonical form");
  return value;
}

/**
 * Whether `text`, which parsed to `value`, is its canonical form. JSON.stringify already spells strings and numbers
 * canonically, so equal text with sorted keys proves it cheaply; only rare shapes need the full serialisation.
 */
function isCanonical(text: string, value: unknown): boolean {
  if (!text.includes("\\ud") && sorted(value, 0) && JSON.stringify(value) === text) return true;
  return canonicalText(value) === text;
}

function sorted(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (depth > deepest) throw new NotCanonical("nested too deeply");
  if (Array.isArray(value)) return value.every((item) => sorted(item, depth + 1));
  let last: string | null = null;
  for (const [key, item] of Object.entries(value)) {
    if ((last !== null && key <= last) || !sorted(item, depth + 1)) return false;
    last = key;
  }
  return true;
}

function requirePlain(value: unknown, depth: number): void {
  if (value === null || typeof value === "boolean") return;
  if (typeof value === "string") requireWellFormed(value);
  else if (typeof value === "number") requireFinite(value);
  else if (typeof value === "object") requirePlainObject(value, depth);
  else throw new NotCanonical(`a ${typeof value} is not JSON`);
}

function requirePlainObject(value: object, depth: number): void {
  if (depth > deepest) throw new NotCanonical("nested too deeply");
  if (Array.isArray(value)) {
    for (const item of value) requirePlain(item, depth + 1);
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new NotCanonical("not a plain object");
  for (const [key, item] of Object.entries(value)) {
    requireWellFormed(key);
    requirePlain(item, depth + 1);
  }
}

function requireFinite(value: number): void {
  if (!Number.isFinite(value)) throw new NotCanonical("not a finite number");
}

function requireWellFormed(text: string): void {
  if (!text.isWellFormed()) throw new NotCanonical("a lone surrogate cannot be written as UTF-8");
}
