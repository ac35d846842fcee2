import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { browserProcess, proportionalSetSize } from "../chromium.ts";
import { madeData } from "../data/made-data.ts";
import type { Figure } from "../figures.ts";
import { type ServedDesk, serveDesk } from "../served-desk.ts";
import type { Measured, Setting } from "../setting.ts";

const most = 300;
const settling = 4000;
const every = 150;

/** Peak memory of browser and shell together above idle, while 1 GB of attachments goes out and comes in. */
export async function measureMemory(setting: Setting): Promise<Measured> {
  const each = setting.quick ? 20_000_000 : 180_000_000;
  const attachments = Array.from({ length: 6 }, () => each);
  const data = await madeData(setting.cache, { petitions: 20, events: 40, seed: 4, attachments });
  const out = join(setting.scratch, "memory-out");
  mkdirSync(out);
  const township = join(setting.scratch, "memory-township");
  const district = join(setting.scratch, "memory-district");
  cpSync(data.township, township, { recursive: true });
  cpSync(data.district, district, { recursive: true });

  let path = "";
  const exporting = await watched(setting, township, data.passphrase, async (desk) => {
    const { value, ms } = await desk.call("export", { to: data.districtCode, folder: out });
    path = (value as { path: string }).path;
    return ms;
  });
  const importing = await watched(setting, district, data.passphrase, async (desk) => {
    const start = performance.now();
    const { token } = await desk.page.evaluate((from) => window.driver.stage(from), path);
    await desk.call("applyImport", { token });
    return performance.now() - start;
  });
  const megabytes = Math.round((6 * each) / 1e6);
  return {
    figures: [
      figureOf(`memory while exporting ${megabytes} MB of attachments`, exporting),
      figureOf(`memory while importing ${megabytes} MB of attachments`, importing),
    ],
    details: { exporting, importing },
  };
}

interface Watched {
  readonly idle: number;
  readonly peak: number;
  readonly ms: number;
}

async function watched(
  { context, script, profile }: Setting,
  folder: string,
  passphrase: string,
  work: (desk: ServedDesk) => Promise<number>,
): Promise<Watched> {
  const desk = await serveDesk(context, script, folder);
  try {
    await desk.unlock(passphrase);
    await wait(settling);
    const roots = [browserProcess(profile), desk.server];
    const idle = proportionalSetSize(roots);
    let peak = idle;
    let running = true;
    const watching = (async () => {
      while (running) {
        peak = Math.max(peak, proportionalSetSize(roots));
        await wait(every);
      }
    })();
    const ms = await work(desk);
    running = false;
    await watching;
    return { idle, peak, ms };
  } finally {
    await desk.close();
  }
}

function figureOf(measure: string, { idle, peak }: Watched): Figure {
  const above = peak - idle;
  return {
    measure: `${measure}, above idle`,
    unit: "MB",
    ours: above,
    p95: null,
    against: { what: "idle", value: idle },
    ratio: null,
    limit: { text: `≤ ${most} MB`, kept: above <= most },
  };
}
