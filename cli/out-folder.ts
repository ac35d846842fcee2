import { readdirSync, statSync } from "node:fs";
import { makeFolders } from "../electron/services/make-folders.ts";
import { UsageError } from "./arguments.ts";

/** Makes the folder that a command is to fill. Throws UsageError unless it is then an empty folder that was named. */
export async function emptyFolder(path: string): Promise<void> {
  try {
    await makeFolders(path);
    if (!statSync(path).isDirectory()) throw new UsageError(`${path} is not a folder`);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new UsageError(code === "EEXIST" || code === "ENOTDIR" ? `${path} is not a folder` : `cannot make ${path} (${code})`);
  }
  if (readdirSync(path).length > 0) throw new UsageError(`${path} is not an empty folder`);
}
