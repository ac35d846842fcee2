import { join } from "node:path";
import { expect, it } from "vitest";
import type { Engine } from "../../../renderer/engine/engine.ts";
import type { Attachment } from "../../../shared/petition/intake.ts";
import { SimulatedDisk } from "../../simulation/disk.ts";
import { granted, intake, passphrase } from "../engine-words.ts";
import { type CutDesk, pointsBetween, powerCuts } from "../power-cuts.ts";
import { officerPassphrase, secretWords } from "./offices.ts";
import { openedWith, placesOf } from "./opened-desk.ts";

const complainedOf = { name: "石桥村会计钱某", unit: "" };
const cuts = powerCuts();

/** What was at the desk before the move. */
interface Prepared {
  readonly recipient: string;
  readonly secret: string;
  readonly other: string;
  readonly shared: Attachment;
  readonly own: Attachment;
}

const attach = async (engine: Engine, text: string) =>
  granted(await engine.addAttachment({ file: new Blob([text]), name: "账页.txt", mediaType: "text/plain" }));

/** A district with a cleared officer and two petitions, which have one file in common; one came from a record of 排查. */
async function prepare({ engine }: CutDesk): Promise<Prepared> {
  const user = { name: "沈立", passphrase };
  granted(await engine.setUp({ level: "district", organisation: "990127", officeName: "南丰区信访局", user }));
  const sheet = granted(await engine.clearOfficer({ name: "沈立", passphrase: officerPassphrase }));
  granted(await engine.announceOfficer({ recipient: sheet.recipient }));
  const shared = await attach(engine, "水渠图");
  const own = await attach(engine, "账本复印件，第一页");
  const other = granted(await engine.register({ draft: "d1", intake: intake({ attachments: [shared] }) }));
  const screening = {
    ...{ how: "dynamic", date: "2026-11-20", place: "石桥村", matter: "虚报渠道工程款", unit: "", measure: "" },
    ...{ settled: null, petition: null },
  };
  const record = granted(await engine.keepRecord({ record: null, kind: "screening", data: screening, base: null })).record;
  granted(await engine.keepRecord({ record: null, kind: "screening", data: { ...screening, matter: "水渠" }, base: null }));
  const secret = granted(
    await engine.register({
      draft: "d2",
      screening: record,
      intake: intake({
        petitioners: [
          { kind: "person", name: "魏长河", address: "青禾镇石桥村二组", identityKind: "resident", phone: "13900007731" },
        ],
        title: "反映虚报渠道工程款",
        statement: "石桥村会计钱某虚报渠道工程款，有账本复印件。",
        attachments: [shared, own],
      }),
    }),
  );
  granted(await engine.note({ petition: secret.petition, text: "已电话联系魏长河" }));
  return { recipient: sheet.recipient, secret: secret.petition, other: other.petition, shared, own };
}

async function cutAt(point: number, withStore: boolean): Promise<"before" | "after"> {
  const made: { desk?: Prepared; answered?: unknown } = {};
  const {
    desk: after,
    disk,
    where,
  } = await cuts.cutAt(point, withStore, async (first) => {
    made.desk = await prepare(first);
    made.answered = await first.engine.moveToAccusations({ petition: made.desk.secret, complainedOf });
  });
  const { desk } = made;
  if (!desk) throw new Error(`${where}: the power went before the move`);
  const { engine } = after;
  const user = (await engine.status()).users[0]?.id ?? "";
  granted(await engine.unlock({ user, passphrase }));
  await engine.settled();
  const found = await engine.petition({ petition: desk.secret });
  const key = { user, passphrase };
  const opened = async () => openedWith({ folder: cuts.folder(), services: after.services, store: after.store }, key);
  const is = found?.view.sealed ? "after" : "before";
  expect(await engine.officeRecords({}), where).toHaveLength(is === "before" ? 2 : 1);
  if (is === "before") {
    // Nothing was promised and nothing is lost: it stands as it was registered.
    expect(made.answered, where).toBeUndefined();
    expect(found?.view.statement?.text, where).toContain("虚报渠道工程款");
    expect(
      found?.attachments.map(({ held }) => held),
      where,
    ).toEqual([true, true]);
  } else expect(placesOf(await opened(), secretWords), where).toEqual([]);

  const again = await engine.moveToAccusations({ petition: desk.secret, complainedOf });
  const { number, cleared } = granted(again);
  expect(cleared, where).toBe(true);
  expect(
    (await engine.accusationDesk()).receipts.map((receipt) => receipt.number),
    where,
  ).toEqual([number]);
  expect(placesOf(await opened(), secretWords), where).toEqual([]);

  granted(await engine.openAccusations({ recipient: desk.recipient, passphrase: officerPassphrase }));
  const rows = granted(await engine.accusations()).rows;
  expect(rows, where).toHaveLength(1);
  const file = granted(await engine.accusation({ id: rows[0]?.id ?? "" }));
  expect(file.taken?.number, where).toBe(number);
  const texts: string[] = [];
  for (const { hash } of file.attachments)
    texts.push(await granted(await engine.openAccusationFile({ id: file.id, hash })).text());
  expect(
    texts.some((text) => text.includes("petition.registered") && text.includes("petition.noted")),
    where,
  ).toBe(true);
  expect(texts, where).toContain("账本复印件，第一页");

  expect(await engine.officeRecords({}), where).toMatchObject([{ data: { matter: "水渠" } }]);
  const other = await engine.petition({ petition: desk.other });
  expect(other?.view.statement?.text, where).toContain("水渠");
  expect(
    other?.attachments.map(({ held }) => held),
    where,
  ).toEqual([true]);
  expect(await granted(await engine.openAttachment({ hash: desk.shared.hash })).text(), where).toBe("水渠图");
  expect(await engine.openAttachment({ hash: desk.own.hash }), where).toMatchObject({ refused: "attachment-not-held" });
  expect(
    (await disk.list(join(cuts.folder(), "journal"))).filter((name) => name.startsWith(".journal")),
    where,
  ).toEqual([]);
  await cuts.end(after);
  return is;
}

it("has the petition whole or the officers have it whole, wherever the power goes, and nothing else is lost", {
  timeout: 600_000,
}, async () => {
  const disk = new SimulatedDisk();
  const whole = await cuts.open(disk);
  const desk = await prepare(whole);
  const from = disk.changes;
  granted(await whole.engine.moveToAccusations({ petition: desk.secret, complainedOf }));
  const to = disk.changes;
  await cuts.end(whole);
  const found = { before: 0, after: 0 };
  for (const point of pointsBetween(from, to, 16)) {
    found[await cutAt(point, true)] += 1;
    found[await cutAt(point, false)] += 1;
  }
  expect(Math.min(found.before, found.after)).toBeGreaterThan(0);
});
