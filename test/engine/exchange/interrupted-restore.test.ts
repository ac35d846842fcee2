import { afterEach, beforeEach, expect, test } from "vitest";
import { restoreDesk } from "../../../renderer/engine/exchange/restore.ts";
import { statusOf } from "../../../renderer/engine/status.ts";
import { setUp } from "../../../renderer/engine/vault/founding.ts";
import { type Desktop, ServiceFailure } from "../../../shared/desktop.ts";
import {
  comparable,
  contextOf,
  createWorld,
  founderOf,
  granted,
  type Office,
  passphrase,
  refusalOf,
  type World,
} from "./world.ts";

let world: World;
let township: Office;
let backup: string;

beforeEach(async () => {
  world = await createWorld();
  township = await world.office("990127001", "柳溪镇");
  const photo = await township.attach("水渠.jpg", new Uint8Array(300_000).fill(4));
  await township.register("水渠年久失修", [photo]);
  await township.register("第二件");
  backup = (await granted(township.exchange.backup({ folder: world.stick }))).path;
});
afterEach(() => world.close());

type Blank = Awaited<ReturnType<World["blank"]>>;

async function restore({ desk, services }: Blank) {
  return restoreDesk(
    {
      suite: world.suite,
      desktop: services.desktop,
      jobs: desk.jobs,
      founder: founderOf(desk),
      contextOf: (ledger) => contextOf(desk, ledger, services.desktop, world.clock),
    },
    {
      token: (await services.desktop.call("incoming.stage", { path: backup })).token,
      identity: township.recovery,
      user: { name: "李恢复", passphrase },
      lastPrintedNumber: "",
    },
  );
}

const changing = ["journal.append", "journal.retire", "file.write", "attachment.begin", "attachment.append", "attachment.commit"];

/** Lets the machine die at its n-th change of the desk folder. Answers how many there were. */
function dyingAt({ services }: Blank, n: number): { readonly count: () => number; readonly heal: () => void } {
  const { call } = services.desktop;
  let count = 0;
  const dying: Desktop["call"] = async (channel, request, bytes) => {
    if (changing.includes(channel)) count += 1;
    if (count >= n) throw new ServiceFailure("io", "the power is gone");
    return call.call(services.desktop, channel, request as never, bytes) as never;
  };
  Object.assign(services.desktop, { call: dying });
  return { count: () => count, heal: () => Object.assign(services.desktop, { call }) };
}

const noFacts = { lastExport: null, lastBackup: null, arrived: [] };
const phaseOf = async ({ desk }: Blank) => (await statusOf(desk, noFacts)).phase;

async function requireWhole({ desk }: Blank): Promise<void> {
  expect(await phaseOf({ desk } as Blank)).toBe("open");
  const views = new Map();
  for (const id of (await township.petitions()).keys()) views.set(id, await desk.session?.core.view(id));
  expect(comparable(views)).toEqual(comparable(await township.petitions()));
}

test("a restore killed at any change of the folder is never taken for a desk, and done again it is whole", async () => {
  const calm = await world.blank("不断电");
  const counter = dyingAt(calm, Number.POSITIVE_INFINITY);
  await granted(restore(calm));
  const changes = counter.count();
  expect(changes).toBeGreaterThan(6);
  for (let n = 1; n <= changes; n += 1) {
    const killed = await world.blank(`断电${n}`);
    dyingAt(killed, n);
    expect(await restore(killed)).toMatchObject({ refused: "io" });
    await killed.services.close();

    const again = await world.blank(`断电${n}`);
    expect(["fresh", "recovery"]).toContain(await phaseOf(again));
    await granted(restore(again));
    await requireWhole(again);
  }
}, 60_000);

test("a restore that failed without the program ending can be repeated at once", async () => {
  for (let n = 1; n <= 6; n += 1) {
    const desk = await world.blank(`磁盘出错${n}`);
    const { heal } = dyingAt(desk, n);
    expect(await restore(desk)).toMatchObject({ refused: "io" });
    heal();
    expect(await phaseOf(desk)).toBe("recovery");
    expect((await statusOf(desk.desk, noFacts)).recoveryReason).toContain("恢复没有做完");
    const user = { name: "李恢复", passphrase };
    const anew = setUp(desk.desk, { level: "township", organisation: "990127001", officeName: "柳溪镇", user });
    expect(await refusalOf(anew)).toBe("restore-first");
    await granted(restore(desk));
    await requireWhole(desk);
  }
});

test("a restored desk is not restored into a second time, and says so", async () => {
  const desk = await world.blank("已恢复");
  await granted(restore(desk));
  expect(await restore(desk)).toMatchObject({ refused: "not-fresh" });
  await requireWhole(desk);
});
