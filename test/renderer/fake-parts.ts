import type { NewEvent } from "../../shared/petition/command.ts";
import { isParked, isPetitionEvent, readBody } from "../../shared/petition/events.ts";
import { merge } from "../../shared/petition/merge.ts";
import type { PetitionView } from "../../shared/petition/view.ts";

/** Petitions that a step registered beside its own (拆分), merged out of their events as the engine merges them. */
export function registeredBeside(view: PetitionView, events: readonly NewEvent[], wall: string): readonly PetitionView[] {
  const parts = new Map<string, PetitionView>();
  const organisation = view.scope.slice(0, view.scope.indexOf("/"));
  for (const [at, { type, subject, body, scope = view.scope }] of events.entries()) {
    if (subject === view.id || scope !== view.scope) continue;
    const count = (view.timeline.at(-1)?.stamp.count ?? 0) + 1 + at;
    const header = {
      v: 1 as const,
      scope,
      device: "a".repeat(32),
      epoch: "b".repeat(32),
      seq: count,
      prev: null,
      count,
      wall,
      actor: "u1",
      type,
      subject,
      bodyHash: "d".repeat(64),
    };
    const event = readBody(`${subject}${count.toString(16).padStart(32, "0")}`, header, { salt: "0".repeat(32), ...body });
    if (isParked(event) || !isPetitionEvent(event)) throw new Error(`${type} does not fit`);
    parts.set(subject, merge(parts.get(subject) ?? null, event, organisation));
  }
  return [...parts.values()];
}
