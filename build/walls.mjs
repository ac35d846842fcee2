// The walls of the house: which room may import which. Every import of every source file is resolved and looked up
// in the table; what the table does not name is forbidden. TypeScript's project references hold the outer walls too.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/** Rooms from the most particular to the most general: the first prefix that fits names a file's room. */
const rooms = [
  ["shared/desktop.ts", "contract"],
  ["shared/desktop-wire.ts", "contract"],
  ["shared/desktop-socket.ts", "contract"],
  ["shared/desktop-port.ts", "contract"],
  ["shared/desktop-bridge.ts", "contract"],
  ["shared/desktop-reminder.ts", "contract"],
  ["shared/log/", "log"],
  ["shared/petition/", "petition"],
  ["shared/regulation/", "regulation"],
  ["shared/registry/", "registry"],
  ["shared/archive/", "archive"],
  ["shared/bundle/", "bundle"],
  ["shared/documents/", "documents"],
  ["shared/insight/", "insight"],
  ["shared/crypto/", "crypto"],
  ["renderer/engine/", "engine"],
  ["renderer/platform/", "platform"],
  ["renderer/features/", "features"],
  ["renderer/ui/", "ui"],
  ["renderer/", "app"],
  ["electron/services/", "services"],
  ["electron/", "shell"],
  ["cli/", "cli"],
];

const shared = ["crypto", "archive", "log", "registry", "regulation", "petition", "bundle", "documents", "insight", "contract"];

const allowed = {
  contract: ["contract"],
  crypto: ["crypto"],
  archive: ["archive", "crypto"],
  log: ["log", "crypto"],
  // `regulation` knows dates and rules; the view of a petition is read as a type.
  regulation: ["regulation"],
  registry: ["registry", "crypto", "log"],
  petition: ["petition", "regulation", "log", "crypto"],
  bundle: ["bundle", "archive", "log", "registry", "crypto"],
  documents: ["documents", "archive", "regulation", "petition"],
  insight: ["insight", "regulation", "petition"],
  engine: ["engine", ...shared],
  platform: ["platform", "contract", "engine-interface"],
  ui: ["ui", "platform", "contract", "engine-interface", ...shared],
  features: ["features", "ui", "platform", "engine-interface", "app-hooks", ...shared],
  app: ["app", "features", "ui", "platform", "engine-interface", "contract", ...shared],
  services: ["services", "contract"],
  shell: ["shell", "services", "contract"],
  cli: ["cli", "engine", "services", ...shared],
};

/**
 * What the window may know of the engine: its interface, the proxy that speaks to the worker, and the worker itself,
 * named by its address and never called.
 */
const engineInterface = ["renderer/engine/api/", "renderer/engine/client.ts", "renderer/engine/worker.ts"];
const react = /^(react|react-dom|@mantine\/|@tabler\/|zustand|wouter|@tanstack\/react)/;
const packageRules = [
  { room: "engine", forbidden: react, why: "the engine never imports React" },
  {
    room: ["app", "features", "ui", "platform"],
    forbidden: /^(dexie|age-encryption|@noble\/)/,
    why: "the window holds no keys and opens no database",
  },
  { room: "services", forbidden: /^electron/, why: "services are plain Node" },
  {
    room: ["crypto", "archive", "log", "registry", "petition", "regulation", "bundle", "documents", "insight", "contract"],
    forbidden: /^(node:|electron|react|dexie)/,
    why: "shared/ is pure",
  },
];

function roomOf(path) {
  return rooms.find(([prefix]) => path.startsWith(prefix))?.[1] ?? null;
}

function featureOf(path) {
  return path.startsWith("renderer/features/") ? path.split("/")[2] : null;
}

function* sourceFiles(root, folder) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* sourceFiles(root, path);
    else if (/\.(ts|tsx)$/.test(entry.name) && !entry.name.endsWith(".d.ts")) yield path;
  }
}

const importPattern =
  /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)|(?:^|\n)\s*import\s*["']([^"']+)["']|new URL\(\s*["'](\.[^"']+\.tsx?)["']/g;

/** Import specifiers of a source text. */
export function importsOf(text) {
  return [...text.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? match[4]);
}

/** One sentence if this import breaks a wall, else null. */
export function breachOf(from, specifier) {
  const room = roomOf(from);
  if (!room) return null;
  if (!specifier.startsWith(".")) {
    const rule = packageRules.find(({ room: where, forbidden }) => [where].flat().includes(room) && forbidden.test(specifier));
    return rule ? `${from} imports ${specifier}: ${rule.why}` : null;
  }
  const to = relative("/", resolve("/", dirname(from), specifier))
    .split(sep)
    .join("/");
  if (featureOf(from) && featureOf(to) && featureOf(from) !== featureOf(to)) return `${from} imports another feature: ${to}`;
  const target = roomOf(to);
  if (!target) return `${from} imports ${to}, which is in no room`;
  const doors = allowed[room];
  if (doors.includes(target)) return null;
  if (doors.includes("engine-interface") && engineInterface.some((door) => to.startsWith(door))) return null;
  if (doors.includes("app-hooks") && to.startsWith("renderer/app/hooks/")) return null;
  return `${from} (${room}) imports ${to} (${target})`;
}

/** Every import in the source rooms that the table does not allow. */
export function findBreaches(root) {
  const found = [];
  for (const top of ["shared", "renderer", "electron", "cli"]) {
    for (const file of sourceFiles(root, top)) {
      for (const specifier of importsOf(readFileSync(join(root, file), "utf8"))) {
        const breach = breachOf(file, specifier.replace(/\?.*$/, ""));
        if (breach) found.push(breach);
      }
    }
  }
  return found;
}
