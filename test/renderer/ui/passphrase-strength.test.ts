import { describe, expect, test } from "vitest";
import { strengthOf } from "../../../renderer/ui/passphrase-strength.ts";

describe("advice on a passphrase", () => {
  test.each([
    ["石桥白鹭灯笼渡口", "很好"],
    ["correct horse battery", "很好"],
    ["kT4#mQz9", "可以"],
    ["short", "太短"],
    ["19680315", "太弱"],
    ["13800005521", "太弱"],
    ["password1", "太弱"],
    ["aaaaaaaaaaaa", "太弱"],
  ])("calls %s %s", (passphrase, word) => {
    expect(strengthOf(passphrase).word).toBe(word);
  });

  test("does not take what everybody in the office knows", () => {
    expect(strengthOf("青溪镇信访站2026", ["青溪镇信访站"]).word).toBe("太弱");
    expect(strengthOf("青溪镇信访站2026").level).toBeGreaterThanOrEqual(2);
  });
});
