import { describe, expect, it } from "vitest";
import { startArguments } from "../../build/start-arguments.mjs";

describe("the words behind npm start", () => {
  it.each([
    [[], { help: false, server: false, forward: [], problem: null }],
    [["--folder", "d"], { server: false, forward: ["--folder", "d"], problem: null }],
    [["--chromium", "--folder=d"], { server: true, forward: ["--folder=d"], problem: null }],
    [["--no-open", "--port", "4000"], { server: true, forward: ["--no-open", "--port", "4000"], problem: null }],
    // Electron has switches of its own.
    [["--no-sandbox"], { server: false, forward: ["--no-sandbox"], problem: null }],
  ])("%j go to the shell that they ask for", (words, asked) => {
    expect(startArguments(words)).toMatchObject(asked);
  });
  it.each([["--help"], ["-h"]])("%s asks for the usage", (word) => {
    expect(startArguments([word])).toMatchObject({ help: true, problem: null });
  });
  it.each([
    [["--folder"], "--folder needs a value"],
    [["--port", "--no-open"], "--port needs a value"],
    [["desk"], "unexpected word 'desk'"],
  ])("%j are refused before anything is installed or built", (words, problem) => {
    expect(startArguments(words).problem).toBe(problem);
  });
});
