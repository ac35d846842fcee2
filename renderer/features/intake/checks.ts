import { fieldIssues } from "../../../shared/petition/intake-checks.ts";
import type { Issue } from "../../../shared/petition/issue.ts";
import { petitionerFindings } from "../../../shared/petition/petitioner-checks.ts";
import { checkIdentityCard, type IdentityCard } from "../../../shared/petition/validation/identity-card.ts";
import { nationalProfile } from "../../../shared/regulation/national-profile.ts";
import type { Profile } from "../../../shared/regulation/profile.ts";
import type { IntakeForm } from "./form.ts";
import { sourceHasPaper, toIntake } from "./to-intake.ts";

/** What a check says of one field: `refuse` stands in the way of saving, `warn` only asks to look again. */
export interface FieldNote {
  readonly level: "refuse" | "warn";
  readonly message: string;
}

/** Notes by field path (`petitioners.0.phone`), worst first come. */
export type FieldNotes = ReadonlyMap<string, FieldNote>;

/** What a possible identity number says of its holder (GB 11643); null while it is none. `today` bounds the birth date. */
export function fromIdentityNumber(typed: string, today: string): IdentityCard | null {
  if (typed.trim() === "") return null;
  const found = checkIdentityCard(typed, today);
  return found.kind === "impossible" ? null : found.derived;
}

/** Where a finding about one 信访人 is shown. */
const petitionerPaths: Readonly<Record<string, string>> = {
  "no-name": "name",
  "no-address": "address",
  name: "name",
  phone: "phone",
  "credit-code": "creditCode",
  "identity-card": "identityNumber",
  "birth-date": "birthDate",
  "sex-differs": "birthDate",
  "birth-date-differs": "birthDate",
};

/** What is only missing is not said before the person wants to save: nobody is reproached for a form being filled in. */
const quiet: ReadonlySet<string> = new Set([
  "no-name",
  "no-address",
  "no-content-class",
  "no-representative",
  "sender-missing",
  "assignment-without-deadline",
  "agent-without-authority",
]);

function sentence(issue: Pick<Issue, "severity" | "message" | "article">): FieldNote {
  const article = issue.article === undefined || issue.message.includes("第") ? "" : `（${issue.article}）`;
  return { level: issue.severity === "refusal" ? "refuse" : "warn", message: issue.message + article };
}

const refuse = (message: string): FieldNote => ({ level: "refuse", message });

const dates = [
  ["receiptDate", "收到日期"],
  ["petitionDate", "信访日期"],
] as const;

/** What the form itself must hold to become an intake at all. */
function missing(form: IntakeForm): [string, FieldNote | null][] {
  return [
    ["title", form.title.trim() === "" ? refuse("请用一句话写明概况") : null],
    ["statement", form.statement.trim() === "" ? refuse("请记录原始陈述") : null],
    ["agent.name", form.byAgent && form.agentName.trim() === "" ? refuse("请填写代理人姓名，或取消“由人代理”") : null],
  ];
}

/**
 * Everything to say about a form, by the same rules that the engine applies when it registers. `wantsToSave` also
 * names what is missing. An empty deadline or a foreign identity document is no fault.
 */
export function checkForm(form: IntakeForm, today: string, wantsToSave: boolean, profile: Profile = nationalProfile): FieldNotes {
  const notes = new Map<string, FieldNote>();
  const add = (path: string, note: FieldNote | null) => {
    const before = notes.get(path);
    if (note && (!before || (before.level === "warn" && note.level === "refuse"))) notes.set(path, note);
  };
  const intake = toIntake(form, today);
  const everything = { profile, dictionaries: { contentClass: null, place: null } };
  for (const issue of fieldIssues(intake, today, everything)) {
    if (issue.field === "petitioners" || (quiet.has(issue.code) && !wantsToSave)) continue;
    add(pathOf(issue, form), sentence(issue));
  }
  for (const [path, word] of dates) if (intake[path] === "") notes.set(path, refuse(`请填写${word}`));
  if (intake.groupSize < 1) notes.set("groupSize", refuse("人数应为 1 以上的整数，请核对"));
  if (!form.anonymous) {
    for (const place of form.petitioners.keys()) {
      const [alone] = toIntake({ ...form, petitioners: form.petitioners.slice(place, place + 1) }, today).petitioners;
      if (!alone && (place > 0 || !wantsToSave)) continue;
      for (const issue of petitionerFindings(
        { ...intake, agent: null, representatives: [], petitioners: alone ? [alone] : [] },
        today,
      )) {
        if (quiet.has(issue.code) && !wantsToSave) continue;
        add(`petitioners.${place}.${petitionerPaths[issue.code] ?? "name"}`, sentence(issue));
      }
    }
  }
  if (wantsToSave) for (const [path, note] of missing(form)) add(path, note);
  return notes;
}

function pathOf(issue: Issue, form: IntakeForm): string {
  if (issue.field === "agent") return issue.code === "phone" ? "agent.phone" : "agent.name";
  if (issue.field !== "source" || !sourceHasPaper(form.sourceKind)) return issue.field;
  return issue.code === "sender-missing" ? "source.office" : "source.deadline";
}

/** Whether anything stands in the way of saving. */
export function refusals(notes: FieldNotes): readonly string[] {
  return [...notes].filter(([, note]) => note.level === "refuse").map(([path]) => path);
}
