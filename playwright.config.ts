import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "test/e2e",
  testMatch: "**/*.spec.ts",
  timeout: 180_000,
  workers: 1,
  forbidOnly: true,
  outputDir: ".cache/playwright",
  use: {
    actionTimeout: 20_000,
    viewport: { width: 1366, height: 768 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
  },
});
