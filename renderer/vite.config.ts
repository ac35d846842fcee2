import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The window: everything from one folder, no inline script, no data: address, so the shells' CSP stays strict. */
export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  publicDir: false,
  plugins: [react()],
  worker: { format: "es" },
  build: {
    outDir: "../dist/renderer",
    emptyOutDir: true,
    target: "chrome120",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Read from the disk, never from a network.
    chunkSizeWarningLimit: 4000,
  },
});
