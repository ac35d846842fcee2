import type { Clock } from "../../regulation/clock.ts";
import type { Refusal } from "../command.ts";
import { courseOf } from "../course/course.ts";
import { isClosed, openRequest } from "../course/facts.ts";
import { isWithin } from "../steps.ts";
import type { PetitionView } from "../view.ts";
import { type ArchivedFile, fileOf, hasExpired } from "./retention.ts";

/** What is asked about one file before it is put on a 销毁清册, and again before it is destroyed. */
export interface Expiring {
  readonly view: PetitionView;
  readonly clocks: readonly Clock[];
  /** Petitions held here that this one names, or that name it. */
  readonly linked: readonly PetitionView[];
  readonly organisation: string;
  readonly today: string;
}

/**
 * Why what an office holds of a petition may not be destroyed; the file where it may. Never decided by itself: a person
 * has appraised it (鉴定), a leader approved the list, two saw it done.
 */
export function destructible({ view, clocks, linked, organisation, today }: Expiring): ArchivedFile | Refusal {
  const about = view.number ?? "这件";
  const no = (refused: string, message: string, article?: string): Refusal => ({
    refused,
    message: `${about}：${message}`,
    ...(article === undefined ? {} : { article }),
  });
  if (!isWithin(organisation, view.scope)) return no("another-office", "由别的单位登记，本单位不能销毁");
  if (view.sealed !== undefined) return no("sealed", "已转入检举控告，只由检举控告专人处理，不能在这里销毁", "第30条");
  if (view.destroyed !== undefined) return no("destroyed", "内容已经销毁");
  const course = courseOf(view);
  if (view.contested.length > 0) return no("contested", "有两处不能并存的步骤待选定，不能销毁");
  for (const remedy of ["review", "re-examination"] as const) {
    if (openRequest(course, remedy) !== null) return no("remedy-pending", "复查、复核请求还没有答复，不能销毁", "第35条、第36条");
  }
  const file = fileOf(course);
  if (file === null) return no("not-archived", "还没有归档，不能销毁");
  if (file.until === null) return no("kept-for-ever", "保管期限是永久，不能销毁");
  if (!hasExpired(file, today)) return no("not-expired", `保管到${file.until}，期限没有届满，不能销毁`);
  const clock = clocks.find(isOpen);
  if (clock !== undefined) return no("open-clock", `“${clock.step}”的期限还没有了结，不能销毁`);
  const open = linked.find((one) => one.destroyed === undefined && !isClosed(courseOf(one)));
  if (open !== undefined) return no("linked-open", `与在办的${open.number ?? "信访件"}相关联，不能销毁`);
  return file;
}

/** Owed, or a possibility that has not run out: without proof of service the petitioner's period never does (Art. 35, 36). */
function isOpen({ state }: Clock): boolean {
  return state === "running" || state === "paused" || state === "unserved" || state === "unsigned" || state === "no-day";
}

/** Who approved and who saw it done (监销); days as `2026-11-25`. */
export interface DestructionAct {
  readonly approvedBy: string;
  readonly approvedOn: string;
  readonly date: string;
  readonly witnesses: readonly string[];
}

/**
 * Why a list may not be carried out as entered: without an approver, with fewer than two witnesses, with one person
 * twice, or before it was approved. Two witnesses are practice of archives (local rules), the approval likewise.
 */
export function actRefusal({ approvedBy, approvedOn, date, witnesses }: DestructionAct, today: string): Refusal | null {
  const no = (refused: string, message: string, field: string): Refusal => ({ refused, message, field });
  const persons = witnesses.map(plain).filter((name) => name !== "");
  if (plain(approvedBy) === "") return no("no-approver", "应当写明批准销毁的负责人", "approvedBy");
  if (persons.length < 2) return no("two-witnesses", "监销人应当有两人以上", "witnesses");
  if (new Set(persons).size < persons.length) return no("same-person", "监销人不能是同一个人", "witnesses");
  if (persons.includes(plain(approvedBy))) return no("same-person", "批准人不能兼作监销人", "witnesses");
  if (date < approvedOn) return no("too-early", `销毁不能早于批准（${approvedOn}）`, "date");
  return date > today ? no("future-date", "销毁日期不能晚于今天", "date") : null;
}

/** A name without spaces: 王 芳 and 王芳 are one person. */
function plain(name: string): string {
  return name.normalize("NFKC").replaceAll(/\s/g, "");
}
