import { cpSync } from "node:fs";
import { basename, join } from "node:path";
import { madeData } from "../data/made-data.ts";
import { compared, type Figure, plain, unlimited } from "../figures.ts";
import { openFloors, shapesOf } from "../floors.ts";
import type { TableShape } from "../pages/floors.ts";
import { phaseMedians } from "../phases.ts";
import { serveDesk } from "../served-desk.ts";
import type { Measured, Setting } from "../setting.ts";
import { median } from "../statistics.ts";

declare global {
  interface Window {
    readonly peer: { run(documents: string): Promise<number> };
  }
}

/** Import of a township's bundle into an empty district, in turn with its floors and both peers. */
export async function measureImport(setting: Setting): Promise<Measured> {
  const { petitions } = setting;
  const rounds = setting.quick ? 1 : 5;
  const data = await madeData(setting.cache, { petitions, events: 5 * petitions, seed: 1, bundle: true });
  const base = `${setting.origin}/data/${basename(data.folder)}`;
  const rounded: Awaited<ReturnType<typeof importOnce>>[] = [];
  const theirs: number[] = [];
  const oursAsFloor: number[] = [];
  const pouch: number[] = [];
  const rxdb: number[] = [];
  let shapes: TableShape[] | null = null;
  for (let round = 0; round < rounds; round += 1) {
    const done = await importOnce(setting, data, round, shapes === null);
    rounded.push(done);
    shapes ??= shapesOf(done.rows);
    theirs.push(await floorOnce(setting, `${base}/events.ndjson`, null));
    oursAsFloor.push(await floorOnce(setting, `${base}/events.ndjson`, shapes));
    pouch.push(await peerOnce(setting, "pouch", `${base}/documents.json`));
    rxdb.push(await peerOnce(setting, "rxdb", `${base}/documents.json`));
    setting.say(`  round ${round + 1}: ours ${Math.round(done.ms)}, floor ${Math.round(theirs.at(-1) ?? 0)}`);
  }
  const ours = rounded.map(({ ms }) => ms);
  const name = `import ${petitions} petitions, ${5 * petitions} events`;
  return {
    figures: [
      compared(name, ours, { what: "age, gunzip, SHA-256, strict adds of the bundle's events and petitions", values: theirs }, 2),
      // The floor until 2026-11-26: it falls with each row that our store saves, so no limit hangs on it.
      unlimited(
        compared(`${name}, to the rows that ours wrote`, ours, { what: "the same adds of those rows", values: oursAsFloor }, 0),
      ),
      faster(compared(`${name}, to PouchDB`, ours, { what: "PouchDB replication of plain documents", values: pouch }, 0.5)),
      compared(`${name}, to RxDB`, ours, { what: "RxDB bulk insert of plain documents", values: rxdb }, 2),
      plain(
        "plan of the same import (verified for it, not again for applying)",
        rounded.map(({ plan }) => plan),
      ),
    ],
    details: {
      ours,
      floor: theirs,
      floorOfOurRows: oursAsFloor,
      pouch,
      rxdb,
      phases: phaseMedians(rounded.map(({ phases }) => phases)),
      staged: median(rounded.map(({ staged }) => staged)),
      tables: (shapes ?? []).map(({ name: table, rows }) => ({
        table,
        rows: rows.length,
        bytes: rows.reduce((sum, { size }) => sum + size, 0),
      })),
    },
  };
}

/** The same limit as the issue words it: ours is at least twice as fast. */
function faster(figure: Figure): Figure {
  return { ...figure, limit: { text: "≤ 0.5 (≥ 2 × faster)", kept: (figure.ratio ?? 1) <= 0.5 } };
}

type Data = Awaited<ReturnType<typeof madeData>>;

async function importOnce(setting: Setting, data: Data, round: number, look: boolean) {
  const folder = join(setting.scratch, `district-${round}`);
  cpSync(data.district, folder, { recursive: true });
  const desk = await serveDesk(setting.context, setting.script, folder);
  try {
    await desk.unlock(data.passphrase);
    const stage = () => desk.page.evaluate((path) => window.driver.stage(path), data.bundle);
    const staged = await stage();
    const done = await desk.call("applyImport", { token: staged.token });
    const rows = look ? await desk.page.evaluate(() => window.driver.rows()) : [];
    const empty = join(setting.scratch, `district-plan-${round}`);
    cpSync(data.district, empty, { recursive: true });
    const other = await serveDesk(setting.context, setting.script, empty);
    await other.unlock(data.passphrase);
    const { token } = await other.page.evaluate((path) => window.driver.stage(path), data.bundle);
    const plan = await other.call("planImport", { token });
    await other.close();
    return { ms: done.ms, phases: [...done.phases], staged: staged.ms, plan: plan.ms, rows };
  } finally {
    await desk.close();
  }
}

/** The floor over the bundle's own rows, or over rows of these shapes. */
async function floorOnce(setting: Setting, text: string, shapes: readonly TableShape[] | null): Promise<number> {
  const page = await openFloors(setting);
  try {
    return shapes === null
      ? await page.evaluate((from) => window.floors.import(from), text)
      : await page.evaluate(([from, tables]) => window.floors.importShapes(from, tables), [text, shapes] as const);
  } finally {
    await page.close();
  }
}

async function peerOnce({ context, origin }: Setting, name: "pouch" | "rxdb", documents: string): Promise<number> {
  const page = await context.newPage();
  try {
    await page.goto(`${origin}/peer-${name}.html`);
    return await page.evaluate((from) => window.peer.run(from), documents);
  } finally {
    await page.close();
  }
}
