import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundledProgram } from "../bundled-program.ts";

const scratch = mkdtempSync(join(tmpdir(), "petition-desk-cli-"));
const out = join(scratch, "demo");

let program: string;
/** What the demo of the tests printed. */
let shown: string;

function run(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
  return { status, stdout, stderr };
}

function desk(...words: string[]) {
  return run(program, ...words);
}

function written(name: string, text: string): string {
  const path = join(scratch, name);
  writeFileSync(path, text);
  return path;
}

/** A file with a local profile that says this much. */
function localProfile(name: string, more: object): string {
  const profile = { id: "local", name: "本县规定", source: "本县〔2026〕1号", effectiveFrom: "2020-01-01", ...more };
  return written(name, JSON.stringify(profile));
}

/** Paths of the bundles that townships sent up. */
function sentUp(): string[] {
  return readdirSync(out)
    .filter((name) => name.startsWith("上报-"))
    .map((name) => join(out, name));
}

beforeAll(async () => {
  program = await bundledProgram("cli/desk.ts");
  // Once as a person starts it, over tsx.
  const played = run("--import", "tsx", "cli/desk.ts", "demo", "--out", out, "--seed", "5");
  expect(played.stderr).toBe("");
  expect(played.status).toBe(0);
  expect(played.stdout).toContain("一致");
  shown = played.stdout;
}, 180_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe("desk demo", () => {
  it("leaves bundles, the root's public key, identities and a report in which township and district agree", () => {
    const left = readdirSync(out);
    expect(left.filter((name) => name.endsWith(".xfb"))).toHaveLength(9);
    expect(left).toContain("root.pub");
    expect(left.filter((name) => name.endsWith(".identity"))).toHaveLength(4);
    const report = JSON.parse(readFileSync(join(out, "report.json"), "utf8"));
    const [district, ...townships] = report.after;
    expect(report.differences).toEqual([]);
    expect(townships).toHaveLength(3);
    for (const township of townships) {
      expect(township.acknowledged).toBe(township.petitions);
      expect(township.petitions).toBeGreaterThan(0);
      for (const [number, digest] of Object.entries(township.digests)) expect(district.digests[number]).toBe(digest);
    }
    expect(report.before[0].petitions).toBe(0);
  });
  it("tells of each export the same steps as its table, and beside them those that no petition counts", () => {
    const report = JSON.parse(readFileSync(join(out, "report.json"), "utf8"));
    const [, ...townships] = report.before;
    for (const { name, events } of townships) {
      expect(shown).toMatch(new RegExp(`${name} → \\S+\\.xfb：6 件，办理记录 ${events} 条、工位记录 1 条，`));
    }
  });
  it("refuses a folder that is not empty", () => {
    expect(desk("demo", "--out", out)).toMatchObject({ status: 2, stdout: "" });
  });
});

describe("desk", () => {
  it("prints the usage wherever --help stands", () => {
    const said = desk("demo", "--help");
    expect(said).toMatchObject({ status: 0, stderr: "" });
    expect(said.stdout).toContain("desk bundle verify FILE --root FILE");
  });
  it("says which words stand behind 'bundle'", () => {
    expect(desk("bundle")).toMatchObject({
      status: 2,
      stderr: "desk: bundle takes inspect, verify or open; see 'desk --help'\n",
    });
  });
});

describe("desk bundle", () => {
  it("inspects without keys, as text and as JSON", () => {
    const [file = ""] = sentUp();
    expect(desk("bundle", "inspect", file).stdout).toContain("sync");
    const seen = JSON.parse(desk("bundle", "inspect", file, "--json").stdout);
    expect(seen).toMatchObject({ trusted: false, signature: "fits", manifest: { kind: "sync", to: { organisation: "990127" } } });
  });
  it("verifies against the root, and every event with an identity", () => {
    const [file = ""] = sentUp();
    const root = join(out, "root.pub");
    expect(desk("bundle", "verify", file, "--root", root)).toMatchObject({ status: 0 });
    const whole = desk("bundle", "verify", file, "--root", root, "--identity", join(out, "990127.identity"));
    expect(whole.status).toBe(0);
    expect(whole.stdout).toContain("逐一核对");
  });
  it("opens what the identity may read, and nothing of a neighbour's", () => {
    const [file = ""] = sentUp();
    const open = join(scratch, "open");
    expect(desk("bundle", "open", file, "--identity", join(out, "990127.identity"), "--out", open).status).toBe(0);
    expect(readFileSync(join(open, "events.ndjson"), "utf8")).toContain("petition.registered");
    const from = /上报-(\d{9})/.exec(file)?.[1];
    const neighbour = from === "990127001" ? "990127002" : "990127001";
    const refused = desk(
      "bundle",
      "open",
      file,
      "--identity",
      join(out, `${neighbour}.identity`),
      "--out",
      join(scratch, "shut"),
    );
    expect(refused).toMatchObject({ status: 1 });
    expect(refused.stderr).toContain("other-recipient");
  });
  it("answers an altered bundle with its reason code and exit code 1", () => {
    const [file = ""] = sentUp();
    const bytes = readFileSync(file);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 0x10;
    const altered = join(scratch, "altered.xfb");
    writeFileSync(altered, bytes);
    const refused = desk("bundle", "verify", altered, "--root", join(out, "root.pub"));
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(/^desk: (bad-hash|altered|truncated):/);
  });
});

describe("bad arguments", () => {
  it.each([
    [[], "which command"],
    [["dance"], "unknown command 'dance'"],
    [["bundle", "verify", "nowhere.xfb"], "--root is missing"],
    [["bundle", "inspect", "nowhere.xfb"], "cannot read"],
    [["simulate", "--townships", "0", "--petitions", "1", "--seed", "1", "--out", "x"], "from 1 to 399"],
  ])("get one clear line and exit code 2: %s", (words, line) => {
    const answer = desk(...words);
    expect(answer).toMatchObject({ status: 2, stdout: "" });
    expect(answer.stderr).toContain(line);
    expect(answer.stderr.trim().split("\n")).toHaveLength(1);
  });
});

describe("files and folders that are not what a command takes", () => {
  const bundle = () => sentUp()[0] ?? "";
  const root = () => join(out, "root.pub");
  const own = () => join(out, "990127.identity");
  const plain = () => written("plain.txt", "nothing\n");
  const unread = () => written("unread.identity", "AGE-SECRET-KEY-1NOTONE\n");
  // Making a folder there fails on every Linux, for root too.
  const nowhere = "/proc/nowhere/out";
  const simulated = ["simulate", "--townships", "1", "--petitions", "1", "--seed", "1", "--out"];
  it.each<[string, () => string[], string]>([
    ["a folder for a bundle", () => ["bundle", "inspect", scratch], "cannot read"],
    ["a folder for a bundle to verify", () => ["bundle", "verify", scratch, "--root", root()], "cannot read"],
    ["a folder for a root", () => ["bundle", "verify", bundle(), "--root", scratch], "cannot read"],
    ["a file without a root", () => ["bundle", "verify", bundle(), "--root", plain()], "is not a root public key"],
    [
      "a file without an identity",
      () => ["bundle", "verify", bundle(), "--root", root(), "--identity", plain()],
      "no age identity",
    ],
    [
      "an identity that is none",
      () => ["bundle", "verify", bundle(), "--root", root(), "--identity", unread()],
      "no age identity",
    ],
    [
      "an identity that is none to open with",
      () => ["bundle", "open", bundle(), "--identity", unread(), "--out", join(scratch, "no")],
      "no age identity",
    ],
    [
      "an identity that was left empty",
      () => ["bundle", "verify", bundle(), "--root", root(), "--identity="],
      "--identity is empty",
    ],
    ["an empty name for the folder", () => ["demo", "--out="], "--out is empty"],
    [
      "a file for the folder of open",
      () => ["bundle", "open", bundle(), "--identity", own(), "--out", plain()],
      "is not a folder",
    ],
    ["a file for the folder of demo", () => ["demo", "--out", plain()], "is not a folder"],
    ["a file for the folder of simulate", () => [...simulated, plain()], "is not a folder"],
    ["a file above the folder", () => [...simulated, join(plain(), "below")], "is not a folder"],
    ["a folder that holds something", () => [...simulated, scratch], "is not an empty folder"],
    ["a folder that cannot be made", () => ["demo", "--out", nowhere], "cannot make"],
    [
      "a folder of open that cannot be made",
      () => ["bundle", "open", bundle(), "--identity", own(), "--out", nowhere],
      "cannot make",
    ],
  ])("get one clear line and exit code 2: %s", (_, words, line) => {
    const answer = desk(...words());
    expect(answer).toMatchObject({ status: 2, stdout: "" });
    expect(answer.stderr).toContain(line);
    expect(answer.stderr.trim().split("\n")).toHaveLength(1);
  });
});

describe("desk simulate", () => {
  it("makes the same content from the same seed, and other keys", () => {
    const make = (name: string, seed: string) => {
      const folder = join(scratch, name);
      expect(desk("simulate", "--townships", "2", "--petitions", "5", "--seed", seed, "--out", folder).status).toBe(0);
      return {
        ...JSON.parse(readFileSync(join(folder, "simulation.json"), "utf8")),
        root: readFileSync(join(folder, "root.pub"), "utf8"),
      };
    };
    const [first, again, other] = [make("a", "9"), make("b", "9"), make("c", "10")];
    expect(again.content).toBe(first.content);
    expect(other.content).not.toBe(first.content);
    expect(again.root).not.toBe(first.root);
  }, 120_000);
});

describe("desk deadline", () => {
  const examples: { rule: string; start: string; days?: number; strict: string; latest: string; rolled: string }[] = JSON.parse(
    readFileSync("test/shared/regulation/deadline-examples.json", "utf8"),
  );
  it.each(examples)("counts $rule from $start", ({ rule, start, days, strict, latest, rolled }) => {
    const answer = desk("deadline", "--rule", rule, "--start", start, ...(days ? ["--days", String(days)] : []), "--json");
    expect(answer.status).toBe(0);
    expect(JSON.parse(answer.stdout)).toMatchObject({ rule, start, strict, latest, rolled });
    expect(Object.keys(JSON.parse(answer.stdout))).toEqual([
      "rule",
      "article",
      "start",
      "strict",
      "latest",
      "rolled",
      "warnings",
    ]);
  });
  it("refuses a pause where the rule knows none, and says so of a year without a holiday table", () => {
    const pause = ["--pause", "2026-03-10..2026-03-12"];
    expect(desk("deadline", "--rule", "T07", "--start", "2026-03-06", ...pause)).toMatchObject({ status: 2, stdout: "" });
    const heard = JSON.parse(desk("deadline", "--rule", "T12", "--start", "2026-03-06", ...pause, "--json").stdout);
    expect(heard.strict).toBe("2026-04-08");
    const late = JSON.parse(desk("deadline", "--rule", "T05", "--start", "2027-03-01", "--json").stdout);
    expect(late.warnings.join()).toContain("2027");
  });
  it("counts by a local profile that a file holds, and by the national rules before it came into force", () => {
    const file = localProfile("days.json", { rules: { T03: { article: "本县规定第3条", length: 10 } } });
    const count = (start: string) =>
      JSON.parse(desk("deadline", "--rule", "T03", "--start", start, "--profile", file, "--json").stdout);
    expect(count("2026-03-02")).toMatchObject({ article: "本县规定第3条", strict: "2026-03-12" });
    expect(count("2019-03-02")).toMatchObject({ article: "第23条第2款", strict: "2019-03-17" });
    const table = desk("deadline", "--rule", "T03", "--start", "2026-03-02", "--profile", file);
    expect([table.status, table.stderr]).toEqual([0, ""]);
    expect(table.stdout).toMatch(/最后一日（地方规定）\s.*2026-03-12/);
  });
});

describe("a local profile that is none", () => {
  const noLength = { rules: { T03: { article: "本县规定第3条", length: null } } };
  it.each<[string, () => string, string]>([
    ["a file that is not there", () => join(scratch, "nowhere.json"), "cannot read"],
    ["a file that is no JSON", () => written("broken.json", "{"), "不是有效的 JSON 文件"],
    ["a change without its article", () => localProfile("bare.json", { rules: { T03: { length: 10 } } }), "依据"],
    ["a change that does not fit the rules beneath it", () => localProfile("lengthless.json", noLength), "T03"],
  ])("is refused with one sentence and exit code 2 by deadline and by clocks: %s", (_, make, sentence) => {
    const file = make();
    const events = written("none.ndjson", "");
    for (const words of [
      ["deadline", "--rule", "T03", "--start", "2026-03-02", "--profile", file],
      ["clocks", "--events", events, "--today", "2026-11-25", "--profile", file],
    ]) {
      const { status, stdout, stderr } = desk(...words);
      expect([status, stdout]).toEqual([2, ""]);
      expect(stderr).toContain(sentence);
      expect(stderr).toContain(file);
      expect(stderr.trim().split("\n")).toHaveLength(1);
    }
  });
});

describe("desk clocks", () => {
  it("lists the clocks of every petition that a bundle brought, and under a local profile those of its time", () => {
    const [file = ""] = sentUp();
    const open = join(scratch, "clocks");
    expect(desk("bundle", "open", file, "--identity", join(out, "990127.identity"), "--out", open).status).toBe(0);
    const events = join(open, "events.ndjson");
    const found = JSON.parse(desk("clocks", "--events", events, "--today", "2026-11-25", "--json").stdout);
    expect(found.length).toBeGreaterThan(1);
    for (const { number, clocks } of found) {
      expect(number).toMatch(/^\d{9}-2026-/);
      expect(clocks[0]).toMatchObject({ rule: "T03", article: "第23条第2款", statutory: true });
      const { start, strict } = clocks[0];
      expect(JSON.parse(desk("deadline", "--rule", "T03", "--start", start, "--json").stdout).strict).toBe(strict);
      break;
    }
    expect(desk("clocks", "--events", events, "--today", "2026-11-25").stdout).toContain("书面告知");
    const profile = localProfile("local.json", { rules: { T03: { article: "本县规定第3条", length: 1 } } });
    const local = JSON.parse(desk("clocks", "--events", events, "--today", "2026-11-25", "--profile", profile, "--json").stdout);
    expect(local[0].clocks[0]).toMatchObject({ article: "本县规定第3条", statutory: false });
    expect(local[0].clocks[0].strict < found[0].clocks[0].strict).toBe(true);
    expect(desk("clocks", "--events", events, "--today", "2026-11-25", "--profile", profile).stdout).toContain("地方规定");
  });
  it("answers words that are off with one line", () => {
    const wrong = join(scratch, "wrong.ndjson");
    writeFileSync(wrong, '{"a":1}\nnothing\n');
    for (const words of [
      ["--today", "2026-11-25"],
      ["--events", wrong, "--today", "2026-11-31"],
      ["--events", wrong, "--today", "2026-11-25"],
      ["--events", join(scratch, "missing"), "--today", "2026-11-25"],
    ]) {
      const { status, stdout, stderr } = desk("clocks", ...words);
      expect([status, stdout]).toEqual([2, ""]);
      expect(stderr.trim().split("\n")).toHaveLength(1);
    }
  });
});
