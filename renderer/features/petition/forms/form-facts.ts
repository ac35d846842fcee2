import { documentNumber, numberWord } from "../../../../shared/documents/paper/number.ts";
import type { NumberSeries } from "../../../../shared/documents/paper/number-register.ts";
import type { OfficeProfile } from "../../../../shared/documents/paper/office.ts";
import { paperKind } from "../../../../shared/documents/papers/registry.ts";
import { courseOf } from "../../../../shared/petition/course/course.ts";
import type { Profile } from "../../../../shared/regulation/profile.ts";
import type { DeskStatus } from "../../../engine/api/desk-api.ts";
import type { PetitionDetail } from "../../../engine/api/petition-api.ts";
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

/**
 * What forms may know of a petition and the desk. `offices`: those that the desk may send to; `profile`: what it says of
 * itself; `register`: the numbers that it gave out; `rules`: those it goes by.
 */
export function formFacts(
  desk: DeskStatus,
  offices: readonly OfficeValue[],
  { view, clocks, endedBefore }: Pick<PetitionDetail, "view" | "clocks" | "endedBefore">,
  profile: Pick<OfficeProfile, "reviewBy" | "reexaminationBy" | "prefix">,
  register: readonly Pick<NumberSeries, "word" | "year" | "last">[],
  rules: Profile,
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
    endedBefore,
    nextNumber: (kind) => nextNumber(desk, profile.prefix, register, kind),
    offices,
    approvers: staff.filter((user) => user.role === "leader").map((user) => user.name),
    people: [...new Set([...people, ...staff.map((user) => user.name)])],
    units: namedIn(course.all, unitKeys),
    view,
    course,
    clocks,
    rules,
  };
}

function nextNumber(
  desk: DeskStatus,
  prefix: string,
  register: readonly Pick<NumberSeries, "word" | "year" | "last">[],
  kind: string,
): string {
  const series = paperKind(kind)?.series ?? null;
  if (series === null || prefix === "") return "";
  const word = numberWord(prefix, series, desk.office?.deviceCode ?? "A");
  const year = Number(desk.today.slice(0, 4));
  const last = register.find((one) => one.word === word && one.year === year)?.last ?? 0;
  return documentNumber({ word, year, ordinal: last + 1 });
}
