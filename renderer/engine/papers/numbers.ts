import { courseOf, stepsOf } from "../../../shared/petition/course/course.ts";
import type { Session } from "../desk.ts";
import type { PaperNumber } from "../papers-api.ts";
import type { Work } from "../work.ts";

/** One record for each number that was given out, and one per series and year with the last ordinal. */
const numberTable = "paper-number";
const seriesTable = "paper-series";

type Given = Omit<PaperNumber, "voided">;

/** 青信告〔2026〕3号: 机关代字, 字, year in hexagonal brackets, ordinal without leading zeros (GB/T 9704-2012, 7.2.5). */
function documentNumber(prefix: string, series: string, year: number, ordinal: number): string {
  return `${prefix}${series}〔${year}〕${ordinal}号`;
}

/** The next number of a series. Only inside the engine's one queue, so that no two documents get the same. */
export async function nextNumber(session: Session, prefix: string, series: string, year: number) {
  const held = await session.core.recordOf(seriesTable, `${series}-${year}`);
  const ordinal = (typeof held === "number" ? held : 0) + 1;
  return { series, year, ordinal, number: documentNumber(prefix, series, year, ordinal) };
}

/** Takes a number for good, in the same transaction as the event that bears it. */
export function takeNumber(work: Work, given: Given): void {
  work.record({ table: seriesTable, key: `${given.series}-${given.year}`, value: given.ordinal });
  work.record({
    table: numberTable,
    key: `${given.series}-${given.year}-${String(given.ordinal).padStart(6, "0")}`,
    value: given,
  });
}

/** All numbers, newest first; a voided one keeps its place and shows why. */
export async function numbersOf(session: Session): Promise<readonly PaperNumber[]> {
  const given = (await session.core.records(numberTable)).map(({ value }) => value as Given);
  const reasons = new Map<string, string>();
  for (const petition of new Set(given.map((one) => one.petition))) {
    const view = await session.core.view(petition);
    if (!view) continue;
    const course = courseOf(view);
    const voided = new Map(stepsOf(course, "petition.document-voided").map(({ body }) => [body.document, body.reason]));
    for (const { event, body } of stepsOf(course, "petition.document-issued")) {
      const reason = voided.get(event);
      if (reason !== undefined && body.number !== null) reasons.set(body.number, reason);
    }
  }
  return given
    .map((one) => ({ ...one, voided: reasons.get(one.number) ?? null }))
    .sort((a, b) => b.year - a.year || (a.series < b.series ? -1 : a.series > b.series ? 1 : b.ordinal - a.ordinal));
}
