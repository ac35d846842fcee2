import { expect, it } from "vitest";
import { optionalLabel } from "../../../renderer/ui/optional-label.ts";

it.each([
  ["备注", "备注（可不填）"],
  ["参加人员（每行一个）", "参加人员（每行一个，可不填）"],
])("%s may stay empty: %s", (label, said) => {
  expect(optionalLabel(label)).toBe(said);
});
