import { spawn, spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { Journal } from "../../../electron/services/journal.ts";
import { realDisk } from "../../../electron/services/real-disk.ts";
import { bundledProgram } from "../../bundled-program.ts";
import { seededRandom } from "../../simulation/disk.ts";
import { temporaryFolder } from "../temporary-folder.ts";

let writer: string;
beforeAll(async () => {
  writer = await bundledProgram("test/electron/services/journal-writer.ts");
}, 180_000);

/** Runs the writer until `after` acknowledgements plus a moment, kills it without warning, answers the last acknowledged number. */
async function killed(folder: string, after: number, momentMs: number): Promise<number> {
  const child = spawn(process.execPath, [writer, folder], { stdio: ["ignore", "pipe", "inherit"] });
  let told = "";
  let doomed = false;
  child.stdout.on("data", (chunk: Buffer) => {
    told += chunk.toString();
    if (doomed || told.split("\n").length <= after) return;
    doomed = true;
    setTimeout(() => child.kill("SIGKILL"), momentMs);
  });
  await new Promise((resolve) => child.once("close", resolve));
  return Number(told.split("\n").at(-2) ?? 0);
}

describe("a journal whose process is killed", () => {
  const rounds = Number(process.env["DESK_KILL_ROUNDS"] ?? "6");
  it(`holds every frame that was acknowledged, in order, after each of ${rounds} kills`, {
    timeout: 20_000 + rounds * 3_000,
  }, async () => {
    const folder = await temporaryFolder();
    const random = seededRandom(11);
    for (let round = 0; round < rounds; round += 1) {
      const acknowledged = await killed(folder, 1 + Math.floor(random() * 20), random() * 5);
      const journal = await Journal.open(realDisk, folder);
      const { frames } = await journal.position();
      expect(frames).toBeGreaterThanOrEqual(acknowledged);
      for (let from: number | null = 0; from !== null; ) {
        const slice: Awaited<ReturnType<Journal["read"]>> = await journal.read(from, 1_000_000);
        slice.frames.forEach((frame, i) => {
          expect(new TextDecoder().decode(frame)).toMatch(new RegExp(`^${(from ?? 0) + i}(?!\\d)`));
        });
        from = slice.next;
      }
      await journal.close();
    }
  });
});

const hasStrace = process.platform === "linux" && spawnSync("strace", ["-o", "/dev/null", "true"]).status === 0;
if (!hasStrace) console.warn("SKIPPED: the order of system calls, because strace is not to be had here");

describe("the system calls of a new file", () => {
  it.skipIf(!hasStrace)("are fdatasync of its content, then its name, then fsync of the folder that holds the name", async () => {
    const folder = await temporaryFolder();
    const trace = join(folder, "trace");
    const run = spawnSync(
      "strace",
      ["-f", "-y", "-e", "trace=fdatasync,fsync,rename,renameat,renameat2", "-o", trace, process.execPath, writer, folder, "1"],
      { encoding: "utf8" },
    );
    expect(run.status, run.stderr).toBe(0);
    const journal = join(folder, "journal");
    const steps = (await readFile(trace, "utf8")).split("\n").flatMap((line) => {
      if (line.includes(" resumed>")) return [];
      if (/ fdatasync\(\d+<[^>]*\/\.journal\.[0-9a-f]{12}\.tmp>/.test(line)) return ["content"];
      if (/ rename\w*\(/.test(line) && line.includes(`"${journal}"`)) return ["name"];
      return line.includes(" fsync(") && line.includes(`<${folder}>`) ? ["folder"] : [];
    });
    // What follows is the hint that closing leaves.
    expect(steps.slice(0, 3)).toEqual(["content", "name", "folder"]);
  });
});

describe("the system calls of an append", () => {
  it.skipIf(!hasStrace)("are a write to the journal, fdatasync of it to its end, and only then the answer", async () => {
    const folder = await temporaryFolder();
    const trace = join(folder, "trace");
    const run = spawnSync(
      "strace",
      ["-f", "-y", "-e", "trace=write,pwrite64,fdatasync", "-o", trace, process.execPath, writer, folder, "25"],
      { encoding: "utf8" },
    );
    expect(run.status, run.stderr).toBe(0);
    const journal = join(folder, "journal");
    // A call that another thread interrupted stands on two lines: "<unfinished ...>" and "<... fdatasync resumed>".
    const unfinished = new Map<string, string>();
    let state: "answered" | "written" | "synced" = "answered";
    let answers = 0;
    for (const line of (await readFile(trace, "utf8")).split("\n")) {
      const [, thread = "", text = ""] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
      if (text.endsWith("<unfinished ...>")) {
        unfinished.set(thread, text);
        // A write counts from where it begins, a sync only from where it ends.
        if (!text.includes(`<${journal}>`) || text.startsWith("fdatasync")) continue;
      }
      const resumed = text.startsWith("<...") ? `${unfinished.get(thread) ?? ""}${text}` : text;
      if (/^p?write(64)?\(/.test(resumed) && resumed.includes(`<${journal}>`)) {
        expect(["answered", "written"]).toContain(state);
        state = "written";
      } else if (resumed.startsWith("fdatasync(") && resumed.includes(`<${journal}>`)) {
        expect(resumed).toMatch(/= 0$/);
        expect(state).toBe("written");
        state = "synced";
      } else if (/^write\(1</.test(resumed) && /"\d+\\n"/.test(resumed) && !text.startsWith("<...")) {
        expect(state).toBe("synced");
        state = "answered";
        answers += 1;
      }
    }
    expect(answers).toBe(25);
  });
});
