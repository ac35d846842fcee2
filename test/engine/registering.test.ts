import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "@noble/hashes/sha2.js";
import { afterEach, describe, expect, it } from "vitest";
import { isRefused } from "../../renderer/engine/api/answer.ts";
import { type TestDesk, townshipDesk } from "./desk-fixture.ts";
import { draftId, granted, intake, passphrase } from "./engine-words.ts";

let desk: TestDesk | null = null;
afterEach(async () => {
  await desk?.close();
  desk = null;
});

async function opened(): Promise<TestDesk> {
  desk = await townshipDesk();
  return desk;
}

const everything = { filter: {}, sort: { by: "number", reverse: false }, offset: 0, limit: 100 } as const;

describe("registering", () => {
  it("numbers petitions of this year and device from one, without a gap", async () => {
    const { engine } = await opened();
    const first = granted(await engine.register({ draft: draftId(), intake: intake() }));
    const second = granted(await engine.register({ draft: draftId(), intake: intake({ title: "另一件" }) }));
    expect(first.number).toMatch(/^990127001-2026-A-0001-[0-9A-Z]{3}$/);
    expect(second.number).toMatch(/^990127001-2026-A-0002-[0-9A-Z]{3}$/);
  });

  it("registers nothing twice when a draft is sent twice, also at once, and answers the same", async () => {
    const { engine } = await opened();
    const draft = draftId();
    const [a, b] = await Promise.all([
      engine.register({ draft, intake: intake() }),
      engine.register({ draft, intake: intake() }),
    ]);
    const again = await engine.register({ draft, intake: intake() });
    expect(granted(b)).toEqual(granted(a));
    expect(granted(again)).toEqual(granted(a));
    expect((await engine.workTable()).total).toBe(1);
  });

  it("drops the draft of a registration that a power cut parted from it, and keeps the others", async () => {
    const first = await townshipDesk();
    desk = first;
    const registered = draftId();
    const other = draftId();
    for (const id of [registered, other]) granted(await first.engine.saveDraft({ id, form: {}, label: "", channel: "visit" }));
    const before = await readFile(join(first.folder, "drafts.sealed"));
    granted(await first.engine.register({ draft: registered, intake: intake() }));
    const next = await first.reopen(first.store);
    desk = next;
    // The journal was written; the file of drafts is still the old one.
    await writeFile(join(first.folder, "drafts.sealed"), before);
    granted(await next.engine.unlock({ user: first.user, passphrase }));
    expect((await next.engine.drafts()).map((draft) => draft.id)).toEqual([other]);
  });

  it("uses no number for what is refused", async () => {
    const { engine } = await opened();
    const refusal = await engine.register({ draft: draftId(), intake: intake({ receiptDate: "2026-13-01" }) });
    expect(isRefused(refusal)).toBe(true);
    const { number } = granted(await engine.register({ draft: draftId(), intake: intake() }));
    expect(number).toContain("-0001-");
  });

  it("refuses a petition whose attachment is not on disk, and takes it once it is", async () => {
    const { engine } = await opened();
    const bytes = new Uint8Array(3_000_000).map((_, i) => i % 251);
    const hash = Buffer.from(sha256(bytes)).toString("hex");
    const file = { hash, size: bytes.length, name: "水渠.jpg", mediaType: "image/jpeg" };
    const draft = draftId();
    expect(await engine.register({ draft, intake: intake({ attachments: [file] }) })).toMatchObject({
      refused: "attachment-missing",
    });
    const stored = granted(await engine.addAttachment({ file: new Blob([bytes]), name: file.name, mediaType: file.mediaType }));
    expect(stored).toEqual(file);
    const { petition } = granted(await engine.register({ draft, intake: intake({ attachments: [stored] }) }));
    expect((await engine.petition({ petition }))?.attachments).toMatchObject([{ hash, held: true }]);
    const back = granted(await engine.openAttachment({ hash }));
    expect(Buffer.from(await back.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
  });
});

describe("an attachment", () => {
  const held = async ({ folder }: TestDesk) => [
    ...(await readdir(join(folder, "attachments"))).filter((name) => name !== ".staging"),
    ...(await readdir(join(folder, "attachments", ".staging"))),
  ];

  it("of more than 200 MB is refused before a byte of it is read", async () => {
    const { engine } = await opened();
    let asked = 0;
    const file = { size: 200 * 1024 * 1024 + 1, stream: () => (asked += 1) } as unknown as Blob;
    expect(await engine.addAttachment({ file, name: "录像.mp4", mediaType: "video/mp4" })).toMatchObject({
      refused: "attachment-too-large",
    });
    expect(asked).toBe(0);
  });

  it("that says less than it holds is refused once it has brought more than 200 MB, and nothing of it stays", async () => {
    const made = await opened();
    const piece = new Uint8Array(8 * 1024 * 1024);
    const stream = () => new ReadableStream({ pull: (controller) => controller.enqueue(piece) });
    const file = { size: 10, stream } as unknown as Blob;
    expect(await made.engine.addAttachment({ file, name: "录像.mp4", mediaType: "video/mp4" })).toMatchObject({
      refused: "attachment-too-large",
    });
    expect(await held(made)).toEqual([]);
  });

  it.each(["NotReadableError", "NotFoundError"])(
    "whose stick is pulled while it is read (%s) is refused, and nothing of it stays",
    async (name) => {
      const made = await opened();
      let given = 0;
      const stream = () =>
        new ReadableStream({
          pull(controller) {
            given += 1;
            if (given < 4) controller.enqueue(new Uint8Array(1_500_000));
            else controller.error(new DOMException("lost", name));
          },
        });
      const file = { size: 9_000_000, stream } as unknown as Blob;
      expect(await made.engine.addAttachment({ file, name: "照片.jpg", mediaType: "image/jpeg" })).toMatchObject({
        refused: "file-unreadable",
      });
      expect(await held(made)).toEqual([]);
      granted(await made.engine.addAttachment({ file: new Blob(["x"]), name: "照片.jpg", mediaType: "image/jpeg" }));
      expect(await held(made)).toHaveLength(1);
    },
  );
});

describe("a petition", () => {
  it("shows names masked until somebody asks, and records who did", async () => {
    const { engine } = await opened();
    const { petition } = granted(await engine.register({ draft: draftId(), intake: intake() }));
    const masked = await engine.petition({ petition });
    expect(masked).toMatchObject({ masked: true });
    expect(JSON.stringify(masked)).not.toContain("陈桂兰");
    const shown = granted(await engine.disclose({ petition }));
    expect(shown.masked).toBe(false);
    expect(shown.view.fields.petitioners?.value[0]?.name).toBe("陈桂兰");
    const leader = granted(await engine.addUser({ name: "何志远", role: "leader", passphrase: "白日依山尽黄河入" }));
    await engine.lock();
    granted(await engine.unlock({ user: leader.id, passphrase: "白日依山尽黄河入" }));
    expect((await engine.petition({ petition }))?.masked).toBe(true);
    expect(granted(await engine.accessRecords())).toMatchObject([{ user: "周敏", did: "disclosed", petition }]);
  });

  it("keeps every value of an amended field, and an amendment says what it saw", async () => {
    const { engine } = await opened();
    const { petition } = granted(await engine.register({ draft: draftId(), intake: intake() }));
    const before = granted(await engine.disclose({ petition }));
    const base = before.view.fields.title?.stamp.event ?? "";
    granted(await engine.amend({ petition, changes: { title: "反映水渠损坏" }, base: { title: base } }));
    const after = granted(await engine.disclose({ petition }));
    expect(after.view.fields.title?.value).toBe("反映水渠损坏");
    expect(after.view.fields.title?.history.map((one) => one.value)).toEqual(["反映石桥村灌溉水渠损坏无人修复", "反映水渠损坏"]);
    expect(after.view.fields.title?.rivals).toEqual([]);
  });

  it("shows two amendments of one seen value as a conflict until a person settles it", async () => {
    const { engine } = await opened();
    const { petition } = granted(await engine.register({ draft: draftId(), intake: intake() }));
    const seen = granted(await engine.disclose({ petition })).view.fields.title?.stamp.event ?? "";
    granted(await engine.amend({ petition, changes: { title: "甲" }, base: { title: seen } }));
    granted(await engine.amend({ petition, changes: { title: "乙" }, base: { title: seen } }));
    expect((await engine.workTable()).conflicts).toMatchObject([{ petition, field: "title" }]);
    const rivals = granted(await engine.disclose({ petition })).view.fields.title;
    const chosen = rivals?.rivals[0]?.stamp.event ?? "";
    granted(await engine.settleConflict({ petition, field: "title", event: chosen }));
    const settled = granted(await engine.disclose({ petition })).view.fields.title;
    expect(settled?.value).toBe(rivals?.rivals[0]?.value);
    expect((await engine.workTable()).conflicts).toEqual([]);
  });

  it("keeps a voided petition with its reason and its number", async () => {
    const { engine } = await opened();
    const { petition, number } = granted(await engine.register({ draft: draftId(), intake: intake() }));
    granted(await engine.void({ petition, reason: "重复录入", approvedBy: "何志远" }));
    const detail = await engine.petition({ petition });
    expect(detail?.row).toMatchObject({ number, stage: "voided" });
    expect(detail?.editable).toBe(false);
    expect(detail?.actions.find((one) => one.action === "give-notice")).toMatchObject({ allowed: false });
    const next = granted(await engine.register({ draft: draftId(), intake: intake() }));
    expect(next.number).toContain("-0002-");
  });

  it("offers no change of the registration once the petition is closed, as deciding would refuse it", async () => {
    const { engine } = await opened();
    const { petition } = granted(await engine.register({ draft: draftId(), intake: intake() }));
    expect((await engine.petition({ petition }))?.editable).toBe(true);
    granted(
      await engine.takeStep({
        petition,
        type: "petition.withdrawn",
        body: { date: "2026-11-20", reason: "自愿撤回", signed: true, approvedBy: "何志远" },
      }),
    );
    expect(await engine.amend({ petition, changes: { title: "另一题" }, base: {} })).toMatchObject({ refused: "closed" });
    expect(await engine.petition({ petition })).toMatchObject({ editable: false, settleable: true });
  });

  it("counts within three and seven days also what is due today, as the cards say", async () => {
    const test = await opened();
    granted(await test.engine.register({ draft: draftId(), intake: intake() }));
    test.now = new Date("2026-12-05T02:00:00Z");
    expect(await test.engine.workTable()).toMatchObject({ overdue: 0, today: 1, threeDays: 1, sevenDays: 1 });
  });

  it("owes a written notice within fifteen days, and is no longer due once it is given", async () => {
    const test = await opened();
    const { petition } = granted(await test.engine.register({ draft: draftId(), intake: intake() }));
    test.now = new Date("2026-12-04T02:00:00Z");
    expect(await test.engine.workTable()).toMatchObject({
      threeDays: 1,
      due: [{ row: { id: petition }, duty: { rule: "T03" } }],
    });
    test.now = new Date("2026-12-08T02:00:00Z");
    expect(await test.engine.workTable()).toMatchObject({ overdue: 1 });
    granted(await test.engine.giveNotice({ petition, date: "2026-12-08", how: "written" }));
    expect(await test.engine.workTable()).toMatchObject({ overdue: 0, due: [] });
  });
});

describe("a possibility to object", () => {
  it("is due for five working days, then lapses, and the notice is due next, also over midnight", async () => {
    const test = await opened();
    const source = { kind: "referred", office: "青川区信访局", documentNumber: "青信转〔2026〕12号" } as const;
    const { petition } = granted(await test.engine.register({ draft: draftId(), intake: intake({ source }) }));
    await test.engine.settled();
    expect((await test.engine.workTable()).due).toMatchObject([
      { row: { id: petition }, duty: { rule: "T05", strict: "2026-11-27" } },
    ]);
    test.now = new Date("2026-11-30T02:00:00Z");
    expect(await test.engine.workTable()).toMatchObject({
      overdue: 0,
      sevenDays: 1,
      due: [{ duty: { rule: "T04", strict: "2026-12-05" } }],
    });
    const { rows } = await test.engine.list({ ...everything, filter: { queue: "due" } });
    expect(rows.map((row) => row.due)).toEqual(["2026-12-05"]);
  });
});

describe("a clock that leaps ahead and comes back", () => {
  it("hides nothing that is due, neither the possibility that seemed to have lapsed nor what becomes due afterwards", async () => {
    const test = await opened();
    const source = { kind: "referred", office: "青川区信访局", documentNumber: "青信转〔2026〕12号" } as const;
    granted(await test.engine.register({ draft: draftId(), intake: intake({ source }) }));
    await test.engine.settled();
    test.now = new Date("2031-01-01T02:00:00Z");
    expect((await test.engine.workTable()).due).toMatchObject([{ duty: { rule: "T04" } }]);
    test.now = new Date("2026-11-21T02:00:00Z");
    expect((await test.engine.workTable()).due).toMatchObject([{ duty: { rule: "T05", strict: "2026-11-27" } }]);
    expect((await test.engine.list({ ...everything, filter: { queue: "due" } })).rows.map((row) => row.due)).toEqual([
      "2026-11-27",
    ]);
    test.now = new Date("2026-11-30T02:00:00Z");
    await test.engine.workTable();
    expect((await test.engine.list({ ...everything, filter: { queue: "due" } })).rows.map((row) => row.due)).toEqual([
      "2026-12-05",
    ]);
  });
});

describe("the list", () => {
  it("finds by words, number, pinyin initials and the last digits of a phone, each word narrowing", async () => {
    const { engine } = await opened();
    const one = granted(await engine.register({ draft: draftId(), intake: intake() }));
    granted(
      await engine.register({ draft: draftId(), intake: intake({ title: "反映宅基地纠纷", petitioners: [], anonymous: true }) }),
    );
    await engine.settled();
    const find = async (text: string) => (await engine.list({ ...everything, text })).rows.map((row) => row.id);
    for (const text of ["水渠", "0001", "cgl", "5521", "石桥村 水渠", one.number.toLowerCase()]) {
      expect(await find(text), text).toEqual([one.petition]);
    }
    expect(await find("水渠 宅基地")).toEqual([]);
    expect((await engine.list(everything)).total).toBe(2);
  });

  it("filters by clear columns and pages in the order asked for", async () => {
    const { engine } = await opened();
    for (const receiptDate of ["2026-11-18", "2026-11-20", "2026-11-19"]) {
      granted(
        await engine.register({
          draft: draftId(),
          intake: intake({ receiptDate, petitionDate: receiptDate, confirmation: null }),
        }),
      );
    }
    await engine.settled();
    const page = await engine.list({
      filter: { receivedFrom: "2026-11-19", queue: "awaiting-upper" },
      sort: { by: "receiptDate", reverse: true },
      offset: 1,
      limit: 5,
    });
    expect(page).toMatchObject({ total: 2, complete: true });
    expect(page.rows.map((row) => row.receiptDate)).toEqual(["2026-11-19"]);
  });

  it("filters by the three parts of the ledger", async () => {
    const { engine } = await opened();
    const registered: string[] = [];
    for (let i = 0; i < 2; i += 1) {
      const { petition } = granted(await engine.register({ draft: draftId(), intake: intake() }));
      registered.push(petition);
    }
    const [open = "", voided = ""] = registered;
    granted(await engine.void({ petition: voided, reason: "重复录入", approvedBy: "高书记" }));
    await engine.settled();
    const of = async (state: "entered" | "handled" | "closed") =>
      (await engine.list({ ...everything, filter: { state } })).rows.map((row) => row.id);
    expect(await of("entered")).toEqual([open]);
    expect(await of("handled")).toEqual([]);
    expect(await of("closed")).toEqual([voided]);
  });
});
