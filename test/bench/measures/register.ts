import { randomBytes } from "node:crypto";
import { cpSync, statSync } from "node:fs";
import { join } from "node:path";
import { contentClassCode, pickTownships, villagesOf } from "../../../cli/simulate/county.ts";
import { simulatePetition } from "../../../cli/simulate/generator.ts";
import { createRandom } from "../../../cli/simulate/random.ts";
import { madeData } from "../data/made-data.ts";
import { compared } from "../figures.ts";
import { openFloors, shapesOf } from "../floors.ts";
import { serveDesk } from "../served-desk.ts";
import type { Measured, Setting } from "../setting.ts";

const perRound = 20;

/** Registrations at a township that holds 2 000 petitions already, in turn with their floor. */
export async function measureRegister(setting: Setting): Promise<Measured> {
  const rounds = setting.quick ? 3 : 15;
  const data = await madeData(setting.cache, { petitions: 2000, events: 4000, seed: 2 });
  const folder = join(setting.scratch, "register");
  cpSync(data.township, folder, { recursive: true });
  const desk = await serveDesk(setting.context, setting.script, folder);
  const floors = await openFloors(setting);
  try {
    await desk.unlock(data.passphrase);
    await desk.call("list", { filter: {}, sort: { by: "receiptDate", reverse: true }, offset: 0, limit: 1, text: "水渠" });
    const next = intakes();
    const register = (count: number) => {
      const items = Array.from({ length: count }, next);
      return desk.page.evaluate((given) => window.driver.register(given), items);
    };
    await register(perRound);
    const { rows, frame } = await oneRegistration(
      folder,
      () => desk.page.evaluate(() => window.driver.rows()),
      () => register(1),
    );
    const shapes = shapesOf(rows);
    const append = `${setting.origin}/append`;
    const floor = (count: number) =>
      floors.evaluate(([to, size, tables, times]) => window.floors.register(to, size, tables, times), [
        append,
        frame,
        shapes,
        count,
      ] as const);
    await floor(perRound);
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      ours.push(...(await register(perRound)));
      theirs.push(...(await floor(perRound)));
    }
    const written = shapes.map(({ name, rows: of }) => ({ table: name, sizes: of.map((row) => row.size) }));
    const figure = compared("register durably", ours, { what: "append + fdatasync, one strict transaction", values: theirs }, 2);
    const ratio = figure.ours / (figure.against?.value ?? Number.NaN);
    return {
      figures: [{ ...figure, ratio, limit: { text: "≤ 2", kept: ratio <= 2 } }],
      details: { frame, written, ours, floor: theirs },
    };
  } finally {
    await floors.close();
    await desk.close();
  }
}

export function intakes(): () => { readonly draft: string; readonly intake: unknown } {
  const [office] = pickTownships(1);
  const random = createRandom(99);
  const options = {
    villages: villagesOf(office?.organisation ?? ""),
    firstDay: new Date(Date.now() - 3 * 86_400_000),
    days: 2,
    codeOf: contentClassCode,
  };
  let serial = 0;
  return () => {
    serial += 1;
    const { intake } = simulatePetition(random, serial, options);
    return { draft: randomBytes(16).toString("hex"), intake: { ...intake, attachments: [] } };
  };
}

type Rows = Parameters<typeof shapesOf>[0];

/** The rows and the journal frame that one registration writes, seen from outside. */
async function oneRegistration(folder: string, look: () => Promise<Rows>, register: () => Promise<unknown>) {
  const journal = join(folder, "journal", "journal");
  const marks = new Map((await look()).map((row) => [`${row.table}|${row.key}`, row.mark]));
  const before = statSync(journal).size;
  await register();
  const frame = statSync(journal).size - before;
  const rows = (await look()).filter((row) => marks.get(`${row.table}|${row.key}`) !== row.mark);
  return { rows, frame };
}
