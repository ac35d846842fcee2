import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The screens over a fake engine, for looking at them: `npx vite build --config test/renderer/fake.vite.config.ts`. */
export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: "../../.cache/fake",
    emptyOutDir: true,
    target: "chrome120",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { input: `${import.meta.dirname}/fake.html` },
  },
});
