import { afterEach, beforeEach, expect, it } from "vitest";
import type { Engine } from "../../../renderer/engine/engine.ts";
import { noProfile } from "../../../shared/documents/paper/office.ts";
import type { Attachment } from "../../../shared/petition/intake.ts";
import { seededRandom } from "../../simulation/disk.ts";
import { granted, intake, passphrase } from "../engine-words.ts";
import { clear, type Offices, officerPassphrase, secretWords, twoOffices } from "./offices.ts";
import { journalOf, openedWith, placesOf } from "./opened-desk.ts";

let offices: Offices;
beforeEach(async () => {
  offices = await twoOffices();
});
afterEach(() => offices.close());

const complainedOf = { name: "石桥村会计钱某", unit: "石桥村村民委员会" };
const photo = "虚报渠道工程款的账本复印件，第一页";

async function attach(engine: Engine, text: string, name: string): Promise<Attachment> {
  return granted(await engine.addAttachment({ file: new Blob([text]), name, mediaType: "text/plain" }));
}

/** Registers what turns out to be an accusation, with a file, and works on it. */
async function registered(
  engine: Engine,
): Promise<{ readonly petition: string; readonly number: string; readonly file: Attachment }> {
  const file = await attach(engine, photo, "账本复印件.txt");
  const { petition, number } = granted(
    await engine.register({
      draft: "d-secret",
      intake: intake({
        petitioners: [
          { kind: "person", name: "魏长河", address: "青禾镇石桥村二组", identityKind: "resident", phone: "13900007731" },
        ],
        title: "反映虚报渠道工程款",
        statement: "石桥村会计钱某虚报渠道工程款，有账本复印件。",
        complainedOf: "石桥村会计钱某",
        attachments: [file],
      }),
    }),
  );
  granted(await engine.note({ petition, text: "已电话联系魏长河" }));
  granted(
    await engine.supplement({
      petition,
      text: "账本复印件由魏长河保存",
      receiptDate: "2026-11-20",
      signed: true,
      attachments: [],
    }),
  );
  return { petition, number, file };
}

async function clerk({ engine }: { readonly engine: Engine }) {
  return { user: (await engine.status()).user?.id ?? "", passphrase };
}

it("moves all of a petition to the officers and leaves no word of it at the township, which goes on with its number", async () => {
  const { township, district } = offices;
  const sheet = await clear(offices);
  const before = granted(await township.engine.register({ draft: "d0", intake: intake() }));
  const secret = await registered(township.engine);
  const key = await clerk(township);
  expect(placesOf(await openedWith(township, key), secretWords).length).toBeGreaterThan(5);

  const moved = granted(await township.engine.moveToAccusations({ petition: secret.petition, complainedOf }));
  expect(moved.cleared).toBe(true);
  expect(moved.number).toMatch(/^J-990127001-2026-/);
  expect(placesOf(await openedWith(township, key), secretWords)).toEqual([]);

  const detail = await township.engine.petition({ petition: secret.petition });
  expect(detail?.row).toMatchObject({ number: secret.number, stage: "sealed", title: "（已转入检举控告）", petitioner: "" });
  expect(detail?.view.sealed?.date).toBe("2026-11-20");
  expect(detail?.actions.every(({ allowed }) => !allowed)).toBe(true);
  expect(
    (await township.engine.list({ filter: {}, sort: { by: "number", reverse: false }, offset: 0, limit: 9, text: "魏长河" }))
      .total,
  ).toBe(0);
  expect((await township.engine.workTable()).parked).toBe(0);
  expect(await township.engine.petition({ petition: before.petition })).toMatchObject({ view: { number: before.number } });
  const next = granted(await township.engine.register({ draft: "d2", intake: intake() }));
  expect(next.number).toContain("-0003-");

  await offices.carry(township.engine, district.engine, "990127");
  expect(placesOf(await openedWith(district, await clerk(district)), secretWords)).toEqual([]);
  expect((await district.engine.petition({ petition: secret.petition }))?.row.stage).toBe("sealed");
  granted(await district.engine.openAccusations({ recipient: sheet.recipient, passphrase: officerPassphrase }));
  const { rows, problems } = granted(await district.engine.accusations());
  expect(problems).toEqual([]);
  expect(rows).toHaveLength(1);
  const file = granted(await district.engine.accusation({ id: rows[0]?.id ?? "" }));
  expect(file.taken).toMatchObject({
    number: moved.number,
    complainedOf,
    accuser: { name: "魏长河", phone: "13900007731" },
    movedFrom: { petition: secret.petition, number: secret.number, date: "2026-11-20" },
  });
  expect(file.taken?.statement).toContain("石桥村会计钱某虚报渠道工程款");
  expect(file.taken?.statement).toContain("账本复印件由魏长河保存");
  const texts = new Map<string, string>();
  for (const { hash, name } of file.attachments) {
    texts.set(name, await granted(await district.engine.openAccusationFile({ id: file.id, hash })).text());
  }
  expect(texts.get("账本复印件.txt")).toBe(photo);
  const record = (texts.get("原信访事项登记和办理记录.txt") ?? "").trimEnd().split("\n");
  expect(record.map((line) => (JSON.parse(line.split("\t")[0] ?? "") as { readonly type: string }).type)).toEqual([
    "petition.registered",
    "petition.noted",
    "petition.supplemented",
  ]);
}, 60_000);

it("gives the same desk when everything is made again from its journal", async () => {
  const { township } = offices;
  await clear(offices);
  granted(await township.engine.register({ draft: "d0", intake: intake() }));
  const { petition } = await registered(township.engine);
  granted(await township.engine.moveToAccusations({ petition, complainedOf }));
  granted(await township.engine.register({ draft: "d2", intake: intake() }));
  const shown = async (engine: Engine) => ({
    table: await engine.workTable(),
    list: await engine.list({ filter: {}, sort: { by: "number", reverse: false }, offset: 0, limit: 9 }),
    petition: await engine.petition({ petition }),
    receipts: (await engine.accusationDesk()).receipts,
  });
  const before = await shown(township.engine);
  const key = await clerk(township);
  offices.township = await township.reopen();
  granted(await offices.township.engine.unlock(key));
  await offices.township.engine.settled();
  expect(await shown(offices.township.engine)).toEqual(before);
  expect(placesOf(await openedWith(offices.township, key), secretWords)).toEqual([]);
}, 60_000);

it("the district that held the petition seals what it has to its own officers and lets it go, and the officer reads one file", async () => {
  const { township, district } = offices;
  const sheet = await clear(offices);
  const secret = await registered(township.engine);
  const other = granted(await township.engine.register({ draft: "d1", intake: intake() }));
  await offices.carry(township.engine, district.engine, "990127");
  const key = await clerk(district);
  expect(placesOf(await openedWith(district, key), secretWords).length).toBeGreaterThan(5);
  await offices.carry(district.engine, township.engine, "990127001");
  granted(await township.engine.note({ petition: secret.petition, text: "魏长河又来电话" }));
  granted(await township.engine.moveToAccusations({ petition: secret.petition, complainedOf }));
  await offices.carry(township.engine, district.engine, "990127");
  expect(placesOf(await openedWith(district, key), secretWords)).toEqual([]);
  expect((await district.engine.workTable()).parked).toBe(0);
  expect((await district.engine.petition({ petition: other.petition }))?.view.statement?.text).toContain("水渠");
  granted(await district.engine.openAccusations({ recipient: sheet.recipient, passphrase: officerPassphrase }));
  const { rows } = granted(await district.engine.accusations());
  expect(rows.map((row) => row.complainedOf)).toEqual([complainedOf.name]);
  const file = granted(await district.engine.accusation({ id: rows[0]?.id ?? "" }));
  for (const { hash } of file.attachments) granted(await district.engine.openAccusationFile({ id: file.id, hash }));
  // Both offices' records and the file that both held.
  expect(file.attachments.filter(({ hash }) => hash === secret.file.hash)).toHaveLength(2);
  expect(new Set(file.attachments.map(({ hash }) => hash)).size).toBe(3);
}, 60_000);

it("loses nothing else: every other event, record and file is what it was", async () => {
  const { township } = offices;
  const { engine } = township;
  await clear(offices);
  const random = seededRandom(7);
  const files = [];
  for (let n = 0; n < 6; n += 1) files.push(await attach(engine, `材料第${n}份`, `材料${n}.txt`));
  const petitions: string[] = [];
  for (let n = 0; n < 14; n += 1) {
    const attachments = files.filter(() => random() < 0.3);
    const { petition } = granted(
      await engine.register({ draft: `r${n}`, intake: intake({ attachments, title: `反映第${n}件` }) }),
    );
    petitions.push(petition);
    if (random() < 0.5) granted(await engine.note({ petition, text: `第${n}件记录` }));
  }
  granted(await engine.saveDraft({ id: "kept", form: { attachments: [files[5]] }, label: "", channel: "visit" }));
  const leaving = new Set(petitions.filter((_, n) => n % 3 === 1));
  const key = await clerk(township);
  const details = async (at: Engine) =>
    Promise.all(petitions.filter((id) => !leaving.has(id)).map((petition) => at.petition({ petition })));
  const before = { journal: await journalOf(township, key), details: await details(engine) };

  for (const petition of leaving) granted(await engine.moveToAccusations({ petition, complainedOf }));

  const after = await journalOf(township, key);
  before.journal.forEach((frame, i) => {
    expect(after[i]?.records).toBe(frame.records);
    expect(after[i]?.events).toEqual(
      frame.events.map(({ subject, line }) => ({
        subject,
        line: leaving.has(subject) ? line.slice(0, line.indexOf("\t") + 1) : line,
      })),
    );
  });
  expect(await details(engine)).toEqual(before.details);
  const stays = new Set(before.details.flatMap((one) => one?.attachments.map(({ hash }) => hash) ?? []));
  stays.add(files[5]?.hash ?? "");
  for (const { hash } of files) {
    const opened = await engine.openAttachment({ hash });
    expect("refused" in opened ? opened.refused : "held").toBe(stays.has(hash) ? "held" : "attachment-not-held");
  }
  offices.township = await township.reopen();
  granted(await offices.township.engine.unlock(key));
  await offices.township.engine.settled();
  expect(await details(offices.township.engine)).toEqual(before.details);
}, 120_000);

it("what the office above wrote without knowing of it goes the same way when it comes", async () => {
  const { township, district } = offices;
  const sheet = await clear(offices);
  const { petition } = await registered(township.engine);
  await offices.carry(township.engine, district.engine, "990127");
  granted(await district.engine.note({ petition, text: "账本复印件已阅，魏长河来电" }));
  granted(await township.engine.moveToAccusations({ petition, complainedOf }));
  await offices.carry(district.engine, township.engine, "990127001");
  expect(placesOf(await openedWith(township, await clerk(township)), secretWords)).toEqual([]);
  await offices.carry(township.engine, district.engine, "990127");
  expect(placesOf(await openedWith(district, await clerk(district)), secretWords)).toEqual([]);
  granted(await district.engine.openAccusations({ recipient: sheet.recipient, passphrase: officerPassphrase }));
  const { rows } = granted(await district.engine.accusations());
  expect(rows).toHaveLength(1);
  const file = granted(await district.engine.accusation({ id: rows[0]?.id ?? "" }));
  let seen = 0;
  for (const { hash, sealedHash } of file.attachments) {
    const text = await granted(await district.engine.openAccusationFile({ id: file.id, hash })).text();
    if (text.includes("账本复印件已阅，魏长河来电")) seen += 1;
    expect(sealedHash).not.toBe(hash);
  }
  // From the township, where it came too late, and from the district itself.
  expect(seen).toBe(2);
}, 60_000);

it("may be done by the office above, and the township does the same when it hears of it", async () => {
  const { township, district } = offices;
  const sheet = await clear(offices);
  const { petition, number } = await registered(township.engine);
  await offices.carry(township.engine, district.engine, "990127");
  granted(await district.engine.moveToAccusations({ petition, complainedOf }));
  expect(placesOf(await openedWith(district, await clerk(district)), secretWords)).toEqual([]);
  await offices.carry(district.engine, township.engine, "990127001");
  expect(placesOf(await openedWith(township, await clerk(township)), secretWords)).toEqual([]);
  expect((await township.engine.petition({ petition }))?.row).toMatchObject({ stage: "sealed", number });
  await offices.carry(township.engine, district.engine, "990127");
  granted(await district.engine.openAccusations({ recipient: sheet.recipient, passphrase: officerPassphrase }));
  expect(granted(await district.engine.accusations()).rows.map((row) => row.complainedOf)).toEqual([complainedOf.name]);
}, 60_000);

it("waits where nobody is cleared any more: nothing is lost, and it goes on once somebody is", async () => {
  const { township, district } = offices;
  const sheet = await clear(offices);
  const { petition } = await registered(township.engine);
  await offices.carry(township.engine, district.engine, "990127");
  granted(await township.engine.moveToAccusations({ petition, complainedOf }));
  granted(await district.engine.endClearance({ recipient: sheet.recipient }));
  await offices.carry(township.engine, district.engine, "990127");
  const key = await clerk(district);
  const held = async () => placesOf(await openedWith(offices.district, key), secretWords).length;
  expect(await held()).toBeGreaterThan(0);
  expect((await district.engine.petition({ petition }))?.row.stage).toBe("sealed");
  offices.district = await district.reopen();
  const { engine } = offices.district;
  granted(await engine.unlock(key));
  expect(await held()).toBeGreaterThan(0);
  const next = granted(await engine.clearOfficer({ name: "高书记", passphrase: officerPassphrase }));
  granted(await engine.announceOfficer({ recipient: next.recipient }));
  expect(await held()).toBe(0);
  granted(await engine.openAccusations({ recipient: next.recipient, passphrase: officerPassphrase }));
  const { rows } = granted(await engine.accusations());
  const file = granted(await engine.accusation({ id: rows[0]?.id ?? "" }));
  expect(file.taken?.statement).toContain("虚报渠道工程款");
}, 60_000);

it("is refused to those who may not, without an officer, without whom it complains of, and where that is this very office", async () => {
  const { township } = offices;
  const { petition } = await registered(township.engine);
  const move = (more: object = {}) => township.engine.moveToAccusations({ petition, complainedOf, ...more });
  expect(await move()).toMatchObject({ refused: "no-officer-yet", article: "第30条" });
  expect((await township.engine.petition({ petition }))?.moving).toMatchObject({ allowed: false });
  expect(await move()).toMatchObject({ message: expect.stringContaining("请先向区县信访局索取") });
  // The district is that office: it is told what it has to do itself.
  const own = await registered(offices.district.engine);
  expect((await offices.district.engine.petition(own))?.moving).toEqual({
    allowed: false,
    reason: expect.stringMatching(/^本局还没有公布检举控告专人.*“设置 → 检举控告”/),
  });
  await clear(offices);
  expect((await township.engine.petition({ petition }))?.moving).toEqual({ allowed: true, reason: null });
  expect(await move({ complainedOf: { name: " ", unit: "" } })).toMatchObject({ refused: "no-complained-of" });
  expect(await move({ complainedOf: { name: "青禾镇信访站", unit: "" } })).toMatchObject({ refused: "complained-of-desk" });
  expect(await move({ petition: "0".repeat(32) })).toMatchObject({ refused: "unknown-petition" });
  const added = granted(await township.engine.addUser({ name: "小王", passphrase, role: "clerk" }));
  const other = township.engine;
  await other.lock();
  granted(await other.unlock({ user: added.id, passphrase }));
  expect(await move()).toMatchObject({ refused: "not-allowed" });
  expect((await township.engine.petition({ petition }))?.moving).toBeNull();
  expect((await township.engine.petition({ petition }))?.view.statement).not.toBeNull();
}, 60_000);

it("takes issued documents along, keeps their numbers from being given out again, and the reason of a voided one to itself", async () => {
  const { township } = offices;
  const { engine } = township;
  await clear(offices);
  const { petition } = await registered(engine);
  const other = granted(await engine.register({ draft: "d1", intake: intake() }));
  granted(await engine.saveOfficeProfile({ profile: { ...noProfile, name: "青禾镇人民政府", prefix: "青" } }));
  const paper = { kind: "notice-received", entered: { 办理途径和程序: "适用信访程序。", 承办人: "林晓" }, date: "2026-11-20" };
  const first = granted(await engine.issuePaper({ petition, ...paper }));
  const document = (await engine.petition({ petition }))?.course.steps["petition.document-issued"]?.[0]?.event;
  const voided = { date: "2026-11-20", document, reason: "魏长河的名字写错" };
  expect(await engine.takeStep({ petition, type: "petition.document-voided", body: voided })).toBeNull();
  granted(await engine.issuePaper({ petition, ...paper }));
  // Made elsewhere and recorded with a title, and a number of another form, that speak of whom it is about.
  const file = granted(await engine.addAttachment({ file: new Blob(["x"]), name: "函.pdf", mediaType: "application/pdf" }));
  const foreign = { date: "2026-11-20", kind: "other", title: "关于石桥村会计钱某的函", number: "石桥村会计钱某-1", file };
  expect(await engine.takeStep({ petition, type: "petition.document-issued", body: foreign })).toBeNull();
  granted(await engine.moveToAccusations({ petition, complainedOf }));
  const key = await clerk(township);
  expect(placesOf(await openedWith(township, key), secretWords)).toEqual([]);
  expect(await engine.openAttachment({ hash: first.file.hash })).toMatchObject({ refused: "attachment-not-held" });
  expect(granted(await engine.issuePaper({ petition: other.petition, ...paper })).number).toBe("青信告〔2026〕3号");
  offices.township = await township.reopen();
  granted(await offices.township.engine.unlock(key));
  expect(placesOf(await openedWith(offices.township, key), secretWords)).toEqual([]);
  const next = granted(await offices.township.engine.issuePaper({ petition: other.petition, ...paper }));
  expect(next.number).toBe("青信告〔2026〕4号");
}, 60_000);

it("lets nobody see half of the desk while it is made again: who asks meanwhile waits", async () => {
  const { engine } = offices.township;
  await clear(offices);
  const others: string[] = [];
  for (let n = 0; n < 30; n += 1) {
    others.push(granted(await engine.register({ draft: `o${n}`, intake: intake({ title: `反映第${n}件` }) })).petition);
  }
  const { petition } = await registered(engine);
  await engine.settled();
  const before = await engine.workTable();
  let done = false;
  const moving = engine.moveToAccusations({ petition, complainedOf }).finally(() => {
    done = true;
  });
  let asked = 0;
  while (!done) {
    const [one, list, table, known] = await Promise.all([
      engine.petition({ petition: others[asked % others.length] ?? "" }),
      engine.list({ filter: {}, sort: { by: "receiptDate", reverse: false }, offset: 0, limit: 99 }),
      engine.workTable(),
      engine.knownMatters({ name: "陈桂兰", phone: "13812345521", place: "990127001201", title: "反映第3件" }),
    ]);
    expect(one?.view.statement?.text).toContain("水渠");
    expect(list.total).toBe(31);
    expect(table.total).toBe(before.total);
    expect(known.length).toBeGreaterThan(0);
    asked += 1;
  }
  expect(granted(await moving).cleared).toBe(true);
  expect(asked).toBeGreaterThan(3);
}, 60_000);
