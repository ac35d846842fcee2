import { isDecisive } from "./course/exclusion.ts";
import type { StepType } from "./course/step-types.ts";
import { emptyView } from "./empty-view.ts";
import type { BodyOf, PetitionEvent } from "./events.ts";
import { withAttachments, withFields } from "./merge-fields.ts";
import { withConfirmation, withRegistration } from "./merge-registration.ts";
import { formatNumber } from "./number.ts";
import { insertInOrder, stampOf } from "./order.ts";
import { custodyOf, standingSteps } from "./steps.ts";
import { timelineBody } from "./timeline.ts";
import type { PetitionView, Stamp, TimelineEntry } from "./view.ts";

/**
 * The view with one more event. Commutative, associative and idempotent: whatever order events come in, and however
 * often, the same events give the same view. Nothing is refused; what cannot be becomes visible as rivals, `contested`
 * or `forked`. `organisation` is the writer's, from its certificate.
 *
 * A view belongs to one petition in one scope: giving an event of another is a bug and throws RangeError. The caller
 * parks an event whose subject is already known in another scope.
 */
export function merge(view: PetitionView | null, event: PetitionEvent, organisation: string): PetitionView {
  const before = view ?? emptyView(event.header.subject, event.header.scope);
  if (before.id !== event.header.subject || before.scope !== event.header.scope) {
    throw new RangeError("an event of another petition or scope");
  }
  if (before.timeline.some((entry) => entry.stamp.event === event.id)) return before;
  const stamp = stampOf(event, organisation);
  if (event.type === "petition.sealed") return withSealing(before, event, stamp);
  // What the petition said belongs to the cleared officers, whenever it comes.
  if (before.sealed !== undefined) return before;
  const entry: TimelineEntry = { stamp, type: event.type, body: timelineBody(event) };
  const forked = before.forked || before.timeline.some((other) => samePlace(other.stamp, stamp));
  return withContent({ ...before, timeline: insertInOrder(before.timeline, entry), forked }, event, stamp);
}

/** Nothing but that it was moved, when and by whom; of several sealings the first in the order tells. */
function withSealing(before: PetitionView, event: Sealing, stamp: Stamp): PetitionView {
  const others = before.timeline.filter((other) => other.type === "petition.sealed");
  const entry: TimelineEntry = { stamp, type: event.type, body: event.body };
  const timeline = insertInOrder(others, entry);
  const [first = entry] = timeline;
  const { date, number, registrationDate } = first.body as BodyOf<"petition.sealed">;
  return {
    ...emptyView(before.id, before.scope),
    number: number && formatNumber(number, before.id),
    registrationDate,
    timeline,
    forked: (before.sealed !== undefined && before.forked) || others.some((other) => samePlace(other.stamp, stamp)),
    sealed: { date, stamp: first.stamp },
  };
}

/** One writer numbered two events alike: its history has two branches. */
export function samePlace(a: Stamp, b: Stamp): boolean {
  return a.seq === b.seq && a.device === b.device && a.epoch === b.epoch;
}

type Sealing = Extract<PetitionEvent, { readonly type: "petition.sealed" }>;

function withContent(view: PetitionView, event: Exclude<PetitionEvent, Sealing>, stamp: Stamp): PetitionView {
  switch (event.type) {
    case "petition.registered":
      return withRegistration(view, event, stamp);
    case "petition.amended":
      return withFields(view, event.body.changes, (field) => ({
        stamp,
        base: event.header.base?.[field] ?? null,
        over: event.body.over?.[field] ?? [],
      }));
    case "petition.conflict-settled":
      if (event.body.field === "step") return withSteps(view);
      return withFields(view, { [event.body.field]: event.body.value }, () => ({
        stamp,
        base: event.body.chosen,
        over: event.body.over,
      }));
    case "petition.statement-confirmed":
      return withConfirmation(view);
    case "petition.supplemented": {
      const { text, receiptDate, signed, attachments } = event.body;
      const supplement = { text, receiptDate, signed, stamp };
      return withAttachments({ ...view, supplements: insertInOrder(view.supplements, supplement) }, attachments, stamp);
    }
    case "petition.attached":
      return withAttachments(view, event.body.attachments, stamp);
    case "petition.noted":
      return { ...view, notes: insertInOrder(view.notes, { text: event.body.text, stamp }) };
    case "petition.upper-number-recorded":
      return { ...view, upperNumbers: insertInOrder(view.upperNumbers, { ...event.body, stamp }) };
    // Which office destroyed its copy stands in the timeline; what that means for the content, kept-view.ts says.
    case "petition.destroyed":
      return view;
    case "petition.same-matter-linked":
      return { ...view, sameMatter: insertInOrder(view.sameMatter, { petition: event.body.petition, stamp }) };
    default:
      return withStep(view, event, stamp);
  }
}

function withStep(view: PetitionView, event: Extract<PetitionEvent, { readonly type: StepType }>, stamp: Stamp): PetitionView {
  const { body } = event;
  const files = "attachments" in body ? (body.attachments ?? []) : [];
  const file = event.type === "petition.document-issued" ? [event.body.file] : [];
  const next = withAttachments(view, [...files, ...file], stamp);
  return changesNothing(view, event.type) ? next : withSteps(next);
}

/**
 * A step that excludes no other, in a petition where nothing is contested, set aside or voided: it can only show that
 * somebody knew more, so all steps go on standing. Most steps of a long petition are such.
 */
function changesNothing(view: PetitionView, type: StepType): boolean {
  const quiet = view.contested.length === 0 && view.setAside.length === 0 && view.voided === null;
  return quiet && type !== "petition.voided" && !isDecisive(type);
}

function withSteps(view: PetitionView): PetitionView {
  const { notices, objections, voided, pairs, setAside } = standingSteps(view.timeline, custodyOf(view.scope));
  return { ...view, notices, objections, voided, setAside, contested: [...new Set(pairs.map((pair) => pair.code))].sort() };
}
