import { blank, blankDay, longDay } from "./dates.ts";
import { decidersOf, reviewerTold } from "./deciders.ts";
import { withEntered } from "./derived-fields.ts";
import type { PaperFacts } from "./facts.ts";
import { fieldsOf } from "./fields.ts";
import type { PaperKind } from "./kind.ts";
import type { Paper } from "./model.ts";
import { remedyClause, remedyFields, routeOf, type TurnedTo } from "./remedy.ts";
import { shortenedFields } from "./shorten.ts";
import { fieldsIn, fillTemplate } from "./template.ts";

/** What is decided when a document is made. */
export interface Making {
  /** Fields that were filled in or drafted; they stand over what the record says. */
  readonly entered: Readonly<Record<string, string>>;
  /** 成文日期; null leaves it to be written by hand. */
  readonly date: string | null;
  /** 发文字号; empty until it is issued. */
  readonly number: string;
  /** The office's own template, or null for the built-in one. */
  readonly template: string | null;
}

/** The document out of its kind, the petition's facts and what was entered. Pure: the same in gives the same paper. */
export function makePaper(kind: PaperKind, facts: PaperFacts, making: Making): Paper {
  const fields = shortenedFields(withEntered(fieldsOf(facts), making.entered), kind.onePage ?? {});
  const value = (name: string) => {
    const text = (fields[name] ?? "").trim();
    return text === "" ? blank : text;
  };
  const decider = kind.signedBy ? value(kind.signedBy) : null;
  const title = kind.title.replace(/\{\{(.*?)\}\}/g, (_, name: string) => value(name));
  return {
    kind: kind.id,
    name: kind.name,
    title,
    layout: kind.layout,
    dense: kind.onePage !== undefined,
    office: decider ?? (facts.office.letterHead || facts.office.name),
    number: making.number,
    blocks: fillTemplate(making.template ?? kind.template, {
      value: (name) => (kind.layout === "form" ? (fields[name] ?? "").trim() : value(name)),
      omitted: (name) => (fields[name] ?? "").trim() === "" && !kind.required.includes(name),
      remedy: kind.remedy === null ? "" : remedyClause(kind.remedy, routeOf(facts.course), turnedTo(kind, facts, fields)),
      office: decider ?? facts.office.name,
      date: making.date === null ? blankDay : longDay(making.date),
    }),
  };
}

/** The office to which the petitioner may turn against this paper; empty where none is known. */
function nextAbove(kind: PaperKind, facts: PaperFacts): string {
  return kind.remedy === "review" ? decidersOf(facts).reexamination : reviewerTold(facts);
}

function turnedTo(kind: PaperKind, facts: PaperFacts, fields: Readonly<Record<string, string>>): TurnedTo {
  const [reconsideration, court] = remedyFields;
  return {
    above: nextAbove(kind, facts),
    reconsideration: (fields[reconsideration] ?? "").trim(),
    court: (fields[court] ?? "").trim(),
  };
}

/** Fields that the document uses, in order: what is known, and which have still to be filled in. */
export function fieldsToFill(kind: PaperKind, facts: PaperFacts, template: string | null) {
  const known = fieldsOf(facts);
  const names = [...fieldsIn(`${kind.title}\n${template ?? kind.template}`), ...(asksRemedy(kind) ? remedyFields : [])];
  return [...new Set(names)].map((name) => ({
    name,
    known: known[name] ?? "",
    required: kind.required.includes(name),
  }));
}

/** Whether the remedy that a paper prints names offices that only the officer knows. */
function asksRemedy({ remedy, routes }: PaperKind): boolean {
  return remedy === "route" && routes?.join() === "5";
}

/** Whom the document goes to by name, empty where it names nobody. */
export function addresseeOf(kind: PaperKind, facts: PaperFacts, entered: Making["entered"]): string {
  const line = kind.template.split("\n").find((one) => one.startsWith("> "));
  const [name = ""] = fieldsIn(line ?? "");
  return (entered[name] ?? fieldsOf(facts)[name] ?? "").trim();
}

/** Required fields that are still empty, in order. */
export function missingFields(kind: PaperKind, facts: PaperFacts, entered: Making["entered"]): readonly string[] {
  const fields: Readonly<Record<string, string>> = { ...fieldsOf(facts), ...entered };
  return kind.required.filter((name) => (fields[name] ?? "").trim() === "");
}

/** Why the document cannot be issued yet: the first required field that is empty, or null. */
export function missingField(kind: PaperKind, facts: PaperFacts, entered: Making["entered"]): string | null {
  return missingFields(kind, facts, entered)[0] ?? null;
}
