import { cpSync, mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { madeData } from "../data/made-data.ts";
import { compared, plain } from "../figures.ts";
import { openFloors } from "../floors.ts";
import { phaseMedians } from "../phases.ts";
import { serveDesk } from "../served-desk.ts";
import type { Measured, Setting } from "../setting.ts";

/** Export of a township's whole log to the district, in turn with its floor over the very text of the bundle. */
export async function measureExport(setting: Setting): Promise<Measured> {
  const { petitions } = setting;
  const rounds = setting.quick ? 2 : 7;
  const data = await madeData(setting.cache, { petitions, events: 5 * petitions, seed: 1, bundle: true });
  const folder = join(setting.scratch, "export");
  cpSync(data.township, folder, { recursive: true });
  const desk = await serveDesk(setting.context, setting.script, folder);
  const floors = await openFloors(setting);
  try {
    const rebuilt = await desk.unlock(data.passphrase);
    const address = `${setting.origin}/data/${basename(data.folder)}/events.ndjson`;
    const ours: number[] = [];
    const theirs: number[] = [];
    const phases: { phase: string; ms: number }[][] = [];
    for (let round = -1; round < rounds; round += 1) {
      const out = join(setting.scratch, `export-out-${round}`);
      mkdirSync(out);
      const done = await desk.call("export", { to: data.districtCode, folder: out });
      const floor = await floors.evaluate((from) => window.floors.export(from), address);
      if (round < 0) continue;
      ours.push(done.ms);
      phases.push([...done.phases]);
      theirs.push(floor);
    }
    const name = `export ${petitions} petitions, ${5 * petitions} events`;
    return {
      figures: [
        compared(name, ours, { what: "gzip, age, SHA-256 in memory", values: theirs }, 1.5),
        plain("rebuild of the township's store from its journal, unlocking included", [rebuilt.ms]),
      ],
      details: { ours, floor: theirs, phases: phaseMedians(phases) },
    };
  } finally {
    await floors.close();
    await desk.close();
  }
}
