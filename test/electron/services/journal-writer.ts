import { writeSync } from "node:fs";
import { Journal } from "../../../electron/services/journal.ts";
import { realDisk } from "../../../electron/services/real-disk.ts";

// Run by the tests as a process of its own: appends until it is killed, or `rounds` times, and tells each
// acknowledged number on standard output the moment it is acknowledged.
const [folder = "", rounds = "Infinity"] = process.argv.slice(2);
const journal = await Journal.open(realDisk, folder);
let at = await journal.position();
for (let round = 0; round < Number(rounds); round += 1) {
  const from = at.frames;
  const frames = Array.from({ length: 1 + (round % 3) }, (_, i) =>
    new TextEncoder().encode(`${from + i}${"字".repeat((round * 131) % 3000)}`),
  );
  at = await journal.append(at, frames);
  writeSync(1, `${at.frames}\n`);
}
await journal.close();
