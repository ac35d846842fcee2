import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeOf, type DeskView, everything, readDesk, writeDesk } from "../../../renderer/features/desk/address.ts";

describe("the address of the work table", () => {
  const code = fc.option(fc.string().map(codeOf));
  const view: fc.Arbitrary<DeskView> = fc.record({
    card: fc.constantFrom("overdue", "today", "three", "seven", null),
    kind: fc.constantFrom("statutory", "internal", null),
    person: code,
    unit: code,
  });

  test("is read as it was written", () => {
    fc.assert(fc.property(view, (one) => void expect(readDesk(writeDesk(one))).toEqual(one)));
  });

  test("is bare where nothing is filtered", () => {
    expect(writeDesk(everything)).toBe("");
  });

  test("names nobody: a name stands there as eight digits", () => {
    const address = writeDesk({ ...everything, person: codeOf("周明"), unit: codeOf("农业农村办") });
    expect(address).toMatch(/^person=[0-9a-f]{8}&unit=[0-9a-f]{8}$/);
    expect(codeOf("周明")).not.toBe(codeOf("周敏"));
  });

  test.each(["person=周明", "unit=../x", "kind=urgent", "due=later", "due=__proto__", "person=12345"])(
    "asks for nothing with %s",
    (search) => {
      expect(readDesk(search)).toEqual(everything);
    },
  );
});
