import type { EventId, Scope } from "../log/event.ts";
import { stateOf } from "./field-state.ts";
import type { FieldName, PetitionFields } from "./intake.ts";
import { custodyOf } from "./steps.ts";
import type { FieldState, PetitionView, Stamp, TimelineEntry, Written } from "./view.ts";

/** Place of an event in the packed timeline. */
type At = number;

/**
 * A view as it is kept: every stamp once (its event stands in the timeline), fields that nobody amended as plain
 * values, and no state that follows from a history. About a fifth of the view's own JSON.
 */
interface PackedView {
  readonly id: string;
  readonly scope: Scope;
  readonly number: string | null;
  readonly registered: At | null;
  readonly registrationDate: string | null;
  /** device, epoch, actor, organisation */
  readonly writers: readonly (readonly [string, string, string, string])[];
  /** event, count, seq, wall, writer, type, body */
  readonly timeline: readonly (readonly [EventId, number, number, string, number, string, TimelineEntry["body"]])[];
  /** Fields whose only value is the registration's. */
  readonly plain: Partial<PetitionFields>;
  /** Other fields: value, event, base, over. */
  readonly written: Readonly<Record<string, readonly (readonly [unknown, At, EventId | null, (readonly EventId[])?])[]>>;
  readonly statement: (Omit<NonNullable<PetitionView["statement"]>, "stamp"> & { readonly at: At }) | null;
  readonly voided: (Omit<NonNullable<PetitionView["voided"]>, "stamp"> & { readonly at: At }) | null;
  readonly lists: Readonly<Record<ListName, readonly Packed[]>>;
  readonly setAside: readonly EventId[];
  readonly contested: readonly string[];
  readonly forked: boolean;
  readonly sealed?: { readonly date: string; readonly at: At };
  readonly destroyed?: { readonly date: string; readonly receiptDate: string | null; readonly at: At };
}

const listNames = ["supplements", "attachments", "notes", "upperNumbers", "notices", "objections", "sameMatter"] as const;
type ListName = (typeof listNames)[number];
type Packed = Readonly<Record<string, unknown>> & { readonly at: At };
type Stamped = Readonly<Record<string, unknown>> & { readonly stamp: Stamp };

/** The view as JSON text, for keeping. `unpackView` gives it back exactly. */
export function packView(view: PetitionView): string {
  const writers = new Map<string, { readonly index: number; readonly parts: readonly [string, string, string, string] }>();
  const places = new Map<EventId, At>();
  const timeline = view.timeline.map(({ stamp, type, body }, at) => {
    places.set(stamp.event, at);
    const key = `${stamp.device}|${stamp.epoch}|${stamp.actor}|${stamp.organisation}`;
    let writer = writers.get(key);
    if (writer === undefined) {
      writer = { index: writers.size, parts: [stamp.device, stamp.epoch, stamp.actor, stamp.organisation] };
      writers.set(key, writer);
    }
    return [stamp.event, stamp.count, stamp.seq, stamp.wall, writer.index, type, body] as const;
  });
  const at = (stamp: Stamp): At => {
    const place = places.get(stamp.event);
    if (place === undefined) throw new RangeError("a stamp without its event");
    return place;
  };
  const packed = ({ stamp, ...rest }: Stamped): Packed => ({ ...rest, at: at(stamp) });
  const plain: Record<string, unknown> = {};
  const written: Record<string, readonly (readonly [unknown, At, EventId | null, (readonly EventId[])?])[]> = {};
  for (const [name, state] of Object.entries(view.fields) as [string, FieldState<unknown>][]) {
    const [only] = state.history;
    if (state.history.length === 1 && only !== undefined && only.stamp.event === view.registered?.event) plain[name] = only.value;
    else {
      written[name] = state.history.map((item) =>
        item.over === undefined
          ? ([item.value, at(item.stamp), item.base] as const)
          : ([item.value, at(item.stamp), item.base, item.over] as const),
      );
    }
  }
  const { id, scope, number, registrationDate, setAside, contested, forked } = view;
  const lists = Object.fromEntries(listNames.map((name) => [name, view[name].map((item) => packed({ ...item }))]));
  return JSON.stringify({
    id,
    scope,
    number,
    registered: view.registered && at(view.registered),
    registrationDate,
    writers: [...writers.values()].map((writer) => writer.parts),
    timeline,
    plain: plain as Partial<PetitionFields>,
    written,
    statement: view.statement && {
      text: view.statement.text,
      confirmation: view.statement.confirmation,
      at: at(view.statement.stamp),
    },
    voided: view.voided && { reason: view.voided.reason, approvedBy: view.voided.approvedBy, at: at(view.voided.stamp) },
    lists: lists as unknown as PackedView["lists"],
    setAside,
    contested,
    forked,
    ...(view.sealed === undefined ? {} : { sealed: { date: view.sealed.date, at: at(view.sealed.stamp) } }),
    ...(view.destroyed === undefined ? {} : { destroyed: packedDestruction(view.destroyed, at) }),
  } satisfies PackedView);
}

function packedDestruction({ date, receiptDate, stamp }: NonNullable<PetitionView["destroyed"]>, at: (stamp: Stamp) => At) {
  return { date, receiptDate, at: at(stamp) };
}

/** The view that `packView` was given. The text is our own: it is trusted and not validated. */
export function unpackView(text: string): PetitionView {
  const packed = JSON.parse(text) as PackedView;
  const timeline = packed.timeline.map(([event, count, seq, wall, writer, type, body]): TimelineEntry => {
    const [device = "", epoch = "", actor = "", organisation = ""] = packed.writers[writer] ?? [];
    return { stamp: { event, count, device, epoch, seq, wall, actor, organisation }, type, body };
  });
  const stampAt = (at: At): Stamp => {
    const entry = timeline[at];
    if (entry === undefined) throw new RangeError("an event that is not in the timeline");
    return entry.stamp;
  };
  const unpacked = <T>({ at, ...rest }: Packed): T => ({ ...rest, stamp: stampAt(at) }) as T;
  const root = packed.registered === null ? null : stampAt(packed.registered);
  const custody = custodyOf(packed.scope);
  const fields: Record<string, FieldState<unknown>> = {};
  if (root !== null) {
    for (const [name, value] of Object.entries(packed.plain)) {
      fields[name] = { value, stamp: root, rivals: [], history: [{ value, stamp: root, base: null }] };
    }
  }
  for (const [name, history] of Object.entries(packed.written)) {
    const items = history.map(([value, at, base, over]): Written<unknown> => {
      const stamp = stampAt(at);
      return over === undefined ? { value, stamp, base } : { value, stamp, base, over };
    });
    fields[name] = stateOf(items, root?.event ?? null, custody);
  }
  const list = <N extends ListName>(name: N) => packed.lists[name].map((item) => unpacked<PetitionView[N][number]>(item));
  return {
    id: packed.id,
    scope: packed.scope,
    number: packed.number,
    registered: root,
    registrationDate: packed.registrationDate,
    fields: fields as { readonly [K in FieldName]?: FieldState<PetitionFields[K]> },
    statement: packed.statement && unpacked<NonNullable<PetitionView["statement"]>>(packed.statement),
    supplements: list("supplements"),
    attachments: list("attachments"),
    notes: list("notes"),
    upperNumbers: list("upperNumbers"),
    notices: list("notices"),
    objections: list("objections"),
    sameMatter: list("sameMatter"),
    voided: packed.voided && unpacked<NonNullable<PetitionView["voided"]>>(packed.voided),
    timeline,
    setAside: packed.setAside,
    contested: packed.contested,
    forked: packed.forked,
    ...(packed.sealed === undefined ? {} : { sealed: { date: packed.sealed.date, stamp: stampAt(packed.sealed.at) } }),
    ...(packed.destroyed === undefined ? {} : { destroyed: unpacked<NonNullable<PetitionView["destroyed"]>>(packed.destroyed) }),
  };
}
