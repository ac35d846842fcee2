// Builds what the window shows (dist/renderer) and what the shells run (dist/electron).
import { tool } from "./prepare.mjs";

const configs = ["renderer/vite.config.ts", "build/electron.vite.config.ts"];

/** Runs every build; true when all went well. */
export function buildAll(options = {}) {
  return configs.every((config) => tool("vite", ["build", "--config", config, "--logLevel", "warn"], options).status === 0);
}
