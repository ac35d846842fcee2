import { describe, expect, it } from "vitest";
import { breachOf, findBreaches, importsOf } from "../build/walls.mjs";

describe("the walls between the rooms", () => {
  it("hold in the whole tree", () => {
    expect(findBreaches(".")).toEqual([]);
  });
  it.each([
    ["shared/log/chain.ts", "../petition/merge.ts"],
    ["shared/petition/merge.ts", "../../renderer/engine/store/store.ts"],
    ["renderer/features/intake/intake.tsx", "../petition/page.tsx"],
    ["renderer/features/intake/intake.tsx", "../../engine/ledger/ledger.ts"],
    ["renderer/engine/ledger/ledger.ts", "react"],
    ["renderer/app/app.tsx", "dexie"],
    ["electron/services/journal.ts", "electron"],
    ["electron/services/journal.ts", "../../shared/petition/merge.ts"],
    ["shared/crypto/suite.ts", "node:crypto"],
  ])("refuse that %s imports %s", (from, to) => {
    expect(breachOf(from, to)).not.toBeNull();
  });
  it.each([
    ["renderer/features/intake/intake.tsx", "../../engine/api/engine-api.ts"],
    ["renderer/engine/ledger/ledger.ts", "../../../shared/petition/merge.ts"],
    ["cli/desk.ts", "../renderer/engine/store/store-memory.ts"],
    ["electron/main.ts", "electron"],
  ])("let %s import %s", (from, to) => {
    expect(breachOf(from, to)).toBeNull();
  });
  it("see every form of import", () => {
    const text = `import a from "./a.ts";\nimport type { B } from "../b.ts";\nexport { c } from "./c.ts";\nconst d = await import("./d.ts");\nimport "./e.css";\nnew Worker(new URL("./f.ts", import.meta.url))`;
    expect(importsOf(text)).toEqual(["./a.ts", "../b.ts", "./c.ts", "./d.ts", "./e.css", "./f.ts"]);
  });
});
