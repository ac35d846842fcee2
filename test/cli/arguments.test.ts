import { describe, expect, it } from "vitest";
import { readArguments, UsageError } from "../../cli/arguments.ts";

const table = { out: { kind: "text", required: true }, seed: { kind: "whole", most: 100 }, json: { kind: "flag" } } as const;

describe("the arguments of a command", () => {
  it("are read by their kind", () => {
    expect(readArguments(["--out", "d", "--seed", "7", "--json"], table).options).toEqual({ out: "d", seed: 7, json: true });
    expect(readArguments(["--out", "d"], table).options).toEqual({ out: "d", json: false });
  });
  it.each([
    [["--seed", "7"], "--out is missing"],
    [["--out", "d", "--seed", "seven"], "whole number"],
    [["--out", "d", "--seed", "101"], "from 0 to 100"],
    [["--out", "d", "--colour", "red"], "Unknown option"],
    [["--out", "d", "stray"], "unexpected word 'stray'"],
    [["--out"], "argument missing"],
    [["--out", "-3"], /^Option '--out' argument is ambiguous$/],
  ])("are refused when off: %s", (words, message) => {
    expect(() => readArguments(words, table)).toThrow(UsageError);
    expect(() => readArguments(words, table)).toThrow(message);
  });
});
