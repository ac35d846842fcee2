import { type Course, stepsOf } from "../course/course.ts";
import type { retentions } from "../course/step-bodies.ts";

/** 保管期限 */
export type Retention = (typeof retentions)[number];

/** How long a file is kept, and the year (年度) after which that is counted. */
export interface RetentionPeriod {
  readonly retention: Retention;
  readonly year: number;
}

const years: Readonly<Record<Retention, number | null>> = { permanent: null, "30-years": 30, "10-years": 10 };

/**
 * The last day (`2036-12-31`) on which a file is still to be kept; null where it is kept for ever. Counted in whole years
 * from 1 January of the year after the file's: practice of archives, taught as "从文件产生后的第二年起计算"; the periods
 * themselves are from memory (facts 3.3). Neither stands in the 《条例》, and the local archive's rule goes before.
 */
export function retainedUntil({ retention, year }: RetentionPeriod): string | null {
  const length = years[retention];
  return length === null ? null : `${String(year + length).padStart(4, "0")}-12-31`;
}

/** Whether a retention has run out on a day: on the day after its last one. */
export function hasExpired(period: RetentionPeriod, today: string): boolean {
  const until = retainedUntil(period);
  return until !== null && today > until;
}

/** What the steps say of an archived petition as a file. `until`: its last day, null where it is kept for ever. */
export interface ArchivedFile extends RetentionPeriod {
  readonly fileNumber: string;
  /** Day of archiving. */
  readonly date: string;
  /** As the file was archived, before any 鉴定 prolonged it. */
  readonly first: RetentionPeriod;
  readonly until: string | null;
}

/**
 * The file that a petition is kept as; null while it is not archived. Of the periods that were set since it was archived
 * the longest counts: whoever knew of a longer one must find it kept.
 */
export function fileOf(course: Course): ArchivedFile | null {
  const archived = stepsOf(course, "petition.archived").at(-1);
  if (course.stage !== "archived" || archived === undefined) return null;
  const { fileNumber, date, retention, year = Number(lastEnd(course, date).slice(0, 4)) } = archived.body;
  const first = { retention, year };
  const at = course.all.findIndex(({ event }) => event === archived.event);
  const later = course.all.slice(at + 1).flatMap((step) => (step.type === "petition.appraised" ? [step.event] : []));
  const set = stepsOf(course, "petition.appraised").filter(({ event }) => later.includes(event));
  const longest = set.reduce<RetentionPeriod>((found, { body }) => (isLonger(body, found) ? body : found), first);
  return { fileNumber, date, first, retention: longest.retention, year: longest.year, until: retainedUntil(longest) };
}

/** Whether a file is kept longer by the one period than by the other. */
function isLonger(one: RetentionPeriod, other: RetentionPeriod): boolean {
  const until = retainedUntil(other);
  const longer = retainedUntil(one);
  return until !== null && (longer === null || longer > until);
}

/** The year of a file is the year in which the matter ended; of one archived without an end, that of archiving. */
function lastEnd(course: Course, archivedOn: string): string {
  const days = [...stepsOf(course, "petition.concluded"), ...stepsOf(course, "petition.withdrawn")].map(({ body }) => body.date);
  return days.sort().at(-1) ?? archivedOn;
}
