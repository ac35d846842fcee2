import { documentNumber, seriesKey } from "../../../shared/documents/paper/number.ts";
import { type NumberSeries, numberRegister } from "../../../shared/documents/paper/number-register.ts";
import { shanghaiDate, yearOf } from "../../../shared/regulation/date.ts";
import type { Refused } from "../api/answer.ts";
import type { PapersApi } from "../api/papers-api.ts";
import type { Session } from "../desk.ts";
import type { Epoch } from "../ledger/books.ts";
import type { Work } from "../ledger/work.ts";

/** By series: the last ordinal given out before a restore as a person confirmed it, and in which epoch he was asked. */
const floorTable = "number-floor";

interface Floor {
  readonly ordinal: number;
  readonly epoch: string;
}

/**
 * The next number of a series: one above every number that this desk knows of, whoever of the office issued it, and above
 * the last one before a restore. Only inside the engine's one queue, so that no two documents get the same. After a
 * restore it is not known what was issued since the backup: each series of that time is asked for once, `lastUsed`.
 */
export async function nextNumber(
  session: Session,
  work: Work,
  series: { readonly word: string; readonly year: number },
  lastUsed: number | undefined,
): Promise<string | Refused> {
  const key = seriesKey(series);
  const { books } = session.core;
  const floor = (await session.core.recordOf(floorTable, key)) as Floor | null;
  const known = Math.max(books.counters.sequences[key] ?? 0, floor?.ordinal ?? 0);
  const doubted = doubtedSince(books.epochs, series.year);
  if (doubted === null || doubted.epoch === floor?.epoch) return documentNumber({ ...series, ordinal: known + 1 });
  if (lastUsed === undefined) {
    const held = known === 0 ? "本机还没有这个系列的记录" : `本机记录到 ${documentNumber({ ...series, ordinal: known })}`;
    return {
      refused: "last-number",
      message: `本机是从备份恢复的，备份以后可能还签发过文书。请对照发文登记和存档件，填写 ${key} 最后一个已用的号（${held}），没有签发。`,
      field: "lastUsed",
    };
  }
  if (!Number.isSafeInteger(lastUsed) || lastUsed < known || lastUsed > 999_998) {
    return {
      refused: "bad-last-number",
      message: `最后一个已用的号不能小于本机记录到的 ${known}，没有签发。`,
      field: "lastUsed",
    };
  }
  const value: Floor = { ordinal: lastUsed, epoch: doubted.epoch };
  work.record({ table: floorTable, key, value });
  return documentNumber({ ...series, ordinal: lastUsed + 1 });
}

/** The last time that this desk may have lost what it had issued, if it can concern numbers of this year. */
function doubtedSince(epochs: readonly Epoch[], year: number): Epoch | null {
  const last = epochs.findLast(({ reason }) => reason === "restored" || reason === "recovered");
  return last && yearOf(shanghaiDate(last.openedAt) ?? "") >= year ? last : null;
}

/** Whether a document of another petition bears this number, as far as this desk knows; a voided one bears it too. */
export async function takenElsewhere(session: Session, number: string, petition: string): Promise<boolean> {
  const given = await session.numbers.all();
  return given.some((one) => one.issued && one.number === number && one.petition !== petition);
}

/** 文号登记簿 */
export async function registerOf(session: Session): Promise<readonly NumberSeries[]> {
  const [given, floors] = await Promise.all([session.numbers.all(), session.core.records(floorTable)]);
  return numberRegister(given, Object.fromEntries(floors.map(({ key, value }) => [key, (value as Floor).ordinal])));
}

/** 重号: what two standing documents bear, each number once, with the petitions in question. */
export async function clashesOf(session: Session): Promise<Awaited<ReturnType<PapersApi["numberClashes"]>>> {
  const twice = numberRegister(await session.numbers.all(), {}).flatMap(({ numbers }) => numbers.filter((one) => one.twice));
  const petitions = new Map<string, Set<string>>();
  for (const { number, petition } of twice) petitions.set(number, (petitions.get(number) ?? new Set()).add(petition));
  return [...petitions].map(([number, bearers]) => ({ number, petitions: [...bearers] }));
}
