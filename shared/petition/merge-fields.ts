import type { EventId } from "../log/event.ts";
import { stateOf, withWritten } from "./field-state.ts";
import type { Attachment, FieldName, PetitionFields } from "./intake.ts";
import { insertInOrder } from "./order.ts";
import { custodyOf } from "./steps.ts";
import type { FieldState, PetitionView, Stamp, Written } from "./view.ts";

/** Who wrote a value, and which values the author had seen. */
interface Authorship {
  readonly stamp: Stamp;
  readonly base: EventId | null;
  readonly over: readonly EventId[];
}

/** The view with values written into some of its fields. */
export function withFields(
  view: PetitionView,
  changes: Readonly<Partial<PetitionFields>> | Readonly<Record<string, unknown>>,
  authorOf: (field: FieldName) => Authorship,
): PetitionView {
  const root = view.registered?.event ?? null;
  const custody = custodyOf(view.scope);
  const fields: Record<string, FieldState<unknown>> = { ...view.fields };
  for (const [name, value] of Object.entries(changes)) {
    const { over, ...author } = authorOf(name as FieldName);
    const written: Written<unknown> = over.length === 0 ? { value, ...author } : { value, ...author, over };
    fields[name] = withWritten(fields[name], written, root, custody);
  }
  return { ...view, fields: fields as PetitionView["fields"] };
}

/** The same values after another registration turned out to be the first. */
export function withRoot(view: PetitionView, root: EventId): PetitionView {
  const custody = custodyOf(view.scope);
  const fields = Object.fromEntries(
    Object.entries(view.fields).map(([name, state]) => [name, stateOf<unknown>(state.history, root, custody)]),
  );
  return { ...view, fields: fields as PetitionView["fields"] };
}

/** The view with more attachments: each content once, as it came first. */
export function withAttachments(view: PetitionView, attachments: readonly Attachment[], stamp: Stamp): PetitionView {
  if (attachments.length === 0) return view;
  let list = view.attachments;
  for (const attachment of attachments) list = insertInOrder(list, { attachment, stamp });
  const held = new Set<string>();
  const once = list.filter(({ attachment }) => !held.has(attachment.hash) && held.add(attachment.hash));
  return { ...view, attachments: once };
}
