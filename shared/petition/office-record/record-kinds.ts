import { z } from "zod";
import { visitDestinations } from "../../regulation/parameters.ts";
import { retentions } from "../course/step-bodies.ts";
import { dateSchema } from "../intake.ts";

const name = z.string().min(1).max(60);
const unit = z.string().max(100);
const line = z.string().min(1).max(200);
const text = z.string().max(10_000);
const petition = z.string().regex(/^[0-9a-f]{32}$/);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** Null while it is not done. */
const done = dateSchema.nullable();
/** Files that one 销毁清册 takes: they are destroyed in one transaction. */
export const mostListedFiles = 500;

/**
 * What an office keeps beside its petitions, by kind: of matters and of the office's own work. None has a field for a
 * petitioner, and no kind is about a person.
 */
export const recordKinds = {
  /** 矛盾纠纷排查: one dispute that was found. `petition`: what it became when it was registered. */
  screening: z.strictObject({
    /** 定期, 动态, 滚动 */
    how: z.enum(["regular", "dynamic", "rolling"]),
    date: dateSchema,
    /** Where: a village or community. */
    place: z.string().max(100),
    matter: z.string().min(1).max(2000),
    unit,
    measure: text,
    settled: done,
    petition: petition.nullable(),
  }),
  /** 会商, 会审, 联席会议, 例会: its decisions are tasks. */
  meeting: z.strictObject({
    form: z.enum(["consultation", "panel", "joint-conference", "weekly"]),
    date: dateSchema,
    place: z.string().max(100),
    chair: name,
    attendees: z.array(line).max(100),
    petitions: z.array(petition).max(200),
    minutes: text,
    decisions: z.array(z.strictObject({ text: z.string().min(1).max(2000), owner: name, unit, due: dateSchema, done })).max(100),
  }),
  /** 领导接访: an entry of the calendar, and what came of it. */
  reception: z.strictObject({
    date: dateSchema,
    place: z.string().max(100),
    leader: name,
    post: z.string().max(60),
    record: z.strictObject({ petitions: z.array(petition).max(200), summary: text }).nullable(),
  }),
  /** 重要节点值班: who answers for which matter. */
  "duty-roster": z.strictObject({
    occasion: line,
    from: dateSchema,
    to: dateSchema,
    matters: z.array(z.strictObject({ matter: z.string().min(1).max(2000), owner: name, unit })).max(200),
  }),
  /** A superior's notice of a group visit: nothing else may tell of one. It asks officials to go and receive people. */
  "group-visit-notice": z.strictObject({
    /** The superior's notice: from whom, its number, when it came. */
    notice: z.strictObject({ office: line, number: z.string().max(60), date: dateSchema }),
    date: dateSchema,
    time: time.nullable(),
    /** Place of reception. */
    place: line,
    people: z.number().int().min(1).max(100_000),
    /** Where they go to, as the notice says; a local rule's thresholds differ by it. */
    destination: z.enum(visitDestinations).nullish(),
    matter: z.string().min(1).max(2000),
    /** Officials who went, and when they were there. */
    received: z.strictObject({ by: name, date: dateSchema, time: time.nullable() }).nullable(),
  }),
  /** 责任清单 */
  responsibility: z.strictObject({
    matter: z.string().min(1).max(2000),
    owner: name,
    unit,
    measure: text,
    due: dateSchema,
    done,
  }),
  /** 工作交接: the open matters and their clocks as they stood when both signed. */
  handover: z.strictObject({
    from: name,
    to: name,
    date: dateSchema,
    /** Day on which both signed the printed list. */
    signed: done,
    matters: z
      .array(
        z.strictObject({
          petition,
          number: z.string().max(60),
          clocks: z.array(z.strictObject({ step: line, strict: dateSchema })).max(30),
        }),
      )
      .max(5000),
  }),
  /**
   * 销毁清册: archived files whose retention ran out, appraised as not worth keeping. Numbers and days alone: it is kept
   * for ever. `approved` and `destroyed` are set by the leader's steps (engine/retention), never by keeping a version.
   */
  "destruction-list": z.strictObject({
    /** Of the appraisal (鉴定). */
    date: dateSchema,
    appraisers: z.array(name).min(1).max(10),
    reason: z.string().trim().min(1).max(2000),
    files: z
      .array(
        z.strictObject({
          petition,
          number: z.string().max(60),
          fileNumber: line,
          year: z.number().int().min(1900).max(9999),
          retention: z.enum(retentions),
          until: dateSchema,
        }),
      )
      .min(1)
      .max(mostListedFiles),
    approved: z.strictObject({ by: name, date: dateSchema }).nullable(),
    /** 监销人, where and how, once it was done. */
    destroyed: z.strictObject({ date: dateSchema, witnesses: z.array(name).min(2).max(10) }).nullable(),
  }),
} as const satisfies Record<string, z.ZodType>;

export type RecordKind = keyof typeof recordKinds;
export type RecordData<K extends RecordKind> = z.infer<(typeof recordKinds)[K]>;

/** What one version of a record says. `removed`: struck out; earlier versions stay in the history. */
export type RecordContent = {
  readonly [K in RecordKind]: { readonly kind: K; readonly data: RecordData<K>; readonly removed: boolean };
}[RecordKind];

const eventId = z.string().regex(/^[0-9a-f]{64}$/);
/** Versions of one record that are named at once. */
export const mostVersions = 1000;

/**
 * 转入检举控告 (第30条): these versions speak of a petition that was moved to the accusations. Their bodies lie sealed with
 * the cleared officers; who holds them does the same and lets them go.
 */
export const recordSealedBody = z.strictObject({ petition, versions: z.array(eventId).min(1).max(mostVersions) });

const heads = z.array(eventId).max(64);

function bodyOf<K extends RecordKind>(kind: K) {
  return z.strictObject({
    kind: z.literal(kind),
    data: recordKinds[kind],
    removed: z.boolean().optional(),
    /** Rival versions that the author saw and let go. The one built upon stands in the header: base.record. */
    over: heads.optional(),
  });
}

export const recordBody = z.discriminatedUnion("kind", [
  bodyOf("screening"),
  bodyOf("meeting"),
  bodyOf("reception"),
  bodyOf("duty-roster"),
  bodyOf("group-visit-notice"),
  bodyOf("responsibility"),
  bodyOf("handover"),
  bodyOf("destruction-list"),
]);
export type RecordBody = z.infer<typeof recordBody>;
