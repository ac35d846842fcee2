import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { BundleRefused } from "../shared/bundle/bundle.ts";
import { readArguments, UsageError } from "./arguments.ts";
import { inspect, openInto, verify } from "./bundle.ts";
import { printClocks } from "./clocks.ts";
import { printDeadline } from "./deadline.ts";
import { demo } from "./demo.ts";
import { StepRefused } from "./office.ts";
import { simulate } from "./simulate.ts";

const usage = `desk: the headless side of Petition Desk (信访台)

  desk demo [--out DIR] [--seed N]
      plays the main job with a district and three townships through real files
      (into a new temporary folder unless DIR is given)
  desk simulate --townships N --petitions M --seed S --out DIR
      makes realistic Chinese data: desk folders and one bundle per township
  desk bundle inspect FILE [--json]
  desk bundle verify FILE --root FILE [--identity FILE]
  desk bundle open FILE --identity FILE --out DIR
  desk deadline --rule T03 --start 2026-09-10 [--days N] [--pause FROM..TO] [--profile FILE] [--json]
      the last day of a period under the 2022 regulation
  desk clocks --events FILE --today DATE [--profile FILE] [--json]
      all clocks, running and stopped, of the petitions in an events.ndjson that 'bundle open' left

Exit codes: 0 done · 1 a bundle was refused, or the demo found a difference · 2 bad arguments.`;

// Who pipes the output into `head` has seen enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function bundle([verb, ...words]: readonly string[]): Promise<number> {
  if (verb === "inspect") {
    const { options, files } = readArguments(words, { json: { kind: "flag" } } as const, 1);
    await inspect(resolve(files[0] ?? ""), options.json, print);
  } else if (verb === "verify") {
    const { options, files } = readArguments(
      words,
      { root: { kind: "text", required: true }, identity: { kind: "text" } } as const,
      1,
    );
    await verify(resolve(files[0] ?? ""), options.root, options.identity, print);
  } else if (verb === "open") {
    const table = { identity: { kind: "text", required: true }, out: { kind: "text", required: true } } as const;
    const { options, files } = readArguments(words, table, 1);
    await openInto(resolve(files[0] ?? ""), options.identity, resolve(options.out), print);
  } else
    throw new UsageError(`bundle ${verb === undefined ? "" : `${verb}: it `}takes inspect, verify or open; see 'desk --help'`);
  return 0;
}

async function run([command, ...words]: readonly string[]): Promise<number> {
  if (command === "help" || [command, ...words].some((word) => word === "--help" || word === "-h")) {
    print(usage);
    return 0;
  }
  switch (command) {
    case "demo": {
      const table = { out: { kind: "text" }, seed: { kind: "whole", most: 4_294_967_295 } } as const;
      const { options } = readArguments(words, table);
      return demo(options.out ? resolve(options.out) : mkdtempSync(join(tmpdir(), "desk-demo-")), options.seed ?? 1, print);
    }
    case "simulate": {
      const table = {
        townships: { kind: "whole", required: true, least: 1, most: 399 },
        petitions: { kind: "whole", required: true, least: 1, most: 200_000 },
        seed: { kind: "whole", required: true, most: 4_000_000 },
        out: { kind: "text", required: true },
      } as const;
      const { options } = readArguments(words, table);
      await simulate(resolve(options.out), options, print, (line) => process.stderr.write(`${line}\n`));
      return 0;
    }
    case "deadline": {
      const table = {
        rule: { kind: "text", required: true },
        start: { kind: "text", required: true },
        days: { kind: "whole", least: 1, most: 3660 },
        pause: { kind: "text" },
        profile: { kind: "text" },
        json: { kind: "flag" },
      } as const;
      printDeadline(readArguments(words, table).options, print);
      return 0;
    }
    case "clocks": {
      const table = {
        events: { kind: "text", required: true },
        today: { kind: "text", required: true },
        profile: { kind: "text" },
        json: { kind: "flag" },
      } as const;
      await printClocks(readArguments(words, table).options, print);
      return 0;
    }
    case "bundle":
      return bundle(words);
    default:
      throw new UsageError(command ? `unknown command '${command}'; see 'desk --help'` : "which command? See 'desk --help'");
  }
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`desk: ${error.message}\n`);
    process.exitCode = 2;
  } else if (error instanceof BundleRefused || error instanceof StepRefused) {
    process.stderr.write(`desk: ${error.message}\n`);
    process.exitCode = 1;
  } else throw error;
}
