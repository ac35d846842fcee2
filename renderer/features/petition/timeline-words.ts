import { isStepType } from "../../../shared/petition/course/step-types.ts";
import { stepWords } from "../../../shared/petition/course/step-words.ts";
import type { BodyOf } from "../../../shared/petition/events.ts";
import { confirmationLabels, eventLabels, fieldLabels } from "../../../shared/petition/labels.ts";
import type { TimelineEntry } from "../../../shared/petition/view.ts";
import { stepDetail } from "./step-details.ts";
import { strings } from "./strings.ts";

/** One line of 办理过程: what was done, the article it rests on, the day it happened, and the few words that matter of it. */
export interface TimelineLine {
  readonly what: string;
  readonly article: string | null;
  /** The day that a person entered; null where the line has no day of its own. */
  readonly day: string | null;
  readonly detail: string | null;
}

const articles: Readonly<Record<string, string>> = {
  "petition.registered": "第21条",
  "petition.statement-confirmed": "第19条",
};

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function labelOf(labels: Readonly<Record<string, string>>, code: unknown): string {
  return labels[text(code)] ?? text(code);
}

function materials(value: unknown): string {
  const count = Array.isArray(value) ? value.length : value;
  return typeof count === "number" && count > 0 ? strings.materialsCount(count) : "";
}

function detailOf({ type, body }: TimelineEntry): string {
  switch (type) {
    case "petition.registered":
    case "petition.attached":
      return materials(body["attachments"]);
    case "petition.amended": {
      const { fields } = body;
      return strings.changedFields((Array.isArray(fields) ? fields : []).map((one) => labelOf(fieldLabels, one)).join("、"));
    }
    case "petition.statement-confirmed":
      return labelOf(confirmationLabels, body["how"]);
    case "petition.supplemented":
      return [body["signed"] === true ? strings.signed : strings.unsigned, materials(body["attachments"])]
        .filter(Boolean)
        .join("，");
    case "petition.upper-number-recorded":
      return `${text(body["system"])} ${text(body["number"])}`;
    case "petition.conflict-settled":
      return body["field"] === "step" ? strings.choseStep : strings.chose(labelOf(fieldLabels, body["field"]));
    default:
      return "";
  }
}

/** The words of one event. A type of a later version is shown as such, never left out. */
export function timelineLine(entry: TimelineEntry): TimelineLine {
  const { type, body } = entry;
  const day = text(body["date"]) || text(body["receiptDate"]) || null;
  if (isStepType(type)) {
    const { name, article } = stepWords[type];
    const detail = [
      stepDetail(type, body as unknown as BodyOf<typeof type>),
      materials(body["attachments"]),
      text(body["remark"]),
    ]
      .filter(Boolean)
      .join("，");
    return { what: name, article: article || null, day, detail: detail || null };
  }
  const what = eventLabels[type];
  if (what === undefined) return { what: strings.unknownEvent, article: null, day: null, detail: type };
  return { what, article: articles[type] ?? null, day, detail: detailOf(entry) || null };
}
