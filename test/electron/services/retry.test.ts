import { describe, expect, it } from "vitest";
import { retryHeld } from "../../../electron/services/retry.ts";

const failing = (times: number, code: string): { work: () => Promise<string>; tries: () => number } => {
  let tries = 0;
  return {
    tries: () => tries,
    work: async () => {
      tries += 1;
      if (tries <= times) throw Object.assign(new Error(code), { code });
      return "done";
    },
  };
};

describe("a file held by a scanner", () => {
  it("is waited for on Windows, but not for ever", async () => {
    const short = failing(3, "EPERM");
    expect(await retryHeld(short.work, "win32")).toBe("done");
    expect(short.tries()).toBe(4);
    await expect(retryHeld(failing(99, "EBUSY").work, "win32")).rejects.toThrow("EBUSY");
  });

  it("is a failure at once elsewhere, and for every other reason", async () => {
    for (const [code, platform] of [
      ["EPERM", "linux"],
      ["ENOSPC", "win32"],
    ] as const) {
      const { work, tries } = failing(1, code);
      await expect(retryHeld(work, platform)).rejects.toThrow(code);
      expect(tries()).toBe(1);
    }
  });
});
