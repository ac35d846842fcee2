import { errnoOf } from "./failure.ts";

/** On Windows a scanner or indexer may hold a file that was just written, for a moment. */
const held = new Set(["EPERM", "EACCES", "EBUSY"]);
const pausesMs = [10, 20, 40, 80, 160, 320, 640];

/** Does the work, on Windows again after short pauses while another program holds the file. */
export async function retryHeld<T>(work: () => Promise<T>, platform: string = process.platform): Promise<T> {
  for (const pause of platform === "win32" ? pausesMs : []) {
    try {
      return await work();
    } catch (error) {
      if (!held.has(errnoOf(error) ?? "")) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return work();
}
