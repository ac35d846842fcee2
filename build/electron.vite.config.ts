import { builtinModules } from "node:module";
import { build, defineConfig, type Plugin } from "vite";

/**
 * The shells, bundled for Node into dist/electron: `vite build --config build/electron.vite.config.ts`. Everything but
 * Node's own modules and Electron is inside, so that the packed program carries no node_modules. The preload script is
 * CommonJS, because a sandboxed one can be nothing else.
 */
const node = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`), "electron"]);

const preload: Plugin = {
  name: "desk-preload",
  async closeBundle() {
    await build({
      configFile: false,
      publicDir: false,
      logLevel: "warn",
      build: {
        ssr: true,
        outDir: "dist/electron",
        emptyOutDir: false,
        target: "node20",
        minify: false,
        rolldownOptions: {
          input: { preload: "electron/preload.ts" },
          external: ["electron"],
          output: { format: "cjs", entryFileNames: "preload.cjs" },
        },
      },
    });
  },
};

export default defineConfig({
  publicDir: false,
  plugins: [preload],
  ssr: { noExternal: true, target: "node" },
  resolve: { conditions: ["node", "import", "module", "default"] },
  build: {
    ssr: true,
    outDir: "dist/electron",
    emptyOutDir: true,
    target: "node20",
    minify: false,
    rolldownOptions: {
      input: { main: "electron/main.ts", serve: "electron/serve.ts" },
      external: (id) => node.has(id),
      output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
    },
  },
});
