import { describe, expect, it } from "vitest";
import { contentClassChoices, contentClassNames, placeChoices, placeNames } from "../../../renderer/ui/choices.ts";
import { demoPlaces } from "../../../shared/petition/demo-county.ts";
import { contentClasses, pathName, placeName } from "../../../shared/petition/dictionary.ts";

describe("names of codes", () => {
  it("are those of the dictionary, with what lies above", () => {
    for (const { code } of demoPlaces) expect(placeNames(demoPlaces).get(code)).toBe(placeName(demoPlaces, code));
    for (const { code } of contentClasses)
      expect(contentClassNames(contentClasses).get(code)).toBe(pathName(contentClasses, code));
    expect(placeNames(demoPlaces).get("990127001201")).toBe("青溪镇下坞村");
  });

  it("stay for codes that may no longer be chosen, because old petitions carry them", () => {
    const closed = demoPlaces.map((entry) => ({ ...entry, active: entry.code !== "990127001201" }));
    expect(placeNames(closed).get("990127001201")).toBe("青溪镇下坞村");
    expect(placeChoices(closed).map((choice) => choice.value)).not.toContain("990127001201");
    const retired = contentClasses.map((entry) => ({ ...entry, active: entry.code !== "L-01" }));
    expect(contentClassNames(retired).get("L-01-01")).toBe("农村农业 / 土地承包");
    expect(contentClassChoices(retired).map((choice) => choice.value)).not.toContain("L-01");
  });

  it("come to an end where parents run in a circle", () => {
    const circle = [
      { code: "a", name: "甲", parent: "b", active: true },
      { code: "b", name: "乙", parent: "a", active: true },
    ];
    expect(contentClassNames(circle).get("a")).toContain("甲");
  });
});
