import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { decodeMessage, encodeMessage } from "../../../shared/desktop-wire.ts";
import { bundledProgram } from "../../bundled-program.ts";

const running: ChildProcess[] = [];
const folders: string[] = [];

interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  output(): string;
}

let program: string;
beforeAll(async () => {
  program = await bundledProgram("electron/serve.ts");
}, 180_000);

function serve(...args: string[]): Run {
  return serveWith({}, ...args);
}

function serveWith(environment: Record<string, string>, ...args: string[]): Run {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.push(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  return { child, ended: new Promise((resolve) => child.once("close", resolve)), output: () => output };
}

async function deskFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "desk-serve-"));
  folders.push(folder);
  return folder;
}

/** The address with the token, once it is printed. */
async function address(run: Run): Promise<string> {
  for (let i = 0; i < 400; i += 1) {
    const found = /http:\/\/127\.0\.0\.1:\d+\/open\?token=[0-9a-f]{64}/.exec(run.output())?.[0];
    if (found !== undefined) return found;
    if (run.child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`no address was printed:\n${run.output()}`);
}

afterEach(async () => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

describe("npm start without Electron", () => {
  it("prints an address whose token lies in a file for this user only, answers calls, and leaves lock and token behind nowhere", async () => {
    const folder = await deskFolder();
    const run = serve("--folder", folder, "--no-open");
    const open = new URL(await address(run));
    expect((await readFile(join(folder, "token"), "utf8")).trim()).toBe(open.searchParams.get("token"));
    for (const name of ["token", "open.html", "port", "lock"]) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    const cookie = (await fetch(open)).headers.get("set-cookie")?.split(";")[0] ?? "";
    const answer = await fetch(new URL("/desktop/desk.status", open), {
      method: "POST",
      headers: { cookie, origin: open.origin, "content-type": "application/x-desk" },
      body: encodeMessage({}),
    });
    const { json } = decodeMessage(new Uint8Array(await answer.arrayBuffer()));
    expect(json).toMatchObject({ shell: "chromium", folder, version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
    run.child.kill("SIGTERM");
    expect(await run.ended).toBe(0);
    expect((await readdir(folder)).sort()).toEqual(["attachments", "incoming", "journal", "port"]);
  });

  it("keeps its port over starts, and refuses to start rather than take another", async () => {
    const folder = await deskFolder();
    const first = serve("--folder", folder, "--no-open");
    const { port } = new URL(await address(first));
    const second = serve("--folder", folder, "--no-open");
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain("已在另一窗口打开");
    first.child.kill("SIGTERM");
    await first.ended;

    const again = serve("--folder", folder, "--no-open");
    expect(new URL(await address(again)).port).toBe(port);
    again.child.kill("SIGTERM");
    await again.ended;

    const squatter = createServer().listen(Number(port), "127.0.0.1");
    await new Promise((resolve) => squatter.once("listening", resolve));
    const refused = serve("--folder", folder, "--no-open");
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toContain(`端口 ${port} 已被占用`);
    expect((await readFile(join(folder, "port"), "utf8")).trim()).toBe(port);
    squatter.close();

    const other = serve("--folder", folder, "--no-open", "--port", String(Number(port) + 1));
    expect(await other.ended).toBe(1);
    expect(other.output()).toContain(`已固定为 ${port}`);
  });

  it("starts again after it was killed", async () => {
    const folder = await deskFolder();
    const first = serve("--folder", folder, "--no-open");
    await address(first);
    first.child.kill("SIGKILL");
    await first.ended;
    await address(serve("--folder", folder, "--no-open"));
  });

  it.skipIf(process.platform === "win32")(
    "opens the browser without telling it the token, and ends when the window is closed",
    async () => {
      const folder = await deskFolder();
      const browser = join(await deskFolder(), "browser.sh");
      await writeFile(browser, `#!/bin/sh\nprintf '%s\\n' "$@" > '${folder}/browser-arguments'\n`, { mode: 0o700 });
      const run = serveWith({ CHROMIUM_PATH: browser, DISPLAY: ":0" }, "--folder", folder);
      expect(await run.ended, run.output()).toBe(0);
      const args = (await readFile(join(folder, "browser-arguments"), "utf8")).split("\n");
      expect(args).toContain(`--app=file://${folder}/open.html`);
      expect(args).toContain(`--user-data-dir=${join(folder, "profile")}`);
      expect(args.join(" ")).not.toMatch(/token|[0-9a-f]{64}/);
      expect(run.output()).not.toContain("token=");
      expect(await readdir(folder)).not.toContain("lock");
    },
  );

  it.skipIf(process.platform === "win32")("closes the browser when it is told to stop", async () => {
    const folder = await deskFolder();
    const browser = join(await deskFolder(), "browser.sh");
    await writeFile(browser, `#!/bin/sh\necho $$ > '${folder}/browser-pid'\nexec sleep 60\n`, { mode: 0o700 });
    const run = serveWith({ CHROMIUM_PATH: browser, DISPLAY: ":0" }, "--folder", folder);
    let pid = 0;
    for (let i = 0; i < 400 && pid === 0; i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 25));
      pid = Number(await readFile(join(folder, "browser-pid"), "utf8").catch(() => "0"));
    }
    expect(() => process.kill(pid, 0)).not.toThrow();
    run.child.kill("SIGTERM");
    expect(await run.ended).toBe(0);
    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  });

  it("does not guess a port when its port file is unreadable", async () => {
    const folder = await deskFolder();
    await writeFile(join(folder, "port"), "abc");
    const run = serve("--folder", folder, "--no-open");
    expect(await run.ended).toBe(1);
    expect(run.output()).toContain("端口文件内容无效");
  });

  it("answers bad arguments with one line and exit code 2", async () => {
    const run = serve("--wrong");
    expect(await run.ended).toBe(2);
    expect(run.output().trim().split("\n").length).toBe(1);
  });
});
