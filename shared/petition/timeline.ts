import type { PetitionEvent } from "./events.ts";

/**
 * What the timeline keeps of an event: enough to say what happened and to compute steps. Texts, values and
 * attachments stand in their own places of the view and are not kept twice.
 */
export function timelineBody(event: PetitionEvent): Readonly<Record<string, unknown>> {
  switch (event.type) {
    case "petition.registered": {
      const { number, registrationDate, confirmation, attachments, sameMatterAs, receiver, origin } = event.body;
      const body = { number, registrationDate, confirmation, attachments: attachments.length, sameMatterAs };
      return { ...body, ...(receiver === undefined ? {} : { receiver }), ...(origin === undefined ? {} : { origin }) };
    }
    case "petition.amended":
      return { fields: Object.keys(event.body.changes).sort() };
    case "petition.conflict-settled":
      if (event.body.field === "step") return event.body;
      return { field: event.body.field, chosen: event.body.chosen, over: event.body.over };
    case "petition.supplemented": {
      const { receiptDate, signed, attachments } = event.body;
      return { receiptDate, signed, attachments: attachments.length };
    }
    case "petition.attached":
      return { attachments: event.body.attachments.map(({ hash, name }) => ({ hash, name })) };
    case "petition.noted":
      return {};
    default:
      return event.body;
  }
}
