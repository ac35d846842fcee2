import { afterEach, beforeEach, expect, it } from "vitest";
import type { Engine } from "../../../renderer/engine/engine.ts";
import { noProfile } from "../../../shared/documents/paper/office.ts";
import { type Offices, twoOffices } from "../accusation/offices.ts";
import { journalOf, openedWith, placesOf } from "../accusation/opened-desk.ts";
import { granted, intake, passphrase } from "../engine-words.ts";
import { approvedList, archived, attach, goneWords, list, registered, versionOf, witnesses } from "./archived.ts";

let offices: Offices;
beforeEach(async () => {
  offices = await twoOffices();
  // The first user is an administrator: the leader destroys.
  for (const desk of [offices.township, offices.district]) await asLeader(desk.engine);
});
afterEach(() => offices.close());

async function asLeader(engine: Engine): Promise<void> {
  const added = granted(await engine.addUser({ name: "高远", passphrase, role: "leader" }));
  await engine.lock();
  granted(await engine.unlock({ user: added.id, passphrase }));
}

async function keyOf({ engine }: { readonly engine: Engine }) {
  return { user: (await engine.status()).user?.id ?? "", passphrase };
}

const screening = (matter: string, petition: string | null = null) => ({
  ...{ how: "dynamic", date: "2014-03-01", place: "石桥村", matter, unit: "", measure: "", settled: null, petition },
});

it("leaves number, days and hashes of a destroyed file and no word of it, on disk and in the store", async () => {
  const { township, district } = offices;
  const { engine } = township;
  granted(await engine.saveOfficeProfile({ profile: { ...noProfile, name: "青禾镇人民政府", prefix: "青" } }));
  const shared = await attach(engine, "水渠图");
  const own = await attach(engine, "账本复印件，第一页");
  const of2014 = {
    petitionDate: "2014-03-03",
    receiptDate: "2014-03-03",
    confirmation: { how: "signed", date: "2014-03-03" },
  } as const;
  const other = granted(await engine.register({ draft: "d0", intake: intake({ ...of2014, attachments: [shared] }) }));
  const record = granted(
    await engine.keepRecord({ record: null, kind: "screening", data: screening("渠道工程款"), base: null }),
  ).record;
  const old = await registered(engine, { attachments: [shared, own] }, "d1", record);
  granted(await engine.note({ petition: old.petition, text: "已电话联系魏长河" }));
  const paper = { kind: "notice-received", entered: { 办理途径和程序: "鱼塘承包", 承办人: "林晓" }, date: "2014-03-10" };
  const issued = granted(await engine.issuePaper({ petition: old.petition, ...paper }));
  await archived(engine, old.petition, "2014-XF-001");
  granted(await engine.saveFormDraft({ petition: old.petition, type: "petition.contacted", form: { text: "魏长河" } }));
  const key = await keyOf(township);
  expect(placesOf(await openedWith(township, key), goneWords).length).toBeGreaterThan(5);
  const before = await journalOf(township, key);

  expect((await engine.expiredFiles()).files).toMatchObject([
    { row: { id: old.petition }, fileNumber: "2014-XF-001", year: 2014, retention: "10-years", until: "2024-12-31", list: null },
  ]);
  const request = await approvedList(engine, [old.petition]);
  expect((await engine.expiredFiles()).files[0]?.list).toBe(request.record);
  expect(granted(await engine.destroyFiles(request))).toEqual({ destroyed: 1, cleared: true });

  expect(placesOf(await openedWith(township, key), goneWords)).toEqual([]);
  const after = await journalOf(township, key);
  // Every header is the one that was, and only this petition's and this record's bodies are gone.
  before.forEach(({ events }, i) => {
    expect(after[i]?.events).toEqual(
      events.map(({ subject, line }) =>
        subject === old.petition || subject === record
          ? { subject, line: line.slice(0, line.indexOf("\t") + 1) }
          : { subject, line },
      ),
    );
  });
  const detail = await engine.petition({ petition: old.petition });
  expect(detail?.row).toMatchObject({
    ...{ number: old.number, stage: "destroyed", title: "（内容已销毁）", petitioner: "", receiptDate: "2014-03-03" },
    due: "9999-12-31",
  });
  expect(detail?.view.destroyed?.date).toBe("2026-11-20");
  expect(detail?.view.timeline.map(({ body }) => body)).toMatchObject([
    {
      ...{ approvedBy: "周敏", witnesses, list: request.record, reason: list.reason, registrationDate: "2026-11-20" },
      file: { fileNumber: "2014-XF-001", year: 2014, retention: "10-years", until: "2024-12-31", date: "2014-12-01" },
    },
  ]);
  expect(detail?.actions.every(({ allowed }) => !allowed)).toBe(true);
  expect(detail?.offers).toEqual([]);
  const all = { filter: {}, sort: { by: "number", reverse: false }, offset: 0, limit: 9 } as const;
  expect((await engine.list({ ...all, text: "魏长河" })).total).toBe(0);
  expect((await engine.list(all)).total).toBe(2);
  expect(
    await engine.knownMatters({ name: "魏长河", phone: "13900007731", place: "990127001201", title: "反映渠道工程款" }),
  ).toEqual([]);
  expect(await engine.expiredFiles()).toEqual({ files: [], total: 0 });
  expect((await engine.workTable()).parked).toBe(0);
  expect(await engine.openAttachment({ hash: own.hash })).toMatchObject({ refused: "attachment-not-held" });
  expect(await engine.openAttachment({ hash: issued.file.hash })).toMatchObject({ refused: "attachment-not-held" });
  expect(await granted(await engine.openAttachment({ hash: shared.hash })).text()).toBe("水渠图");
  expect((await engine.petition({ petition: other.petition }))?.view.statement?.text).toContain("水渠");
  // The 文号 is used up; the list stays, with who saw it done.
  const next = granted(
    await engine.issuePaper({ petition: other.petition, ...paper, entered: { 办理途径和程序: "信访程序", 承办人: "林晓" } }),
  );
  expect(next.number).toBe("青信告〔2014〕2号");
  expect(await engine.officeRecords({})).toMatchObject([
    { kind: "destruction-list", data: { destroyed: { date: "2026-11-20", witnesses }, approved: { by: "周敏" } } },
  ]);
  expect(await engine.destroyFiles({ ...request, base: await versionOf(engine, request.record) })).toMatchObject({
    refused: "list-destroyed",
  });

  offices.township = await township.reopen();
  granted(await offices.township.engine.unlock(key));
  await offices.township.engine.settled();
  expect(placesOf(await openedWith(offices.township, key), goneWords)).toEqual([]);
  expect((await offices.township.engine.petition({ petition: old.petition }))?.row.stage).toBe("destroyed");
  await offices.carry(offices.township.engine, district.engine, "990127");
  expect(placesOf(await openedWith(district, await keyOf(district)), goneWords)).toEqual([]);
  expect((await district.engine.workTable()).parked).toBe(0);
}, 60_000);

it("leaves the district its own copy, which only the district's own step destroys", async () => {
  const { township, district } = offices;
  const old = await registered(township.engine);
  await archived(township.engine, old.petition, "2014-XF-001");
  await offices.carry(township.engine, district.engine, "990127");
  granted(await township.engine.destroyFiles(await approvedList(township.engine, [old.petition])));
  await offices.carry(township.engine, district.engine, "990127");
  const held = await district.engine.petition({ petition: old.petition });
  expect(held?.view.statement?.text).toContain("渠道工程款");
  expect(held?.row.stage).toBe("archived");
  expect(held?.view.timeline.at(-1)).toMatchObject({ type: "petition.destroyed", stamp: { organisation: "990127001" } });

  // What the district writes about its copy is not kept at the office that destroyed its own.
  granted(await district.engine.note({ petition: old.petition, text: "魏长河来电询问" }));
  await offices.carry(district.engine, township.engine, "990127001");
  expect(placesOf(await openedWith(township, await keyOf(township)), goneWords)).toEqual([]);
  expect((await township.engine.petition({ petition: old.petition }))?.row.stage).toBe("destroyed");

  const { files } = await district.engine.expiredFiles();
  expect(files).toMatchObject([{ row: { id: old.petition }, until: "2024-12-31" }]);
  granted(await district.engine.destroyFiles(await approvedList(district.engine, [old.petition])));
  expect(placesOf(await openedWith(district, await keyOf(district)), goneWords)).toEqual([]);
  expect((await district.engine.petition({ petition: old.petition }))?.row).toMatchObject({
    stage: "destroyed",
    number: old.number,
  });
  await offices.carry(district.engine, township.engine, "990127001");
  expect((await township.engine.petition({ petition: old.petition }))?.row.stage).toBe("destroyed");
  expect((await township.engine.workTable()).parked).toBe(0);
}, 60_000);

it("does not bring the content back with an old file, from the same desk or from the district's copy", async () => {
  const { township, district } = offices;
  const old = await registered(township.engine);
  await archived(township.engine, old.petition, "2014-XF-001");
  const path = await offices.carry(township.engine, district.engine, "990127");
  // A note from above that the township has not merged yet.
  granted(await district.engine.note({ petition: old.petition, text: "魏长河的账本复印件已阅" }));
  const down = granted(await district.engine.export({ to: "990127001", folder: offices.stick }));
  granted(await district.engine.destroyFiles(await approvedList(district.engine, [old.petition])));
  granted(await township.engine.destroyFiles(await approvedList(township.engine, [old.petition])));

  await offices.merge(township, down.path);
  expect(placesOf(await openedWith(township, await keyOf(township)), goneWords)).toEqual([]);
  const token = (await district.services.desktop.call("incoming.stage", { path })).token;
  await district.engine.planImport({ token });
  await district.engine.applyImport({ token });
  expect(placesOf(await openedWith(district, await keyOf(district)), goneWords)).toEqual([]);
  for (const { engine } of [township, district]) {
    expect((await engine.petition({ petition: old.petition }))?.row.stage).toBe("destroyed");
    expect((await engine.workTable()).parked).toBe(0);
  }
}, 60_000);
