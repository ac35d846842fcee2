import { confirmationLabels, eventLabels, fieldLabels, noticeLabels } from "../../../shared/petition/labels.ts";
import type { TimelineEntry } from "../../../shared/petition/view.ts";
import { strings } from "./strings.ts";

/** One line of 办理过程: what was done, the article it rests on, and the few words that matter of it. */
export interface TimelineLine {
  readonly what: string;
  readonly article: string | null;
  readonly detail: string | null;
}

const articles: Readonly<Record<string, string>> = {
  "petition.registered": "第21条",
  "petition.statement-confirmed": "第19条",
  "petition.notice-given": "第23条",
  "petition.objected": "第23条第3款",
};

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function labelOf(labels: Readonly<Record<string, string>>, code: unknown): string {
  return labels[text(code)] ?? text(code);
}

function count(value: unknown): string | null {
  return Array.isArray(value) && value.length > 0 ? strings.materialsCount(value.length) : null;
}

function detailOf({ type, body }: TimelineEntry): string | null {
  switch (type) {
    case "petition.registered":
    case "petition.attached":
      return count(body["attachments"]);
    case "petition.amended": {
      const fields = Object.keys((body["changes"] ?? {}) as Readonly<Record<string, unknown>>);
      return strings.changedFields(fields.map((field) => labelOf(fieldLabels, field)).join("、"));
    }
    case "petition.statement-confirmed":
      return strings.confirmedOn(text(body["date"]), labelOf(confirmationLabels, body["how"]));
    case "petition.supplemented":
    case "petition.noted":
      return text(body["text"]);
    case "petition.notice-given":
      return strings.noticeOf(text(body["date"]), labelOf(noticeLabels, body["how"]));
    case "petition.objected":
      return `${strings.objectedOn(text(body["date"]))}：${text(body["reason"])}`;
    case "petition.upper-number-recorded":
      return `${text(body["system"])} ${text(body["number"])}`;
    case "petition.conflict-settled":
      return strings.chose(labelOf(fieldLabels, body["field"]));
    case "petition.voided":
      return strings.voided(text(body["reason"]), text(body["approvedBy"]));
    default:
      return null;
  }
}

/** The words of one event. A type of a later version is shown as such, never left out. */
export function timelineLine(entry: TimelineEntry): TimelineLine {
  const what = eventLabels[entry.type];
  if (what === undefined) return { what: strings.unknownEvent, article: null, detail: entry.type };
  const detail = detailOf(entry);
  return { what, article: articles[entry.type] ?? null, detail: detail === "" ? null : detail };
}
