// `npm run bench`: speed and memory of the real program in a real Chromium, each figure beside its floor or peer.
// `npm run bench -- --only register,export,import,memory,unlock,clocks,worktable,opening --petitions N --quick`
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startBenchServer } from "./bench-server.ts";
import { buildPages, driverScript, ensurePeers } from "./build-pages.ts";
import { openChromium } from "./chromium.ts";
import { type Figure, tableOf } from "./figures.ts";
import { measureClocks } from "./measures/clocks.ts";
import { measureExport } from "./measures/exporting.ts";
import { measureImport } from "./measures/importing.ts";
import { measureMemory } from "./measures/memory.ts";
import { measureOpening } from "./measures/opening.ts";
import { measureRegister } from "./measures/register.ts";
import { measureUnlock } from "./measures/unlock.ts";
import { measureWorkTable } from "./measures/work-table.ts";
import type { Setting } from "./setting.ts";

const root = join(import.meta.dirname, "..", "..");
const measures = {
  register: measureRegister,
  unlock: measureUnlock,
  export: measureExport,
  import: measureImport,
  memory: measureMemory,
  clocks: measureClocks,
  worktable: measureWorkTable,
  opening: measureOpening,
} as const;

function wanted(): { readonly only: readonly (keyof typeof measures)[]; readonly petitions: number; readonly quick: boolean } {
  const { values } = parseArgs({
    options: {
      only: { type: "string" },
      petitions: { type: "string", default: "20000" },
      quick: { type: "boolean", default: false },
    },
  });
  const names = Object.keys(measures) as (keyof typeof measures)[];
  const only = values.only?.split(",") ?? names;
  const unknown = only.find((name) => !names.some((known) => known === name));
  const petitions = Number(values.petitions);
  if (unknown !== undefined || !Number.isInteger(petitions) || petitions < 10) {
    console.error(`--only takes ${names.join(",")}; --petitions a number from 10`);
    process.exit(2);
  }
  return { only: names.filter((name) => only.includes(name)), petitions, quick: values.quick };
}

async function bench(): Promise<boolean> {
  const { only, petitions, quick } = wanted();
  const say = (line: string) => console.error(line);
  const { buildAll } = (await import(join(root, "build/build.mjs"))) as { buildAll(): boolean };
  if (!buildAll()) throw new Error("the program does not build");
  ensurePeers();
  const built = join(root, ".cache/bench");
  const cache = join(root, ".cache/bench-data");
  mkdirSync(built, { recursive: true });
  mkdirSync(cache, { recursive: true });
  await buildPages(built);
  const scratch = mkdtempSync(join(built, "run-"));
  const profile = join(scratch, "profile");
  const server = await startBenchServer(join(built, "pages"), cache, join(scratch, "floor-journal"));
  const context = await openChromium(profile);
  const setting: Setting = {
    context,
    profile,
    script: driverScript(built),
    origin: server.origin,
    scratch,
    cache,
    quick,
    petitions,
    say,
  };
  const figures: Figure[] = [];
  const details: Record<string, unknown> = {};
  const began = new Date().toISOString();
  try {
    for (const name of only) {
      say(`${name} …`);
      const measured = await measures[name](setting);
      figures.push(...measured.figures);
      details[name] = measured.details;
      say(tableOf(measured.figures));
    }
  } finally {
    await context.close();
    await server.close();
    rmSync(scratch, { recursive: true, force: true });
  }
  const machine = { cores: cpus().length, processor: cpus()[0]?.model ?? "", node: process.version };
  writeFileSync(
    join(root, ".cache/bench.json"),
    `${JSON.stringify({ began, machine, petitions, quick, figures, details }, null, 2)}\n`,
  );
  console.log(tableOf(figures));
  return figures.every(({ limit }) => limit?.kept !== false);
}

bench().then(
  (kept) => {
    process.exitCode = kept ? 0 : 1;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 2;
  },
);
