import { cpSync } from "node:fs";
import { join } from "node:path";
import { type ServedDesk, serveDesk } from "../served-desk.ts";
import type { Setting } from "../setting.ts";
import { madeData } from "./made-data.ts";

/** Petitions of the large desk, the same that `unlock` opens. */
export const largeDesk = 50_000;

/** A township desk with 50 000 petitions, open, everything read into memory. */
export async function openLargeDesk(setting: Setting, name: string): Promise<ServedDesk> {
  const data = await madeData(setting.cache, { petitions: largeDesk, events: 2 * largeDesk, seed: 3 });
  const folder = join(setting.scratch, name);
  cpSync(data.township, folder, { recursive: true });
  const desk = await serveDesk(setting.context, setting.script, folder);
  const { total } = await desk.unlock(data.passphrase);
  if (total !== largeDesk) throw new Error(`${total} of ${largeDesk} petitions are listed`);
  // Another order than that of receipt waits until everything is read.
  await desk.call("list", { filter: {}, sort: { by: "number", reverse: false }, offset: 0, limit: 1 });
  return desk;
}
