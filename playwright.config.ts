import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "test/e2e",
  testMatch: "**/*.spec.ts",
  timeout: 180_000,
  // Each spec has its own desks, ports and profiles; they wait on passphrases and disks more than they work.
  workers: 2,
  // A passphrase takes a second of one core and more where two desks are set up side by side.
  expect: { timeout: 20_000 },
  forbidOnly: true,
  outputDir: ".cache/playwright",
  use: {
    actionTimeout: 20_000,
    viewport: { width: 1366, height: 768 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
  },
});
