import type { BodyOf, PetitionEvent } from "./events.ts";
import type { Confirmation } from "./intake.ts";
import { withAttachments, withFields, withRoot } from "./merge-fields.ts";
import { formatNumber } from "./number.ts";
import { compareStamps, insertInOrder } from "./order.ts";
import type { PetitionView, Stamp } from "./view.ts";

type Registered = Extract<PetitionEvent, { readonly type: "petition.registered" }>;

/**
 * The view with its registration. Should a cloned machine have registered the same petition twice, the first in the
 * order names it, and the other's statement stays visible among the supplements (Art. 19: 如实记录).
 */
export function withRegistration(view: PetitionView, event: Registered, stamp: Stamp): PetitionView {
  const { body } = event;
  const first = view.registered === null || compareStamps(stamp, view.registered) < 0;
  const named = first ? namedBy(withoutFirst(view), event, stamp) : withSupplement(view, body.statement, body, stamp);
  const written = withFields(named, body.fields, () => ({ stamp, base: null, over: [] }));
  const linked =
    body.sameMatterAs === null
      ? written
      : { ...written, sameMatter: insertInOrder(written.sameMatter, { petition: body.sameMatterAs, stamp }) };
  const whole = withConfirmation(withAttachments(linked, body.attachments, stamp));
  return first ? withRoot(whole, stamp.event) : whole;
}

function namedBy(view: PetitionView, event: Registered, stamp: Stamp): PetitionView {
  const { body } = event;
  return {
    ...view,
    number: formatNumber(body.number, view.id),
    registered: stamp,
    registrationDate: body.registrationDate,
    statement: { text: body.statement, confirmation: body.confirmation, stamp },
  };
}

/** What was taken for the first registration steps back among the supplements. */
function withoutFirst(view: PetitionView): PetitionView {
  if (view.registered === null || view.statement === null) return view;
  const { event } = view.registered;
  const entry = view.timeline.find((item) => item.stamp.event === event);
  const receiptDate = view.fields.receiptDate?.history.find((item) => item.stamp.event === event)?.value;
  const body = {
    confirmation: (entry?.body["confirmation"] ?? null) as Confirmation | null,
    fields: { receiptDate: receiptDate ?? "" },
  };
  return withSupplement(view, view.statement.text, body, view.statement.stamp);
}

function withSupplement(
  view: PetitionView,
  text: string,
  body: { readonly confirmation: Confirmation | null; readonly fields: { readonly receiptDate: string } },
  stamp: Stamp,
): PetitionView {
  const signed = body.confirmation?.how === "signed";
  const supplement = { text, receiptDate: body.fields.receiptDate, signed, stamp };
  return { ...view, supplements: insertInOrder(view.supplements, supplement) };
}

/** A signature says more than a reading back, whoever recorded it first. */
const strength: Readonly<Record<Confirmation["how"], number>> = {
  "as-received": 0,
  "refused-to-sign": 1,
  "read-back": 2,
  signed: 3,
};

/** Whether the second confirmation adds to the first. */
export function confirmsMore(first: Confirmation | null, second: Confirmation): boolean {
  return first === null || strength[second.how] > strength[first.how];
}

/** The view with the strongest confirmation of its statement, the earliest among equals. */
export function withConfirmation(view: PetitionView): PetitionView {
  if (view.statement === null) return view;
  let best: Confirmation | null = null;
  for (const entry of view.timeline) {
    const found =
      entry.type === "petition.statement-confirmed"
        ? (entry.body as BodyOf<"petition.statement-confirmed">)
        : entry.stamp.event === view.registered?.event
          ? ((entry.body["confirmation"] ?? null) as Confirmation | null)
          : null;
    if (found !== null && confirmsMore(best, found)) best = found;
  }
  return { ...view, statement: { ...view.statement, confirmation: best } };
}
