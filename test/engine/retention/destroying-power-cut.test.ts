import { join } from "node:path";
import { expect, it } from "vitest";
import type { Attachment } from "../../../shared/petition/intake.ts";
import { SimulatedDisk } from "../../simulation/disk.ts";
import { openedWith, placesOf } from "../accusation/opened-desk.ts";
import { granted, intake, passphrase } from "../engine-words.ts";
import { type CutDesk, pointsBetween, powerCuts } from "../power-cuts.ts";
import { approvedList, archived, attach, goneWords, registered, versionOf, witnesses } from "./archived.ts";

const cuts = powerCuts();

interface Prepared {
  readonly leader: string;
  readonly request: Awaited<ReturnType<typeof approvedList>>;
  readonly old: string;
  readonly other: string;
  readonly shared: Attachment;
  readonly own: Attachment;
}

/** A township whose leader has approved the destruction of one of two petitions, which have one file in common. */
async function prepare({ engine }: CutDesk): Promise<Prepared> {
  const user = { name: "周敏", passphrase };
  granted(await engine.setUp({ level: "township", organisation: "990127001", officeName: "青禾镇信访站", user }));
  const leader = granted(await engine.addUser({ name: "高远", passphrase, role: "leader" })).id;
  await engine.lock();
  granted(await engine.unlock({ user: leader, passphrase }));
  const shared = await attach(engine, "水渠图");
  const own = await attach(engine, "账本复印件，第一页");
  const other = granted(await engine.register({ draft: "d1", intake: intake({ attachments: [shared] }) }));
  const screening = {
    ...{ how: "dynamic", date: "2014-03-01", place: "石桥村", matter: "渠道工程款", unit: "", measure: "" },
    ...{ settled: null, petition: null },
  };
  const record = granted(await engine.keepRecord({ record: null, kind: "screening", data: screening, base: null })).record;
  const old = await registered(engine, { attachments: [shared, own] }, "d2", record);
  granted(await engine.note({ petition: old.petition, text: "已电话联系魏长河" }));
  await archived(engine, old.petition, "2014-XF-001");
  const request = await approvedList(engine, [old.petition]);
  return { leader, request, old: old.petition, other: other.petition, shared, own };
}

async function cutAt(point: number, withStore: boolean): Promise<"before" | "after"> {
  const made: { desk?: Prepared; answered?: unknown } = {};
  const {
    desk: after,
    disk,
    where,
  } = await cuts.cutAt(point, withStore, async (first) => {
    made.desk = await prepare(first);
    made.answered = await first.engine.destroyFiles(made.desk.request);
  });
  const { desk } = made;
  if (!desk) throw new Error(`${where}: the power went before the destruction`);
  const { engine } = after;
  const key = { user: desk.leader, passphrase };
  granted(await engine.unlock(key));
  await engine.settled();
  const opened = async () => openedWith({ folder: cuts.folder(), services: after.services, store: after.store }, key);
  const found = await engine.petition({ petition: desk.old });
  const is = found?.view.destroyed ? "after" : "before";
  const destroyed = { date: "2026-11-20", witnesses };
  const lists = await engine.officeRecords({ kind: "destruction-list" });
  // The list says so exactly when it is so: never half of it.
  expect(lists, where).toMatchObject([{ data: { destroyed: is === "after" ? destroyed : null } }]);
  if (is === "before") {
    // Nothing was promised and nothing is lost: it stands as it was archived, and the list may be carried out again.
    expect(made.answered, where).toBeUndefined();
    expect(found?.view.statement?.text, where).toContain("渠道工程款");
    expect(
      found?.attachments.map(({ held }) => held),
      where,
    ).toEqual([true, true]);
    expect(granted(await engine.destroyFiles(desk.request)), where).toEqual({ destroyed: 1, cleared: true });
  }
  expect(placesOf(await opened(), goneWords), where).toEqual([]);
  const again = { ...desk.request, base: await versionOf(engine, desk.request.record) };
  expect(await engine.destroyFiles(again), where).toMatchObject({ refused: "list-destroyed" });
  expect((await engine.petition({ petition: desk.old }))?.row.stage, where).toBe("destroyed");
  expect(await engine.officeRecords({ kind: "screening" }), where).toEqual([]);

  const other = await engine.petition({ petition: desk.other });
  expect(other?.view.statement?.text, where).toContain("水渠");
  expect(await granted(await engine.openAttachment({ hash: desk.shared.hash })).text(), where).toBe("水渠图");
  expect(await engine.openAttachment({ hash: desk.own.hash }), where).toMatchObject({ refused: "attachment-not-held" });
  expect(
    (await disk.list(join(cuts.folder(), "journal"))).filter((name) => name.startsWith(".journal")),
    where,
  ).toEqual([]);
  await cuts.end(after);
  return is;
}

it("has the file whole or has destroyed it whole, wherever the power goes, and nothing else is lost", {
  timeout: 600_000,
}, async () => {
  const disk = new SimulatedDisk();
  const whole = await cuts.open(disk);
  const desk = await prepare(whole);
  const from = disk.changes;
  granted(await whole.engine.destroyFiles(desk.request));
  const to = disk.changes;
  await cuts.end(whole);
  const found = { before: 0, after: 0 };
  for (const point of pointsBetween(from, to, 16)) {
    found[await cutAt(point, true)] += 1;
    found[await cutAt(point, false)] += 1;
  }
  expect(Math.min(found.before, found.after)).toBeGreaterThan(0);
});
