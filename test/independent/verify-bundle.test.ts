import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demo } from "../../cli/demo.ts";
import { bundledProgram } from "../bundled-program.ts";

const has = (program: string, ...words: string[]) => spawnSync(program, words).error === undefined;
const equipped =
  has("python3", "--version") &&
  has("unzip", "-v") &&
  has("minisign", "-v") &&
  has("age", "--version") &&
  has("gunzip", "--version");
if (!equipped) console.warn("SKIPPED: python3, unzip, minisign, age and gunzip are needed to verify bundles independently.");

/** The script imports nothing of this project and was written from docs/bundle-format.md alone. */
function verify(bundle: string, root: string, identity: string) {
  return spawnSync("python3", ["test/independent/verify_bundle.py", bundle, "--root", root, "--identity", identity, "--json"], {
    encoding: "utf8",
  });
}

describe.skipIf(!equipped)("standard tools and an independent script", () => {
  const scratch = mkdtempSync(join(tmpdir(), "petition-desk-independent-"));
  const out = join(scratch, "demo");
  const root = join(out, "root.pub");
  const district = join(out, "990127.identity");
  const bundles = () => readdirSync(out).filter((name) => name.startsWith("上报-"));

  let program: string;
  beforeAll(async () => {
    program = await bundledProgram("cli/desk.ts");
    expect(await demo(out, 3, () => {})).toBe(0);
  }, 120_000);
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it("recompute every hash, chain and head of real bundles, and find the same events as the program", () => {
    expect(bundles()).toHaveLength(3);
    for (const name of bundles()) {
      const answer = verify(join(out, name), root, district);
      expect(answer.stderr).toBe("");
      expect(answer.status).toBe(0);
      const opened = spawnSync(process.execPath, [
        program,
        "bundle",
        "open",
        join(out, name),
        "--identity",
        district,
        "--out",
        join(scratch, name),
      ]);
      expect(opened.status).toBe(0);
      const lines = readFileSync(join(scratch, name, "events.ndjson"), "utf8").split("\n");
      const ids = lines
        .filter((line) => line.includes("\t"))
        .map((line) =>
          createHash("sha256")
            .update(line.slice(0, line.indexOf("\t")))
            .digest("hex"),
        );
      const found = JSON.parse(answer.stdout);
      expect(found.events).toBe(ids.length);
      expect(found.ids_sha256).toBe(
        createHash("sha256")
          .update(ids.map((id) => `${id}\n`).join(""))
          .digest("hex"),
      );
      expect(found.heads).toBeGreaterThan(0);
    }
  }, 120_000);

  it("refuse a bundle with one changed byte, and another district's root", () => {
    const [name = ""] = bundles();
    const bytes = readFileSync(join(out, name));
    for (const share of [0.1, 0.4, 0.7, 0.98]) {
      const altered = Buffer.from(bytes);
      const at = Math.floor(altered.length * share);
      altered[at] = (altered[at] ?? 0) ^ 0x01;
      const path = join(scratch, "altered.xfb");
      writeFileSync(path, altered);
      expect(verify(path, root, district).status).toBe(1);
    }
    const stranger = "test/fixtures/bundle-v1/root.pub";
    expect(verify(join(out, name), stranger, district).status).toBe(1);
  }, 60_000);
});
