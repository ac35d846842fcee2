import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const packageFile = z.object({ name: z.literal("petition-desk"), version: z.string() });

/** The program's version, from its package file: one folder up from the sources, two from the built files. */
export function readVersion(from: string = import.meta.dirname): string {
  for (const path of [join(from, "..", "package.json"), join(from, "..", "..", "package.json")]) {
    if (existsSync(path)) return packageFile.parse(JSON.parse(readFileSync(path, "utf8"))).version;
  }
  throw new Error("the program's package file is missing");
}
