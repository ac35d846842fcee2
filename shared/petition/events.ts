import { z } from "zod";
import { fromUtf8 } from "../crypto/bytes.ts";
import type { EventHeader, EventId, StoredEvent } from "../log/event.ts";
import { holidayTablesSchema } from "../regulation/holidays.ts";
import { localProfileSchema } from "../regulation/profile.ts";
import { noticeKinds, retentions, stepBodies } from "./course/step-bodies.ts";
import { attachmentSchema, confirmationSchema, dateSchema, fieldsSchema } from "./intake.ts";
import { recordBody, recordSealedBody } from "./office-record/record-kinds.ts";
import { type PlainCheck, plainCheck } from "./plain-check.ts";

const eventId = z.string().regex(/^[0-9a-f]{64}$/);
const petitionId = z.string().regex(/^[0-9a-f]{32}$/);
const heads = z.array(eventId).max(64);
/** Steps that the author knew to be the last ones; tells a later step from a concurrent one. */
const after = heads;
const longText = z.string().min(1).max(100_000);
const reason = z.string().min(1).max(2000);
const person = z.string().trim().min(1).max(60);

/** The parts of a readable number; its check characters follow from the petition's id. */
const numberSchema = z.strictObject({
  /** Code of the registering organisation, 6 or 9 digits. */
  region: z.string().regex(/^\d{6}(\d{3})?$/),
  year: z.number().int().min(2000).max(9999),
  /** 工位代码, from the certificate. */
  device: z.string().regex(/^[A-Z0-9]{1,4}$/),
  sequence: z.number().int().min(1).max(9_999_999),
});
export type NumberParts = z.infer<typeof numberSchema>;

/** Body of each event type, without its salt. Strict: an unknown key makes the body invalid and the event parked. */
const bodies = {
  /** A writer begins a new epoch: why, and what it held then. */
  "epoch.opened": z.strictObject({
    reason: z.string().min(1).max(200),
    vector: z
      .array(
        z.strictObject({
          chain: z.string().max(200),
          seq: z.number().int().nonnegative(),
          id: eventId,
        }),
      )
      .max(100_000),
  }),
  /** A district adopts a local profile, for itself and, copied into their scopes, for the offices beneath it. */
  "profile.adopted": z.strictObject({ profile: localProfileSchema }),
  /** A district adopts holiday tables, and hands them on likewise. */
  "calendar.adopted": z.strictObject({ tables: holidayTablesSchema }),
  /** An office adopts them for itself alone. */
  "office.profile-adopted": z.strictObject({ profile: localProfileSchema }),
  "office.calendar-adopted": z.strictObject({ tables: holidayTablesSchema }),
  /** A version of what an office keeps beside its petitions; its subject is the record. */
  "record.kept": recordBody,
  "record.sealed": recordSealedBody,
  /**
   * 销毁: the writing office destroyed what it held of a petition, and these versions, which spoke of it, along with it.
   * Other offices decide about their own copies.
   */
  "record.destroyed": recordSealedBody,
  /** 登记 (Art. 19, 22, 23). */
  "petition.registered": z.strictObject({
    fields: fieldsSchema,
    statement: longText,
    confirmation: confirmationSchema.nullable(),
    attachments: z.array(attachmentSchema).max(200),
    sameMatterAs: petitionId.nullable(),
    registrationDate: dateSchema,
    number: numberSchema,
    /** 首接人: the official who took it down, by name, for the office's other desks; absent where it was handed over. */
    receiver: z.string().min(1).max(60).optional(),
    /** Where it was handed over from: a petition of another scope that was referred or assigned to this one. */
    origin: z.strictObject({ petition: petitionId, organisation: z.string().regex(/^\d{6}(\d{3})?$/) }).optional(),
  }),
  /** Header `base` names per field the event whose value the author saw. */
  "petition.amended": z.strictObject({
    changes: fieldsSchema.partial().refine((changes) => Object.keys(changes).length > 0),
    /** Further events per field whose equal value the author saw: they are not rivals of this one. */
    over: z.partialRecord(fieldsSchema.keyof(), heads).optional(),
  }),
  /** 宣读核对、签字: the statement itself never changes. */
  "petition.statement-confirmed": confirmationSchema,
  /** 补充陈述 */
  "petition.supplemented": z.strictObject({
    text: longText,
    receiptDate: dateSchema,
    signed: z.boolean(),
    attachments: z.array(attachmentSchema).max(200),
  }),
  "petition.attached": z.strictObject({ attachments: z.array(attachmentSchema).min(1).max(200) }),
  "petition.noted": z.strictObject({ text: z.string().min(1).max(10_000) }),
  /** 告知 (Art. 22/23). */
  "petition.notice-given": z.strictObject({
    date: dateSchema,
    how: z.enum(["on-the-spot", "written", "oral"]),
    /** Left out by the first version, which knew notice of reception only. */
    kind: z.enum(noticeKinds).optional(),
    text: z.string().max(10_000).optional(),
    attachments: z.array(attachmentSchema).max(50).optional(),
    after,
  }),
  /** 异议 (Art. 23 para. 3). */
  "petition.objected": z.strictObject({ date: dateSchema, reason, after }),
  /** 上级系统编号 */
  "petition.upper-number-recorded": z.strictObject({ system: z.string().min(1).max(60), number: z.string().min(1).max(60) }),
  "petition.same-matter-linked": z.strictObject({ petition: petitionId }),
  /** A person chose between values that were written without knowing of each other. */
  "petition.conflict-settled": z.union([
    z
      .strictObject({ field: fieldsSchema.keyof(), chosen: eventId, over: heads.min(1), value: z.unknown() })
      .refine(({ field, value }) => fieldsSchema.shape[field].safeParse(value).success),
    /** Between steps that cannot both stand: the chosen one stands, the others are set aside. */
    z.strictObject({ field: z.literal("step"), chosen: eventId, over: heads.min(1), after }),
  ]),
  /** 作废, with the reason and who approved it. */
  "petition.voided": z.strictObject({ reason, approvedBy: z.string().min(1).max(100), after }),
  /**
   * 转入检举控告 (Art. 30): the petition is, or holds, an accusation. What its earlier events say lies sealed with the
   * cleared officers; who holds bodies of them does the same and lets them go. Nothing of the content: day, and what tells
   * that no number is missing from the ledger.
   */
  "petition.sealed": z.strictObject({
    date: dateSchema,
    number: numberSchema.nullable(),
    registrationDate: dateSchema.nullable(),
  }),
  /**
   * 销毁: the file's retention ran out, it was appraised, put on a 销毁清册 and approved, and the writing office destroyed
   * what it held: every earlier body, in whatever chain. Number, days, headers and hashes remain (PIPL Art. 47). Another
   * office that holds the petition decides about its own copy.
   */
  "petition.destroyed": z.strictObject({
    date: dateSchema,
    number: numberSchema.nullable(),
    registrationDate: dateSchema.nullable(),
    receiptDate: dateSchema.nullable(),
    /** As it was archived: 档号, day, 年度 and 保管期限 last set, and its last day. */
    file: z.strictObject({
      fileNumber: z.string().min(1).max(200),
      date: dateSchema,
      year: z.number().int().min(1900).max(9999),
      retention: z.enum(retentions),
      until: dateSchema,
    }),
    reason,
    approvedBy: person,
    approvedOn: dateSchema,
    /** 监销人 */
    witnesses: z.array(person).min(2).max(10),
    /** The 销毁清册: an office record. */
    list: petitionId,
  }),
  ...stepBodies,
} as const satisfies Record<string, z.ZodType>;

export type EventType = keyof typeof bodies;
export type BodyOf<T extends EventType> = z.infer<(typeof bodies)[T]>;

/** The schema of a body, for what is decided here. */
export function bodySchema<T extends EventType>(type: T): (typeof bodies)[T] {
  return bodies[type];
}

/** An event whose body this version understands. */
export type KnownEvent = {
  readonly [T in EventType]: {
    readonly id: EventId;
    readonly header: EventHeader;
    readonly type: T;
    readonly body: BodyOf<T>;
  };
}[EventType];

export type PetitionEvent = Extract<KnownEvent, { readonly type: `petition.${string}` }>;

/** What an office goes by from then on; its subject is the adoption, the same in every scope it was copied to. */
export type AdoptionEvent = Extract<KnownEvent, { readonly type: `${string}adopted` }>;

/** Stored and shown as such, not merged: an unknown type, an invalid body, or a body that was lawfully destroyed. */
export interface ParkedEvent {
  readonly parked: "unknown-type" | "invalid-body" | "no-body";
  /** For the technical record; never a person's data. */
  readonly detail: string;
}

export function isParked(event: KnownEvent | ParkedEvent): event is ParkedEvent {
  return "parked" in event;
}

export function isPetitionEvent(event: KnownEvent): event is PetitionEvent {
  return event.type.startsWith("petition.");
}

/** What becomes of an office record. */
export type RecordEvent = Extract<KnownEvent, { readonly type: `record.${string}` }>;

export function isRecordEvent(event: KnownEvent): event is RecordEvent {
  return event.type.startsWith("record.");
}

export function isAdoption(event: KnownEvent): event is AdoptionEvent {
  return event.type.endsWith("adopted") && !isPetitionEvent(event);
}

function isKnownType(type: string): type is EventType {
  return Object.hasOwn(bodies, type);
}

const checks = new Map<EventType, PlainCheck | null>();

/** Tells most bodies that their schema accepts as they are, in a quarter of its time; null where only it can tell. */
function checkOf(type: EventType): PlainCheck | null {
  const known = checks.get(type);
  if (known !== undefined) return known;
  const made = plainCheck(bodies[type]);
  checks.set(type, made);
  return made;
}

/** Where a body departs from its schema, as paths and codes: values are left out. */
function whereInvalid(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join(".")}: ${issue.code}`)
    .join("; ");
}

/** What an event says, from its parsed body (with or without its salt). Never throws. */
export function readBody(id: EventId, header: EventHeader, raw: unknown): KnownEvent | ParkedEvent {
  const { type } = header;
  if (!isKnownType(type)) return { parked: "unknown-type", detail: type };
  if (typeof raw !== "object" || raw === null) return { parked: "invalid-body", detail: "no object" };
  const { salt: _, ...unsalted } = raw as Readonly<Record<string, unknown>>;
  if (checkOf(type)?.(unsalted)) return { id, header, type, body: unsalted } as KnownEvent;
  const result = bodies[type].safeParse(unsalted);
  if (!result.success) return { parked: "invalid-body", detail: whereInvalid(result.error) };
  return { id, header, type, body: result.data } as KnownEvent;
}

/** What a stored event says. Never throws: what cannot be read is parked. */
export function readEvent(stored: StoredEvent): KnownEvent | ParkedEvent {
  if (stored.bodyBytes === null) return { parked: "no-body", detail: stored.header.type };
  let raw: unknown;
  try {
    raw = JSON.parse(stored.bodyText ?? fromUtf8(stored.bodyBytes));
  } catch {
    return { parked: "invalid-body", detail: "no JSON" };
  }
  return readBody(stored.id, stored.header, raw);
}
