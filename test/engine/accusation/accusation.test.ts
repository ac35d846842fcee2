import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { isRefused } from "../../../renderer/engine/api/answer.ts";
import { granted, passphrase } from "../engine-words.ts";
import { accusation, clear, type Offices, officerPassphrase, twoOffices } from "./offices.ts";

let offices: Offices;
beforeEach(async () => {
  offices = await twoOffices();
});
afterEach(() => offices.close());

const up = () => offices.carry(offices.township.engine, offices.district.engine, "990127");
const down = () => offices.carry(offices.district.engine, offices.township.engine, "990127001");
const file = (text: string) => ({ file: new Blob([text]), name: "账本复印件.txt", mediaType: "text/plain" });
const codeOf = async (answer: Promise<unknown>) => {
  const value = await answer;
  return isRefused(value) ? value.refused : "granted";
};

it("is refused, and nothing is kept, while no cleared officer is known", async () => {
  const { township } = offices;
  expect(await codeOf(township.engine.takeAccusation({ id: "x1", accusation: accusation(), files: [] }))).toBe("no-officer");
  expect((await township.engine.accusationDesk()).receipts).toEqual([]);
});

it("goes from the township to the officer, with its files, and its receipt comes home", async () => {
  const { district, township } = offices;
  const sheet = await clear(offices);
  const text = "第一页：工程款 46 800 元";
  const { number } = granted(await township.engine.takeAccusation({ id: "x1", accusation: accusation(), files: [file(text)] }));
  expect(number).toMatch(/^J-990127001-2026-A-0001-[0-9A-Z]{3}$/);
  expect((await township.engine.accusationDesk()).receipts).toEqual([{ number, date: "2026-11-20", state: "waiting" }]);

  await up();
  expect((await district.engine.accusationDesk()).unopened).toBe(1);
  expect(await codeOf(district.engine.accusations())).toBe("compartment-closed");
  granted(await district.engine.openAccusations({ recipient: sheet.recipient, passphrase: officerPassphrase }));
  const { rows, problems } = granted(await district.engine.accusations());
  expect(problems).toEqual([]);
  expect(rows).toMatchObject([{ number, complainedOf: "石桥村会计钱某", office: "青禾镇信访站", state: "waiting" }]);
  const [row] = rows;
  const found = granted(await district.engine.accusation({ id: row?.id ?? "" }));
  expect(found.taken).toMatchObject({ ...accusation(), takenBy: "周敏" });
  const hash = found.taken?.attachments[0]?.hash ?? "";
  expect(await granted(await district.engine.openAccusationFile({ id: found.id, hash })).text()).toBe(text);
  expect((await district.engine.accusationDesk()).unopened).toBe(0);

  await down();
  expect((await township.engine.accusationDesk()).receipts).toMatchObject([{ number, state: "acknowledged" }]);
});

it("is not taken when a file cannot be read to its end, and is when it is handed over again", async () => {
  const { township } = offices;
  await clear(offices);
  const lost = {
    size: 4,
    stream: () => new ReadableStream({ pull: (controller) => controller.error(new DOMException("lost", "NotReadableError")) }),
  } as unknown as Blob;
  const request = { id: "x1", accusation: accusation(), files: [{ ...file("x"), file: lost }] };
  expect(await codeOf(township.engine.takeAccusation(request))).toBe("file-unreadable");
  expect((await township.engine.accusationDesk()).receipts).toEqual([]);
  granted(await township.engine.takeAccusation({ ...request, files: [file("x")] }));
});

it("is taken in once, however often the same saving is repeated", async () => {
  const { township } = offices;
  await clear(offices);
  const request = { id: "x1", accusation: accusation(), files: [] };
  const first = granted(await township.engine.takeAccusation(request));
  expect(granted(await township.engine.takeAccusation(request))).toEqual(first);
  expect((await township.engine.accusationDesk()).receipts).toHaveLength(1);
});

it("carries what was not acknowledged again, so a lost stick costs nothing", async () => {
  const { district, township } = offices;
  const sheet = await clear(offices);
  granted(await township.engine.takeAccusation({ id: "x1", accusation: accusation(), files: [] }));
  granted(await township.engine.export({ to: "990127", folder: offices.stick }));
  granted(await township.engine.takeAccusation({ id: "x2", accusation: accusation({ accuser: null }), files: [] }));
  await up();
  granted(await district.engine.openAccusations({ recipient: sheet.recipient, passphrase: officerPassphrase }));
  expect(granted(await district.engine.accusations()).rows).toHaveLength(2);
  await up();
  expect(granted(await district.engine.accusations()).rows).toHaveLength(2);
});

it("cannot be told from none by whoever holds the file", async () => {
  const { township } = offices;
  await clear(offices);
  const manifestOf = async (path: string) => {
    const text = (await readFile(path)).toString("latin1");
    const at = text.indexOf('{"acknowledgement"');
    return JSON.parse(text.slice(at, text.indexOf("}PK", at) + 1)) as {
      counts: unknown;
      entries: { name: string; size: number; inflated: number }[];
    };
  };
  const empty = await manifestOf(granted(await township.engine.export({ to: "990127", folder: offices.stick })).path);
  granted(await township.engine.takeAccusation({ id: "x1", accusation: accusation(), files: [] }));
  const full = await manifestOf(granted(await township.engine.export({ to: "990127", folder: offices.stick })).path);
  const sealed = (one: typeof empty) => one.entries.find(({ name }) => name === "sealed.age");
  expect({ ...sealed(full), sha256: "" }).toEqual({ ...sealed(empty), sha256: "" });
  expect(full.counts).toEqual(empty.counts);
  expect(full.entries.map(({ name }) => name)).toEqual(empty.entries.map(({ name }) => name));
});

it("opens to nobody else: not with another passphrase, another officer's key, or for the next user", async () => {
  const { district, township } = offices;
  const sheet = await clear(offices);
  granted(await township.engine.takeAccusation({ id: "x1", accusation: accusation(), files: [] }));
  await up();
  const late = await clear(offices, "钱平", "另一位专人的口令");
  expect(await codeOf(district.engine.openAccusations({ recipient: sheet.recipient, passphrase: "另一位专人的口令" }))).toBe(
    "wrong-officer-passphrase",
  );
  granted(await district.engine.openAccusations({ recipient: late.recipient, passphrase: "另一位专人的口令" }));
  expect(granted(await district.engine.accusations())).toMatchObject({
    rows: [],
    problems: [expect.stringContaining("其他专人")],
  });
  granted(await district.engine.openAccusations({ recipient: sheet.recipient, passphrase: officerPassphrase }));
  const { rows } = granted(await district.engine.accusations());
  expect(rows).toHaveLength(1);

  const other = granted(await district.engine.addUser({ name: "何非", role: "handler", passphrase }));
  await district.engine.lock();
  granted(await district.engine.unlock({ user: other.id, passphrase }));
  expect(await codeOf(district.engine.accusations())).toBe("compartment-closed");
  expect(await codeOf(district.engine.accusation({ id: rows[0]?.id ?? "" }))).toBe("compartment-closed");
});

it("slows wrong passphrases down, and the count outlives a restart", async () => {
  const sheet = await clear(offices);
  const wrong = () => codeOf(offices.district.engine.openAccusations({ recipient: sheet.recipient, passphrase: "不是这个口令" }));
  for (let n = 0; n < 3; n += 1) expect(await wrong()).toBe("wrong-officer-passphrase");
  expect(await wrong()).toBe("wait");
  const user = (await offices.district.engine.status()).user?.id ?? "";
  offices.district = await offices.district.reopen();
  granted(await offices.district.engine.unlock({ user, passphrase }));
  expect(await wrong()).toBe("wait");
});

it("opens with the printed sheet, which gives a new passphrase", async () => {
  const { district } = offices;
  const sheet = await clear(offices);
  expect(await codeOf(district.engine.officerSheet({ recipient: sheet.recipient, passphrase: officerPassphrase }))).toBe(
    "officer-announced",
  );
  granted(await district.engine.openAccusations({ recipient: sheet.recipient, identity: sheet.identity.toLowerCase() }));
  granted(await district.engine.changeOfficerPassphrase({ fresh: "换过以后的新口令" }));
  await district.engine.closeAccusations();
  granted(await district.engine.openAccusations({ recipient: sheet.recipient, passphrase: "换过以后的新口令" }));
});

it("is no longer sealed to an officer whose clearance ended, who still reads what was sealed to him before", async () => {
  const { district, township } = offices;
  const former = await clear(offices);
  granted(await township.engine.takeAccusation({ id: "x1", accusation: accusation(), files: [] }));
  await up();
  granted(await district.engine.endClearance({ recipient: former.recipient }));
  const next = await clear(offices, "钱平", "另一位专人的口令");
  granted(await township.engine.takeAccusation({ id: "x2", accusation: accusation({ statement: "后来的另一件" }), files: [] }));
  await up();
  granted(await district.engine.openAccusations({ recipient: former.recipient, passphrase: officerPassphrase }));
  const before = granted(await district.engine.accusations());
  expect(before.rows).toHaveLength(1);
  expect(before.problems).toHaveLength(1);
  granted(await district.engine.openAccusations({ recipient: next.recipient, passphrase: "另一位专人的口令" }));
  const after = granted(await district.engine.accusations());
  const found = granted(await district.engine.accusation({ id: after.rows[0]?.id ?? "" }));
  expect(after.rows).toHaveLength(1);
  expect(found.taken?.statement).toBe("后来的另一件");
});

it("is never handed to whom it complains of, nor taken down by an office that it complains of", async () => {
  const { district, township } = offices;
  const sheet = await clear(offices);
  const desk = accusation({ complainedOf: { name: "周某", unit: "青禾镇信访站" } });
  expect(await codeOf(township.engine.takeAccusation({ id: "x0", accusation: desk, files: [] }))).toBe("complained-of-desk");
  granted(await township.engine.takeAccusation({ id: "x1", accusation: accusation(), files: [] }));
  await up();
  granted(await district.engine.openAccusations({ recipient: sheet.recipient, passphrase: officerPassphrase }));
  const id = granted(await district.engine.accusations()).rows[0]?.id ?? "";
  const transfer = (to: string) =>
    district.engine.actOnAccusation({ id, action: { did: "transferred", date: "2026-11-20", to, documentNumber: "", note: "" } });
  expect(await codeOf(transfer("石桥村村民委员会"))).toBe("to-complained-of");
  granted(await transfer("区纪委监委"));
  granted(
    await district.engine.actOnAccusation({
      id,
      action: { did: "replied", date: "2026-11-20", how: "oral", text: "已告知去向" },
    }),
  );
  const { acts } = granted(await district.engine.accusation({ id }));
  expect(acts.map(({ did, by }) => [did, by])).toEqual([
    ["transferred", "沈立"],
    ["replied", "沈立"],
  ]);
});

it("shows every view to the district's auditor", async () => {
  const { district, township } = offices;
  const sheet = await clear(offices);
  granted(await township.engine.takeAccusation({ id: "x1", accusation: accusation(), files: [] }));
  await up();
  granted(await district.engine.openAccusations({ recipient: sheet.recipient, passphrase: officerPassphrase }));
  const id = granted(await district.engine.accusations()).rows[0]?.id ?? "";
  granted(await district.engine.accusation({ id }));
  const auditor = granted(await district.engine.addUser({ name: "审计", role: "auditor", passphrase }));
  await district.engine.lock();
  granted(await district.engine.unlock({ user: auditor.id, passphrase }));
  const records = granted(await district.engine.accessRecords());
  expect(records).toContainEqual(expect.objectContaining({ user: "沈立", did: "read-accusation", petition: id }));
  expect(records).toContainEqual(expect.objectContaining({ user: "沈立", did: "opened-accusations" }));
});

it("survives a rebuild from the journal at both offices", async () => {
  const { township } = offices;
  const sheet = await clear(offices);
  const { number } = granted(await township.engine.takeAccusation({ id: "x1", accusation: accusation(), files: [file("一页")] }));
  const clerk = (await township.engine.status()).user?.id ?? "";
  offices.township = await township.reopen();
  granted(await offices.township.engine.unlock({ user: clerk, passphrase }));
  expect((await offices.township.engine.accusationDesk()).receipts).toMatchObject([{ number }]);
  await up();
  const leader = (await offices.district.engine.status()).user?.id ?? "";
  offices.district = await offices.district.reopen();
  granted(await offices.district.engine.unlock({ user: leader, passphrase }));
  expect((await offices.district.engine.accusationDesk()).unopened).toBe(1);
  granted(await offices.district.engine.openAccusations({ recipient: sheet.recipient, passphrase: officerPassphrase }));
  expect(granted(await offices.district.engine.accusations()).rows).toMatchObject([{ number }]);
});
