import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { bodySchema, type EventType } from "../../../shared/petition/events.ts";
import { plainCheck } from "../../../shared/petition/plain-check.ts";
import { bodies } from "./course/story.ts";
import { fields, registeredBody } from "./fixtures.ts";

const attachment = { hash: "ab".repeat(32), size: 5, name: "照片.jpg", mediaType: "image/jpeg" };
const date = "2026-11-20";
/** Bodies that come by the ten thousand, whole and as small as they may be. */
const frequent: readonly (readonly [EventType, Readonly<Record<string, unknown>>])[] = [
  ["petition.registered", registeredBody],
  [
    "petition.registered",
    {
      ...registeredBody,
      fields: { ...fields, agent: { name: "徐文清", relation: "子", authorised: true } },
      confirmation: { how: "signed", date },
      attachments: [attachment],
      receiver: "林晓",
    },
  ],
  ["petition.noted", { text: "已电话联系" }],
  ["petition.supplemented", { text: "补充", receiptDate: date, signed: true, attachments: [attachment] }],
  ["petition.upper-number-recorded", { system: "国家信访信息系统", number: "2026112000001" }],
  ["petition.notice-given", { date, how: "written", kind: "received", text: "已受理", attachments: [attachment], after: [] }],
  ["petition.dispatched", { date, after: [], ...bodies.dispatched }],
  ["petition.investigated", { date, after: ["cd".repeat(32)], ...bodies.investigated }],
];

/** The value with what lies at one of its places put, left out, or set beside it under another name. */
function changed(value: unknown, path: readonly number[], how: "put" | "left-out" | "beside", by: unknown): unknown {
  if (typeof value !== "object" || value === null) return by;
  const [at = 0, ...rest] = path;
  const names = Object.keys(value);
  const name = names[at % Math.max(1, names.length)] ?? "0";
  const inner = (value as Readonly<Record<string, unknown>>)[name];
  const entries = Object.entries(value);
  const deeper = rest.length > 0 && typeof inner === "object" && inner !== null;
  const after =
    how === "beside" && !deeper
      ? [...entries, ["beside", by] as const]
      : entries.flatMap(([key, one]) => {
          if (key !== name) return [[key, one] as const];
          if (deeper) return [[key, changed(one, rest, how, by)] as const];
          return how === "left-out" ? [] : [[key, by] as const];
        });
  return Array.isArray(value) ? after.map(([, one]) => one) : Object.fromEntries(after);
}

const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 2 ** 53, "", " ", "已 ", "x".repeat(100_001), date, [], {}, [null], "claim"),
  fc.jsonValue(),
);

describe("a schema as plain functions", () => {
  it.each(frequent)("takes what the schema of %s takes", (type, body) => {
    expect(bodySchema(type).safeParse(body).success).toBe(true);
    expect(plainCheck(bodySchema(type))?.(body)).toBe(true);
  });

  it("takes nothing that the schema refuses or changes, whatever is put into a body, left out of it or set beside", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...frequent),
        fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }),
        fc.constantFrom("put", "left-out", "beside"),
        odd,
        ([type, body], path, how, by) => {
          const value = changed(body, path, how, by);
          const schema = bodySchema(type);
          if (plainCheck(schema)?.(value) !== true) return;
          const read = schema.safeParse(value);
          expect(read.success).toBe(true);
          expect(read.data).toEqual(value);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("leaves to the schema what a page's text would be changed by", () => {
    const trimmed = plainCheck(z.strictObject({ text: z.string().trim().min(1) }));
    expect(trimmed?.({ text: "已办" })).toBe(true);
    expect(trimmed?.({ text: " 已办" })).toBe(false);
    expect(trimmed?.({ text: "  " })).toBe(false);
  });

  it("refuses a name that only the prototype has, and takes no list for an object", () => {
    const check = plainCheck(z.strictObject({ size: z.number() }));
    expect(check?.(JSON.parse('{"size":1}'))).toBe(true);
    expect(check?.(JSON.parse('{"size":1,"__proto__":{}}'))).toBe(false);
    expect(check?.(JSON.parse('{"size":1,"constructor":1}'))).toBe(false);
    expect(check?.({})).toBe(false);
    expect(check?.([])).toBe(false);
    expect(check?.(null)).toBe(false);
  });

  it.each<[string, z.ZodType]>([
    ["a loose object", z.object({ a: z.string() })],
    ["an object with a question of its own", z.strictObject({ a: z.string() }).refine(() => false)],
    ["a text with a question of its own", z.string().refine(() => false)],
    ["a transformed text", z.string().transform((text) => text.length)],
    ["a coerced number", z.coerce.number()],
    ["a coerced text", z.coerce.string()],
    ["a format of its own", z.iso.date()],
    ["an exclusive bound", z.number().gt(3)],
    ["a default", z.string().default("a")],
    ["a union", z.union([z.string().trim(), z.string()])],
    ["a record", z.record(z.string(), z.string())],
    ["a preprocessed text", z.preprocess((text) => text, z.string())],
    ["what holds one of these", z.strictObject({ a: z.array(z.strictObject({ b: z.iso.date().nullable().optional() })) })],
    [
      "an optional one with a question",
      z.strictObject({
        a: z
          .string()
          .optional()
          .refine(() => false),
      }),
    ],
  ])("knows nothing of %s", (_, schema) => {
    expect(plainCheck(schema)).toBeNull();
  });
});
