import type { OfficeProfile } from "../../../../shared/documents/paper/office.ts";
import { courseOf } from "../../../../shared/petition/course/course.ts";
import type { PetitionView } from "../../../../shared/petition/view.ts";
import type { Clock } from "../../../../shared/regulation/clock.ts";
import type { DeskStatus } from "../../../engine/api/desk-api.ts";
import type { FormFacts, OfficeValue } from "./form-fields.ts";

/** Keys of step bodies that name officers, and units inside the office. */
const officerKeys = ["by", "handler", "servers", "chair", "official", "assisting", "reporter", "person", "owner"];
const unitKeys = ["unit", "lead", "coHandling"];

/** Names that steps have under these keys, the last first, each once. */
function namedIn(steps: readonly { readonly body: object }[], keys: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const { body } of [...steps].reverse()) {
    for (const key of keys) {
      const value: unknown = Reflect.get(body, key);
      for (const name of Array.isArray(value) ? value : [value]) {
        if (typeof name === "string" && name.trim() !== "") found.add(name.trim());
      }
    }
  }
  return [...found];
}

/** What forms may know of a petition and the desk. `offices`: those that the desk may send to; `profile`: what it says of itself. */
export function formFacts(
  desk: DeskStatus,
  offices: readonly OfficeValue[],
  view: PetitionView,
  clocks: readonly Clock[],
  profile: Pick<OfficeProfile, "reviewBy" | "reexaminationBy">,
): FormFacts {
  const course = courseOf(view);
  const staff = desk.users.filter((user) => user.role !== "auditor");
  const people = namedIn(course.all, officerKeys);
  return {
    today: desk.today,
    me: desk.user?.name ?? "",
    office: { organisation: desk.office?.organisation ?? "", name: desk.office?.name ?? "" },
    superior: desk.superior,
    reviewBy: profile.reviewBy,
    reexaminationBy: profile.reexaminationBy,
    offices,
    approvers: staff.filter((user) => user.role === "leader").map((user) => user.name),
    people: [...new Set([...people, ...staff.map((user) => user.name)])],
    units: namedIn(course.all, unitKeys),
    view,
    course,
    clocks,
  };
}
