import type { Desktop } from "../../shared/desktop.ts";
import { accusationReceipt } from "../../shared/documents/accusation-receipt.ts";
import { accusationSlip } from "../../shared/documents/accusation-slip.ts";
import { fontsOf } from "../../shared/documents/paper/fonts.ts";
import type { PaperKind } from "../../shared/documents/paper/kind.ts";
import { makePaper } from "../../shared/documents/paper/make.ts";
import { printPaper } from "../../shared/documents/paper/print.ts";
import { registrationPaper } from "../../shared/documents/papers/registration.ts";
import { paperKind } from "../../shared/documents/papers/registry.ts";
import { isRefused, type Refused } from "../engine/api/answer.ts";
import type { DeskStatus } from "../engine/api/desk-api.ts";
import type { EngineApi } from "../engine/api/engine-api.ts";
import type { PetitionDetail } from "../engine/api/petition-api.ts";
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
export async function printRegistrationForm(ports: PrintPorts, petition: string): Promise<Refused | null> {
  const detail = await ports.engine.disclose({ petition });
  if (isRefused(detail)) return detail;
  await printUnissued(ports, registrationPaper, detail);
  return null;
}

/** Prints the 查询单: number and where to ask, no name and no matter, so nothing has to be disclosed. */
export async function printQuerySlip(ports: PrintPorts, petition: string): Promise<Refused | null> {
  const detail = await ports.engine.petition({ petition });
  const kind = paperKind("query-slip");
  if (!detail || !kind) return { refused: "unknown-petition", message: "没有找到这件信访件，查询单没有打印。" };
  await printUnissued(ports, kind, detail);
  return null;
}

/** Prints a paper as the counter hands it out: nothing is filled in or issued, and it bears no 文号. */
async function printUnissued({ engine, desktop, desk }: PrintPorts, kind: PaperKind, detail: PetitionDetail): Promise<void> {
  const [office, templates, contentClass, place] = await Promise.all([
    engine.officeProfile(),
    engine.paperTemplates(),
    engine.dictionary({ name: "content-class" }),
    engine.dictionary({ name: "place" }),
  ]);
  const officer = desk.users.find((user) => user.id === detail.view.registered?.actor)?.name ?? desk.user?.name ?? "";
  const { view, course, clocks } = detail;
  const facts = { office, view, course, clocks, dictionaries: { contentClass, place }, officer };
  const template = templates[kind.id] ?? null;
  const paper = makePaper(kind, facts, { entered: {}, date: null, number: "", template });
  await printHtml(desktop, printPaper(paper), kind.name, fontsOf(paper));
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
