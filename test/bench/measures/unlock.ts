import { cpSync } from "node:fs";
import { join } from "node:path";
import { madeData } from "../data/made-data.ts";
import { compared, plain } from "../figures.ts";
import { type ServedDesk, serveDesk } from "../served-desk.ts";
import type { Measured, Setting } from "../setting.ts";

interface Opened {
  readonly desk: ServedDesk;
  readonly data: Awaited<ReturnType<typeof madeData>>;
  /** The first unlocking, which made the store from the journal. */
  readonly rebuilt: number;
  readonly times: Awaited<ReturnType<ServedDesk["unlock"]>>[];
}

const small = 2000;
const large = 50_000;

/** From the passphrase to the first page of the list and the work table's counts, at a small and a large desk in turn. */
export async function measureUnlock(setting: Setting): Promise<Measured> {
  const rounds = setting.quick ? 3 : 11;
  const desks: Opened[] = [];
  for (const [petitions, seed] of [
    [small, 2],
    [large, 3],
  ] as const) {
    const data = await madeData(setting.cache, { petitions, events: 2 * petitions, seed });
    const folder = join(setting.scratch, `unlock-${petitions}`);
    cpSync(data.township, folder, { recursive: true });
    const desk = await serveDesk(setting.context, setting.script, folder);
    const first = await desk.unlock(data.passphrase);
    if (first.total !== petitions) throw new Error(`${first.total} of ${petitions} petitions are listed`);
    desks.push({ desk, data, rebuilt: first.ms, times: [] });
  }
  try {
    for (let round = -1; round < rounds; round += 1) {
      for (const { desk, data, times } of desks) {
        // What the last worker did in the background has ended with it.
        await desk.present();
        await desk.restart();
        await desk.call("status");
        const spent = await desk.unlock(data.passphrase);
        if (round >= 0) times.push(spent);
      }
    }
    const [few, many] = desks.map(({ times }) => times.map(({ ms }) => ms));
    const parts = desks.map(({ rebuilt, times }) => ({ rebuilt, times }));
    return {
      figures: [
        compared(
          `unlock to list and counts, ${large} petitions`,
          many ?? [],
          { what: `${small} petitions`, values: few ?? [] },
          1.3,
        ),
        ...(["unlock", "list", "work"] as const).map((part) =>
          plain(`of which ${part}, ${large} petitions`, desks[1]?.times.map((one) => one[part]) ?? []),
        ),
      ],
      details: { few, many, parts },
    };
  } finally {
    for (const { desk } of desks) await desk.close();
  }
}
