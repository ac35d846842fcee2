import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

const systemChromium = process.env["CHROMIUM_PATH"] ?? (existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined);

export default defineConfig({
  test: {
    // Left to itself it takes one worker on a machine of two cores, and many tests wait more than they work.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: "unit",
          environment: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.browser.test.ts", "test/e2e/**", "test/bench/**"],
          testTimeout: 30_000,
          // On two busy cores the worlds that hooks build take longer than the usual ten seconds.
          hookTimeout: 60_000,
        },
      },
      {
        optimizeDeps: {
          include: [
            "dexie",
            "hash-wasm",
            "age-encryption",
            "@noble/curves/ed25519.js",
            "@noble/hashes/blake2.js",
            "@noble/hashes/hmac.js",
            "@noble/hashes/sha2.js",
            "pinyin-pro",
            "zod",
            "fast-check",
            "canonicalize",
          ],
        },
        test: {
          name: "browser",
          include: ["test/**/*.browser.test.ts"],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(systemChromium ? { executablePath: systemChromium } : {}),
                args: [
                  "--no-sandbox",
                  "--disable-gpu",
                  "--disable-quic",
                  "--no-first-run",
                  "--disable-background-networking",
                  "--disable-component-update",
                  "--disable-sync",
                ],
              },
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});
