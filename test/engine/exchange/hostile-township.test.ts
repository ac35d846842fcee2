import { afterAll, beforeAll, expect, test } from "vitest";
import * as commands from "../../../renderer/engine/petitions/commands.ts";
import * as queries from "../../../renderer/engine/petitions/queries.ts";
import { type Bytes, toHex, utf8 } from "../../../shared/crypto/bytes.ts";
import { createEvent } from "../../../shared/log/create.ts";
import type { ChainKey, EventRange, StoredEvent } from "../../../shared/log/event.ts";
import { encodeHeader } from "../../../shared/log/header.ts";
import { ownRanges, packedFile, signed } from "./bad-files.ts";
import { createWorld, granted, intake, type Office, refusalOf, streamOf, type World } from "./world.ts";

let world: World;
let district: Office;
let hostile: Office;
let honest: Office;

beforeAll(async () => {
  world = await createWorld();
  district = await world.office("990127", "青川区");
  hostile = await world.office("990127001", "柳溪镇");
  honest = await world.office("990127002", "石桥镇");
  await world.enrol(district, hostile);
  await world.enrol(district, honest);
});
afterAll(() => world.close());

interface Said {
  /** Bytes of the body as they stand, whatever they are. */
  readonly raw?: string;
  readonly wall?: string;
  readonly type: string;
  readonly subject: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What an enrolled device signs and packs by itself, in an epoch of its own making. */
async function written(says: readonly Said[], seen = 0): Promise<{ readonly ranges: readonly EventRange[] }> {
  const { suite, office } = hostile.ledger;
  const chain: ChainKey = { scope: "990127001/general", device: office.device, epoch: toHex(suite.randomBytes(16)) };
  const events: StoredEvent[] = [];
  for (const { type, subject, body, raw, wall = "2026-11-20T03:00:00.000Z" } of says) {
    const last = events.at(-1);
    const tip = last === undefined ? null : { seq: last.header.seq, id: last.id };
    const event = createEvent(suite, chain, tip, last?.header.count ?? seen, {
      type,
      subject,
      actor: "u-1",
      wall,
      body,
    });
    events.push(raw === undefined ? event : withBody(event, utf8(raw)));
  }
  return { ranges: [await signed(hostile, chain, events)] };
}

async function sent(says: readonly Said[], seen = 0): Promise<string> {
  const { ranges } = await written(says, seen);
  return district.stage(await packedFile(world, hostile, district, ranges));
}

function withBody(event: StoredEvent, bodyBytes: Bytes): StoredEvent {
  const header = { ...event.header, bodyHash: toHex(world.suite.hash(bodyBytes)) };
  const headerBytes = encodeHeader(header);
  return { id: toHex(world.suite.hash(headerBytes)), header, headerBytes, bodyBytes };
}

function petitionId(): string {
  return toHex(world.suite.randomBytes(16));
}

function registered(subject: string, change: Readonly<Record<string, unknown>> = {}, fields: object = {}): Said {
  const { statement, confirmation, attachments, sameMatterAs, ...plain } = intake("水渠失修");
  return {
    type: "petition.registered",
    subject,
    body: {
      fields: { ...plain, ...fields },
      statement,
      confirmation,
      attachments,
      sameMatterAs,
      registrationDate: "2026-11-20",
      number: { region: "990127001", year: 2026, device: "A", sequence: 1 },
      ...change,
    },
  };
}

async function taken(token: string) {
  expect(await district.exchange.planImport({ token })).toMatchObject({ outcome: "ready" });
  return granted(district.exchange.applyImport({ token }));
}

async function shown(petition: string): Promise<unknown> {
  const { session, user } = district.desk;
  if (session === null || user === null) throw new Error("the desk is not open");
  await queries.dueRows(district.desk, session, 50);
  return queries.detail(district.desk, session, user, petition);
}

test.each(["2026-13-45", "2026-02-30", "0000-00-00", "9999-12-31", "9999-99-99"])(
  "the day %s in a notice, an objection, a receipt or a deadline stops neither the import nor the page",
  async (day) => {
    const subject = petitionId();
    await taken(
      await sent([
        registered(subject, { registrationDate: day }, { receiptDate: day, source: { kind: "assigned", deadline: day } }),
        { type: "petition.notice-given", subject, body: { date: day, how: "written", after: [] } },
      ]),
    );
    expect(await shown(subject)).not.toBeNull();
    const second = petitionId();
    await taken(
      await sent([
        registered(second, {}, { receiptDate: day, source: { kind: "referred", office: "青川区信访局" } }),
        { type: "petition.objected", subject: second, body: { date: day, reason: "不属于本镇", after: [] } },
        { type: "petition.notice-given", subject: second, body: { date: day, how: "written", after: [] } },
      ]),
    );
    expect(await shown(second)).not.toBeNull();
  },
);

test("a number that borrows the district's own series does not use it up", async () => {
  const number = { region: "990127", year: 2026, device: "A", sequence: 9_999_999 };
  await taken(await sent([registered(petitionId(), { number })]));
  const own = await district.register("区里自己登记的一件");
  const view = (await district.petitions()).get(own);
  expect(view?.number).toMatch(/^990127-2026-A-0001-/);
  expect(view?.statement?.text).toContain("区里自己登记的一件");
});

const strange: readonly [string, Said["type"], Readonly<Record<string, unknown>>][] = [
  ["a body nested as deep as the log writes", "petition.noted", { text: nested(30) }],
  ["keys of the prototype", "petition.noted", JSON.parse('{"__proto__":{"polluted":true},"text":"甲"}')],
  ["a constructor as key", "petition.amended", { changes: { constructor: { prototype: { polluted: true } } } }],
  ["an amendment of __proto__", "petition.amended", JSON.parse('{"changes":{"__proto__":{"polluted":true}}}')],
  [
    "a settlement of no field",
    "petition.conflict-settled",
    { field: "toString", chosen: "0".repeat(64), over: ["0".repeat(64)], value: 1 },
  ],
  [
    "an attachment with a path for a hash",
    "petition.attached",
    { attachments: [{ hash: "../../vault.json", size: 1, name: "甲", mediaType: "x" }] },
  ],
  [
    "an attachment of two terabytes",
    "petition.attached",
    { attachments: [{ hash: "a".repeat(64), size: 2 ** 41, name: "甲", mediaType: "x" }] },
  ],
  ["a type named like a method", "petition.to-string", { text: "甲" }],
];

function nested(depth: number): unknown {
  return depth === 0 ? "底" : [nested(depth - 1)];
}

const broken: readonly [string, string][] = [
  ["a hundred thousand brackets", `{"text":${"[".repeat(100_000)}${"]".repeat(100_000)}}`],
  ["a hundred thousand brackets where any value may stand", settled(`${"[".repeat(100_000)}${"]".repeat(100_000)}`)],
  ["half a bracket", '{"text":'],
  ["no text at all", ""],
  ["a bare null", "null"],
];

function settled(value: string): string {
  const id = "0".repeat(64);
  return `{"chosen":"${id}","field":"title","over":["${id}"],"value":${value}}`;
}

test.each(broken)("a body of %s is parked alone, and what follows it is merged", async (_, raw) => {
  const subject = petitionId();
  const type = raw.includes("chosen") ? "petition.conflict-settled" : "petition.noted";
  const after = { type: "petition.noted", subject, body: { text: "后面的一条" } };
  const token = await sent([registered(subject), { type, subject, body: {}, raw }, after]);
  expect(await district.exchange.planImport({ token })).toMatchObject({ outcome: "ready", counts: { parked: 1 } });
  await granted(district.exchange.applyImport({ token }));
  expect((await district.petitions()).get(subject)?.notes).toHaveLength(1);
});

test.each(strange)("%s is parked alone, and what follows it is merged", async (_, type, body) => {
  const subject = petitionId();
  const token = await sent([
    registered(subject),
    { type, subject, body },
    { type: "petition.noted", subject, body: { text: "后面的一条" } },
  ]);
  expect(await district.exchange.planImport({ token })).toMatchObject({ outcome: "ready", counts: { parked: 1 } });
  await granted(district.exchange.applyImport({ token }));
  const view = (await district.petitions()).get(subject);
  expect(view?.notes.map((note) => note.text)).toEqual(["后面的一条"]);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  expect(await shown(subject)).not.toBeNull();
});

test("a count driven to the end of what is plausible does not cut the district off from the others", async () => {
  await taken(await sent([registered(petitionId())], 2 ** 32 - 2));
  const petition = await honest.register("石桥的一件");
  const up = await granted(honest.exchange.export({ to: "990127", folder: world.stick }));
  await granted(district.exchange.applyImport({ token: await district.stage(up.path) }));
  await district.note(petition, "请尽快核实");
  const down = await granted(district.exchange.export({ to: "990127002", folder: world.stick }));
  const token = await honest.stage(down.path);
  expect(await honest.exchange.planImport({ token })).toMatchObject({ outcome: "ready", refusal: null });
  await granted(honest.exchange.applyImport({ token }));
  expect((await honest.petitions()).get(petition)?.notes).toHaveLength(1);
  await honest.note(petition, "已经核实");
  const again = await granted(honest.exchange.export({ to: "990127", folder: world.stick }));
  await granted(district.exchange.applyImport({ token: await district.stage(again.path) }));
  expect((await district.petitions()).get(petition)?.notes).toHaveLength(2);
});

test("an attachment that two townships name is asked of both until its bytes are here", async () => {
  const photo = await honest.attach("照片", new Uint8Array(200_000).fill(7));
  const petition = await honest.register("石桥有照片的一件", [photo]);
  const out = await granted(honest.exchange.export({ to: "990127", folder: world.stick }));
  expect(out.parts).toBe(1);
  const withoutBytes = await packedFile(world, honest, district, await ownRanges(honest));
  await granted(district.exchange.applyImport({ token: await district.stage(withoutBytes) }));
  const subject = petitionId();
  await taken(await sent([registered(subject, { attachments: [photo] })]));

  const receipt = await granted(district.exchange.export({ to: "990127002", folder: world.stick, receiptOnly: true }));
  await granted(honest.exchange.applyImport({ token: await honest.stage(receipt.path) }));
  expect(await honest.sync(petition)).not.toBe("acknowledged");
  expect(await honest.exchange.exportPlan({ to: "990127" })).toMatchObject({ attachments: 1 });
});

test("another desk's clock far ahead neither warns here nor lets days of the future pass", async () => {
  await taken(await sent([{ ...registered(petitionId()), wall: "2099-01-01T00:00:00.000Z" }]));
  const { session, user } = district.desk;
  if (session === null || user === null) throw new Error("the desk is not open");
  const warnings = await queries.intakeWarnings(district.desk, session, user, intake("今天的一件"));
  expect(warnings.map((warning) => warning.code)).not.toContain("clock-behind");
  const later = { ...intake("明年的一件"), petitionDate: "2027-11-20", receiptDate: "2027-11-20" };
  expect(await refusalOf(commands.register(district.desk, "later", later))).not.toBe("granted");
});

test("an attachment whose size another event tells otherwise stops neither the backup nor an export", async () => {
  const content = new TextEncoder().encode("水渠照片");
  const photo = { hash: toHex(world.suite.hash(content)), size: content.length, name: "照片.txt", mediaType: "text/plain" };
  const subject = petitionId();
  const wrong = { type: "petition.attached", subject, body: { attachments: [{ ...photo, size: photo.size + 1 }] } };
  const { ranges } = await written([registered(subject, { attachments: [photo] }), wrong]);
  const blobs = [{ hash: photo.hash, size: photo.size, open: async () => streamOf(content) }];
  await taken(await district.stage(await packedFile(world, hostile, district, ranges, { blobs })));
  expect(await granted(district.exchange.backup({ folder: world.stick }))).toMatchObject({ parts: 1 });
  expect(await granted(hostile.exchange.export({ to: "990127", folder: world.stick }))).toMatchObject({ parts: 1 });
});

test("thousands of chains that an office made up do not keep the district from opening a new epoch", async () => {
  const { suite, office } = hostile.ledger;
  const ranges: EventRange[] = Array.from({ length: 6000 }, (_, i) => {
    const chain: ChainKey = { scope: "990127001/general", device: office.device, epoch: toHex(suite.randomBytes(16)) };
    const note = { type: "petition.noted", subject: petitionId(), actor: "u-1", wall: "2026-11-20T03:00:00.000Z" };
    const event = createEvent(suite, chain, null, i, { ...note, body: { text: "一条" } });
    return { chain, events: [event], head: { ...chain, seq: 1, id: event.id, signature: "0".repeat(128) } };
  });
  await district.ledger.receive(ranges, { writerOrganisation: () => "990127001" });
  const before = district.ledger.epoch;
  await district.ledger.openEpoch("restored");
  expect(district.ledger.epoch).not.toBe(before);
  const own = await district.register("之后登记的一件");
  expect((await district.petitions()).has(own)).toBe(true);
  const opened = (await district.ledger.chains()).filter((chain) => chain.own && chain.scope === "990127/general");
  expect(opened).toHaveLength(2);
});
