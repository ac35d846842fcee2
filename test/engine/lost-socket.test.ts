import { afterEach, describe, expect, it } from "vitest";
import type { Desktop } from "../../shared/desktop.ts";
import { socketDesktop } from "../../shared/desktop-socket.ts";
import { wireDesktop } from "../../shared/desktop-wire.ts";
import { type ServedLoopback, serveLoopback } from "../electron/loopback/served-loopback.ts";
import { type TestDesk, townshipDesk } from "./desk-fixture.ts";
import { draftId, granted, intake } from "./engine-words.ts";

type Moment = "before" | "after";

let desk: TestDesk | null = null;
let loopback: ServedLoopback | null = null;
/** When the next append loses its socket. */
let losing: Moment | null = null;
let appends = 0;

afterEach(async () => {
  losing = null;
  await loopback?.server.close();
  await desk?.close();
  [desk, loopback] = [null, null];
});

/** The engine over the real loopback server, whose socket breaks around an append when told to. */
async function overBreakingSocket(): Promise<TestDesk> {
  desk = await townshipDesk(async (services) => {
    const call: Desktop["call"] = async (channel, request, bytes) => {
      if (channel !== "journal.append") return services.call(channel, request, bytes);
      appends += 1;
      const moment = losing;
      losing = null;
      if (moment === "before") return breakSockets();
      const answer = await services.call(channel, request, bytes);
      if (moment === "after") await breakSockets();
      return answer;
    };
    loopback = await serveLoopback({ call });
    return socketDesktop(loopback.open, wireDesktop(loopback.post), () => performance.now());
  });
  return desk;
}

/** The connection is gone; the shell, which knows nothing of it, never answers. */
async function breakSockets(): Promise<never> {
  for (const socket of loopback?.opened.splice(0) ?? []) socket.terminate();
  return new Promise(() => undefined);
}

const everything = { filter: {}, sort: { by: "number", reverse: false }, offset: 0, limit: 100 } as const;

describe("a socket that is lost in the middle of an append", () => {
  it.each(["before", "after"] as const)("%s the frame is on disk, registers nothing twice and loses nothing", async (moment) => {
    const { engine } = await overBreakingSocket();
    const first = granted(await engine.register({ draft: draftId(), intake: intake({ title: "在前" }) }));
    const draft = draftId();
    losing = moment;
    expect(await engine.register({ draft, intake: intake({ title: "中断" }) })).toMatchObject({ refused: "connection-lost" });
    const again = granted(await engine.register({ draft, intake: intake({ title: "中断" }) }));
    const last = granted(await engine.register({ draft: draftId(), intake: intake({ title: "在后" }) }));
    const { rows } = await engine.list(everything);
    expect(rows.map((row) => [row.title, row.number])).toEqual([
      ["在前", first.number],
      ["中断", again.number],
      ["在后", last.number],
    ]);
    expect(rows.map((row) => row.number?.split("-")[3])).toEqual(["0001", "0002", "0003"]);
  });

  it("was in use: no append went another way", async () => {
    appends = 0;
    const { engine } = await overBreakingSocket();
    granted(await engine.register({ draft: draftId(), intake: intake() }));
    expect(appends).toBeGreaterThan(0);
    expect(loopback?.posted).not.toContain("/desktop/journal.append");
  });
});
