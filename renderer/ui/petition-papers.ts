import type { Desktop } from "../../shared/desktop.ts";
import { accusationReceipt } from "../../shared/documents/accusation-receipt.ts";
import { accusationSlip } from "../../shared/documents/accusation-slip.ts";
import { makePaper } from "../../shared/documents/paper/make.ts";
import { printPaper } from "../../shared/documents/paper/print.ts";
import { registrationPaper } from "../../shared/documents/papers/registration.ts";
import { querySlip } from "../../shared/documents/query-slip.ts";
import { hasLastDay } from "../../shared/regulation/clock.ts";
import { isRefused, type Refused } from "../engine/api/answer.ts";
import type { DeskStatus } from "../engine/api/desk-api.ts";
import type { EngineApi } from "../engine/api/engine-api.ts";
import { printHtml } from "./print.ts";

/** What printing needs of the window. */
export interface PrintPorts {
  readonly engine: EngineApi;
  readonly desktop: Desktop;
  readonly desk: DeskStatus;
}

/**
 * Prints the 登记表 of a petition for signature. Paper bears personal data in clear, so it is disclosed first, which is
 * recorded; a refusal to disclose is the answer.
 */
export async function printRegistrationForm({ engine, desktop, desk }: PrintPorts, petition: string): Promise<Refused | null> {
  const [detail, office, templates, contentClass, place] = await Promise.all([
    engine.disclose({ petition }),
    engine.officeProfile(),
    engine.paperTemplates(),
    engine.dictionary({ name: "content-class" }),
    engine.dictionary({ name: "place" }),
  ]);
  if (isRefused(detail)) return detail;
  const officer = desk.users.find((user) => user.id === detail.view.registered?.actor)?.name ?? desk.user?.name ?? "";
  const { view, course, clocks } = detail;
  const facts = { office, view, course, clocks, dictionaries: { contentClass, place }, officer };
  const template = templates[registrationPaper.id] ?? null;
  const paper = makePaper(registrationPaper, facts, { entered: {}, date: null, number: "", template });
  await printHtml(desktop, printPaper(paper), registrationPaper.name);
  return null;
}

/** Prints the 查询单: number and where to ask, no name and no matter, so nothing has to be disclosed. */
export async function printQuerySlip({ engine, desktop }: PrintPorts, petition: string): Promise<Refused | null> {
  const [detail, office] = await Promise.all([engine.petition({ petition }), engine.officeProfile()]);
  if (!detail) return { refused: "unknown-petition", message: "没有找到这件信访件，查询单没有打印。" };
  await printHtml(desktop, querySlip(detail.view, office, detail.clocks.filter(hasLastDay)), "信访事项查询单");
  return null;
}

/** Prints where to go with an accusation (《条例》第30条). Nothing is stored and nothing of what was said is on it. */
export async function printAccusationSlip({ desktop, desk }: Omit<PrintPorts, "engine">): Promise<void> {
  await printHtml(desktop, accusationSlip({ office: desk.office?.name ?? "", date: desk.today }), "检举控告提出途径告知单");
}

/** Prints the 回执 of an accusation that was taken down: number and date, nobody's name. */
export async function printAccusationReceipt(
  { engine, desktop }: Pick<PrintPorts, "engine" | "desktop">,
  receipt: { readonly number: string; readonly date: string },
): Promise<void> {
  await printHtml(desktop, accusationReceipt(receipt.number, receipt.date, await engine.officeProfile()), "收件回执");
}
