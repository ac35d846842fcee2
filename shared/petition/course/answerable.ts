import { custodyOf } from "../steps.ts";
import type { PetitionView } from "../view.ts";
import { type Course, lastStep } from "./course.ts";

/** Who answers for a petition now, as far as anybody was named; empty strings where not. */
export interface Answerable {
  /** Lead unit (主办), else the unit it was last dispatched to (分办). */
  readonly unit: string;
  /** Handler at that unit. */
  readonly person: string;
  /** The leader who took it over (包案). */
  readonly lead: string;
}

/** Derived from the standing steps: a lead unit that was set later than, and elsewhere from, a dispatch leads alone. */
export function answerableOf(course: Course): Answerable {
  const dispatched = lastStep(course, "petition.dispatched")?.body;
  const units = lastStep(course, "petition.units-set")?.body;
  const lead = lastStep(course, "petition.lead-official-set")?.body.official ?? "";
  if (units && units.lead !== dispatched?.unit) return { unit: units.lead, person: "", lead };
  return { unit: dispatched?.unit ?? "", person: dispatched?.handler ?? "", lead };
}

/** Who took a petition on at its office: by name, or only by the id of a user of the desk that wrote it. */
export interface Receiver {
  readonly name: string;
  /** Empty where the name is known. */
  readonly user: string;
}

/** 首接人: who registered it there, or who signed in what another office had handed over; null where nobody did yet. */
export function receiverOf(view: PetitionView, course: Course): Receiver | null {
  const signed = lastStep(course, "petition.signed-in")?.body.by.trim() ?? "";
  if (signed !== "") return { name: signed, user: "" };
  const registered = view.timeline.find((entry) => entry.type === "petition.registered");
  if (registered === undefined || registered.stamp.organisation !== custodyOf(view.scope)) return null;
  const { receiver } = registered.body;
  if (typeof receiver === "string") return { name: receiver, user: "" };
  return { name: "", user: registered.stamp.actor };
}
