import { expect, it } from "vitest";
import { dutyRoster } from "../../../shared/documents/duty-roster.ts";

it("prints who answers for which matter in which days, escaped, with a line to sign", () => {
  const matters = [
    { matter: "上坞村<水利>补助", owner: "周明", unit: "农业农村办" },
    { matter: "道路", owner: "沈洁", unit: "" },
  ];
  const page = dutyRoster({ occasion: "蓄水验收", from: "2026-11-20", to: "2026-11-26", matters }, "青溪镇信访站");
  for (const words of [
    "青溪镇信访站",
    "蓄水验收（2026年11月20日至2026年11月26日）",
    "2 项",
    "上坞村&lt;水利&gt;补助",
    "周明",
    "农业农村办",
  ]) {
    expect(page).toContain(words);
  }
  expect(page.match(/签字：/g)).toHaveLength(1);
  expect(page).not.toContain("<script");
});
