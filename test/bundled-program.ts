import { builtinModules } from "node:module";
import { basename, dirname, join } from "node:path";
import { build } from "vite";
import { builtOnce } from "./built.ts";

const node = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);

/**
 * The path of one file that Node runs as the program `entry` (a TypeScript file, from the project's root): the same
 * code, put together once. A test that starts a program many times would else wait each time until every source is
 * translated again, which takes ten times as long as the program's own work.
 */
export async function bundledProgram(entry: string): Promise<string> {
  const name = basename(entry, ".ts");
  const folder = await builtOnce(`program-${name}`, ["shared", "renderer/engine", "electron", "cli", dirname(entry)], (outDir) =>
    build({
      configFile: false,
      publicDir: false,
      logLevel: "error",
      ssr: { noExternal: true, target: "node" },
      resolve: { conditions: ["node", "import", "module", "default"] },
      build: {
        ssr: true,
        outDir,
        target: "node20",
        minify: false,
        rolldownOptions: {
          input: { [name]: entry },
          external: (id) => node.has(id),
          output: { format: "es", entryFileNames: "[name].mjs", chunkFileNames: "[name]-[hash].mjs" },
        },
      },
    }),
  );
  return join(folder, `${name}.mjs`);
}
