import type { Confirmation, Intake, Petitioner } from "../../../shared/petition/intake.ts";
import type { IntakeForm, PetitionerForm } from "./form.ts";

/** Full-width digits and letters become half-width, and blanks go: what a person types for a number. */
export function compact(value: string): string {
  return value.normalize("NFKC").replace(/\s+/g, "");
}

/** The name of a field only when it has a value: an absent field says nothing, an empty one would say "none". */
function optional<K extends string>(field: K, value: string): { readonly [P in K]?: string } {
  return value === "" ? {} : ({ [field]: value } as { readonly [P in K]?: string });
}

function toPetitioner(form: PetitionerForm): Petitioner {
  const common = {
    kind: form.kind,
    name: form.name.trim(),
    address: form.address.trim(),
    ...optional("phone", compact(form.phone)),
  };
  if (form.kind === "organisation") return { ...common, ...optional("creditCode", compact(form.creditCode).toUpperCase()) };
  const identityNumber = compact(form.identityNumber).toUpperCase();
  return {
    ...common,
    ...(identityNumber === "" ? {} : { identityKind: form.identityKind, identityNumber }),
    ...(form.sex === "" ? {} : { sex: form.sex }),
    ...optional("birthDate", form.birthDate.trim()),
    ...optional("occupation", form.occupation.trim()),
  };
}

/** Petitioners that were left wholly empty are no petitioners. */
function saysSomething(form: PetitionerForm): boolean {
  return [form.name, form.address, form.identityNumber, form.creditCode, form.phone].some((value) => value.trim() !== "");
}

function toConfirmation(form: IntakeForm, today: string): Confirmation | null {
  return form.confirmation === "later" ? null : { how: form.confirmation, date: today };
}

/** Names typed in one field, however they were separated. */
export function splitNames(names: readonly string[]): string[] {
  return names.flatMap((name) => name.split(/[、,，;；\s]+/)).filter((name) => name !== "");
}

/** The office, number and deadline belong to a source that has them: a matter referred or assigned, a leader's comment. */
export function sourceHasPaper(kind: IntakeForm["sourceKind"]): boolean {
  return (
    kind === "referred" || kind === "assigned" || kind === "leader-comment" || kind === "inspection" || kind === "hotline-12345"
  );
}

/**
 * The intake that a form stands for. It checks nothing: what is missing or impossible is said by the rules that the
 * engine applies too, so screen and engine cannot differ. `today` dates the confirmation of the statement.
 */
export function toIntake(form: IntakeForm, today: string): Intake {
  const size = Number.parseInt(compact(form.groupSize), 10);
  return {
    channel: form.channel,
    source: {
      kind: form.sourceKind,
      ...(sourceHasPaper(form.sourceKind)
        ? {
            ...optional("office", form.sourceOffice.trim()),
            ...optional("documentNumber", form.sourceDocumentNumber.trim()),
            ...optional("deadline", form.sourceDeadline.trim()),
          }
        : {}),
    },
    petitionDate: form.petitionDate.trim(),
    receiptDate: form.receiptDate.trim(),
    petitioners: form.anonymous ? [] : form.petitioners.filter(saysSomething).map(toPetitioner),
    anonymous: form.anonymous,
    groupSize: Number.isNaN(size) ? 0 : size,
    representatives: splitNames(form.representatives),
    agent:
      form.byAgent && form.agentName.trim() !== ""
        ? {
            name: form.agentName.trim(),
            ...optional("relation", form.agentRelation.trim()),
            ...optional("phone", compact(form.agentPhone)),
            authorised: form.agentAuthorised,
          }
        : null,
    category: form.category,
    contentClass: form.contentClass,
    place: form.place,
    purpose: form.purpose,
    complainedOf: form.complainedOf.trim(),
    title: form.title.trim(),
    summary: form.summary.trim(),
    confidential: form.confidential,
    statement: form.statement.trim(),
    confirmation: toConfirmation(form, today),
    attachments: form.attachments,
    sameMatterAs: form.sameMatterAs,
  };
}
