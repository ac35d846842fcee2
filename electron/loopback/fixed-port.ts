import { randomInt } from "node:crypto";
import { createServer } from "node:net";
import { join } from "node:path";
import { readWhole, writeAtomic } from "../services/atomic-file.ts";
import { errnoOf, failure } from "../services/failure.ts";
import { realDisk } from "../services/real-disk.ts";
import { text } from "../services/strings.ts";

/** Below what systems hand out by themselves (32768 on Linux, 49152 elsewhere), so that the port stays ours. */
const lowest = 17_000;
const highest = 28_000;

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) =>
      errnoOf(error) === "EADDRINUSE" || errnoOf(error) === "EACCES" ? resolve(false) : reject(error),
    );
    probe.listen({ host: "127.0.0.1", port, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** The port that the desk folder has fixed, or null before the first start. */
export async function readPort(folder: string): Promise<number | null> {
  const bytes = await readWhole(realDisk, join(folder, "port"));
  if (bytes === null) return null;
  const port = Number(new TextDecoder().decode(bytes).trim());
  if (!Number.isInteger(port) || port < 1024 || port > 65_535) throw failure("io", text.portUnreadable(join(folder, "port")));
  return port;
}

/**
 * The desk's one port: browsers keep their store by origin, and the origin has the port in it. Chosen at the first
 * start (`wanted`, or a free one) and fixed in the desk folder. Rejects when `wanted` differs from what is fixed, or
 * when the port is taken: another port would open an empty store.
 */
export async function fixedPort(folder: string, wanted: number | null): Promise<number> {
  const known = await readPort(folder);
  if (known !== null) {
    if (wanted !== null && wanted !== known) throw failure("bad-request", text.portFixed(known));
    if (!(await isFree(known))) throw failure("locked-elsewhere", text.portTaken(known));
    return known;
  }
  if (wanted !== null && !(await isFree(wanted))) throw failure("locked-elsewhere", text.portTaken(wanted));
  let port = wanted ?? randomInt(lowest, highest);
  for (let tries = 0; wanted === null && !(await isFree(port)); tries += 1) {
    if (tries === 50) throw failure("io");
    port = randomInt(lowest, highest);
  }
  await writeAtomic(realDisk, join(folder, "port"), new TextEncoder().encode(`${port}\n`));
  return port;
}
