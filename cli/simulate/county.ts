import { demoCounty, demoPlaces, demoTownships } from "../../shared/petition/demo-county.ts";
import { contentClasses } from "../../shared/petition/dictionary.ts";
import type { TownshipPlan } from "../alliance.ts";
import type { SimulatedPlace } from "./generator.ts";

/** The made-up county's district office. */
export const countyOffice: TownshipPlan = { organisation: demoCounty.code, name: demoCounty.office };

/** `count` townships: the demo county's own, then numbered ones up to 399. */
export function pickTownships(count: number): TownshipPlan[] {
  return Array.from({ length: count }, (_, i) => {
    const known = demoTownships[i];
    if (known) return { organisation: known.code, name: `${known.name}信访站` };
    return { organisation: `${demoCounty.code}${String(i + 1).padStart(3, "0")}`, name: `第${i + 1}镇信访站` };
  });
}

/** The villages of a township; one of its own name where the list has none. */
export function villagesOf(organisation: string): readonly [SimulatedPlace, ...SimulatedPlace[]] {
  const parent = `${organisation}000`;
  const [first, ...rest] = demoPlaces.filter((place) => place.parent === parent).map(({ code, name }) => ({ code, name }));
  return first ? [first, ...rest] : [{ code: `${organisation}200`, name: "中心村" }];
}

/** Code of a first-level content class by its name. Throws RangeError when there is none. */
export function contentClassCode(name: string): string {
  const entry = contentClasses.find((one) => one.parent === null && one.name === name);
  if (!entry) throw new RangeError(`no content class ${name}`);
  return entry.code;
}
