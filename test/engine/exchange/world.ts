import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServices, type Services } from "../../../electron/services/services.ts";
import { isRefused, type Refused } from "../../../renderer/engine/api/answer.ts";
import { Desk } from "../../../renderer/engine/desk.ts";
import type { ExchangeContext } from "../../../renderer/engine/exchange/context.ts";
import { createExchange, type Exchange } from "../../../renderer/engine/exchange/exchange.ts";
import { restoreDesk } from "../../../renderer/engine/exchange/restore.ts";
import { syncMarks } from "../../../renderer/engine/ledger/books.ts";
import { syncOf } from "../../../renderer/engine/ledger/counters.ts";
import type { DeskFounder, LedgerPort } from "../../../renderer/engine/ledger/ledger.ts";
import * as commands from "../../../renderer/engine/petitions/commands.ts";
import { createMemoryStore } from "../../../renderer/engine/store/store-memory.ts";
import { unlock } from "../../../renderer/engine/vault/accounts.ts";
import { restoreFrom, setUp } from "../../../renderer/engine/vault/founding.ts";
import type { HashLines } from "../../../shared/bundle/hashed-lines.ts";
import { createInternationalSuite } from "../../../shared/crypto/international.ts";
import type { CryptoSuite } from "../../../shared/crypto/suite.ts";
import type { Desktop } from "../../../shared/desktop.ts";
import type { Attachment, Intake } from "../../../shared/petition/intake.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";

export const passphrase = "correct horse battery";

/** The answer, or an error that shows the refusal. */
export async function granted<T>(answer: Promise<T | Refused>): Promise<T> {
  const value = await answer;
  if (isRefused(value)) throw new Error(`refused: ${value.refused}: ${value.message}`);
  return value;
}

/** The refusal's code, or "granted". */
export async function refusalOf(answer: Promise<unknown>): Promise<string> {
  const value = await answer;
  return isRefused(value) ? value.refused : "granted";
}

/** A desk as a person runs it: the real ledger over real files, views in memory. */
export interface Office {
  readonly organisation: string;
  readonly folder: string;
  readonly desk: Desk;
  readonly desktop: Desktop;
  readonly context: ExchangeContext;
  readonly exchange: Exchange;
  readonly ledger: LedgerPort;
  /** Recovery identity of the printed sheet. */
  readonly recovery: string;
  register(title: string, attachments?: readonly Attachment[]): Promise<string>;
  amend(petition: string, summary: string): Promise<void>;
  note(petition: string, text: string): Promise<void>;
  attach(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Attachment>;
  petitions(): Promise<ReadonlyMap<string, PetitionView>>;
  sync(petition: string): Promise<"local" | "exported" | "acknowledged">;
  /** Stages a file as if chosen by the person. */
  stage(path: string): Promise<string>;
  close(): Promise<void>;
}

export interface World {
  readonly root: string;
  readonly suite: CryptoSuite;
  /** A folder that files are carried on. */
  readonly stick: string;
  clock(): Date;
  office(organisation: string, name: string): Promise<Office>;
  /** A desk nobody has set up. */
  blank(name: string): Promise<{ readonly desk: Desk; readonly services: Services }>;
  enrol(district: Office, township: Office): Promise<void>;
  /** `hashLines`: what hashes a large backup's lines in place of this thread. */
  restored(name: string, path: string, identity: string, hashLines?: HashLines): Promise<Office>;
  /** The desk whose folder lies there, after a restart; `sheet` is only remembered. */
  reopened(name: string, sheet: Office): Promise<Office>;
  close(): Promise<void>;
}

let sharedSuite: Promise<CryptoSuite> | null = null;

/** 青川区 and its 柳溪镇, enrolled. */
export async function countyWithTownship(): Promise<{
  readonly world: World;
  readonly district: Office;
  readonly township: Office;
}> {
  const world = await createWorld();
  const district = await world.office("990127", "青川区");
  const township = await world.office("990127001", "柳溪镇");
  await world.enrol(district, township);
  return { world, district, township };
}

/** 青川区 and two machines of its 柳溪镇, each enrolled. */
export async function countyWithTwoDevices(): Promise<{
  readonly world: World;
  readonly district: Office;
  readonly first: Office;
  readonly second: Office;
}> {
  const world = await createWorld();
  const district = await world.office("990127", "青川区");
  const first = await world.office("990127001", "柳溪镇甲");
  const second = await world.office("990127001", "柳溪镇乙");
  await world.enrol(district, first);
  await world.enrol(district, second);
  return { world, district, first, second };
}

/** `link`: what lies between each desk and its shell. */
export async function createWorld(link: (shell: Desktop) => Desktop = (shell) => shell): Promise<World> {
  sharedSuite ??= createInternationalSuite();
  const suite = await sharedSuite;
  const root = await mkdtemp(join(tmpdir(), "petition-desk-exchange-"));
  const stick = join(root, "stick");
  await mkdir(stick);
  let now = Date.parse("2026-11-20T01:00:00.000Z");
  const clock = () => {
    now += 1000;
    return new Date(now);
  };
  let drafts = 0;
  const closing: (() => Promise<void>)[] = [];

  const blank = async (name: string) => {
    const made = await createServices({
      folder: join(root, name),
      shell: "memory",
      version: "test",
      today: () => "2026-11-20",
    });
    const services = { ...made, desktop: link(made.desktop) };
    closing.push(() => services.close());
    const desk = new Desk({
      desktop: services.desktop,
      openStore: async () => createMemoryStore(),
      suite,
      clock,
      notify: () => {},
      cost: { memory: 64, passes: 1 },
    });
    return { desk, services };
  };

  const running = (desk: Desk, services: Services, recovery: string): Office => {
    const session = desk.session;
    if (session === null) throw new Error("the desk is not open");
    const { ledger, core } = session;
    const context = contextOf(desk, ledger, services.desktop, clock);
    const office: Office = {
      organisation: ledger.office.organisation,
      folder: services.folder,
      desk,
      desktop: services.desktop,
      context,
      exchange: createExchange(context),
      ledger,
      recovery,
      async register(title, attachments = []) {
        drafts += 1;
        const draft = `${services.folder}-${drafts}`;
        const answer = await granted(commands.register(desk, draft, intake(title, attachments)));
        return answer.petition;
      },
      async amend(petition, summary) {
        const base = (await core.view(petition))?.fields.summary?.stamp.event;
        await granted(
          commands.act(desk, petition, { do: "amend", changes: { summary }, base: base === undefined ? {} : { summary: base } }),
        );
      },
      async note(petition, text) {
        await granted(commands.act(desk, petition, { do: "note", text }));
      },
      async attach(name, bytes) {
        const { hash, size } = await session.attachments.add(streamOf(bytes));
        return { hash, size, name, mediaType: "application/octet-stream" };
      },
      async petitions() {
        const found = new Map<string, PetitionView>();
        for (const row of await (await desk.store()).range("petitions", { by: "key" })) {
          const view = await core.view(row.key);
          if (view !== null) found.set(row.key, view);
        }
        return found;
      },
      async sync(petition) {
        const row = await (await desk.store()).get("petitions", petition);
        const own = Number(row?.index["own"]);
        return syncOf(own, syncMarks(core.books));
      },
      async stage(path) {
        return (await services.desktop.call("incoming.stage", { path })).token;
      },
      close: () => services.close(),
    };
    return office;
  };

  const world: World = {
    root,
    suite,
    stick,
    clock,
    blank,
    async office(organisation, name) {
      const { desk, services } = await blank(name);
      const { recovery } = await granted(
        setUp(desk, {
          level: organisation.length === 6 ? "district" : "township",
          organisation,
          officeName: `${name}信访站`,
          user: { name: "王登记", passphrase },
        }),
      );
      return running(desk, services, recovery.identity);
    },
    async enrol(district, township) {
      const request = await granted(township.exchange.createRequest({ folder: stick }));
      const arrived = await district.stage(request.path);
      const answer = await granted(district.exchange.issueEnrolment({ token: arrived, folder: stick }));
      const rootWords = await granted(district.exchange.rootWords());
      await granted(township.exchange.importEnrolment({ token: await township.stage(answer.path), rootWords }));
    },
    async restored(name, path, identity, hashLines) {
      const { desk, services } = await blank(name);
      const token = (await services.desktop.call("incoming.stage", { path })).token;
      const { recovery } = await granted(
        restoreDesk(
          {
            suite,
            desktop: services.desktop,
            jobs: desk.jobs,
            founder: founderOf(desk),
            hashLines,
            contextOf: (ledger) => contextOf(desk, ledger, services.desktop, clock),
          },
          { token, identity, user: { name: "李恢复", passphrase }, lastPrintedNumber: "" },
        ),
      );
      return running(desk, services, recovery.identity);
    },
    async reopened(name, sheet) {
      const { desk, services } = await blank(name);
      await desk.files();
      const failure = await unlock(desk, desk.vault?.slots[0]?.user ?? "", passphrase);
      if (failure !== null) throw new Error(`${failure.refused}: ${failure.message}`);
      return running(desk, services, sheet.recovery);
    },
    async close() {
      for (const close of closing) await close().catch(() => undefined);
      await rm(root, { recursive: true, force: true });
    },
  };
  return world;
}

export function founderOf(desk: Desk): DeskFounder {
  return { restoreFrom: (snapshot, user, last) => restoreFrom(desk, snapshot, user, last) };
}

export function contextOf(desk: Desk, ledger: LedgerPort, desktop: Desktop, clock: () => Date): ExchangeContext {
  return {
    ledger,
    desktop,
    jobs: desk.jobs,
    now: () => clock().toISOString(),
    versions: async () => ({ schema: 1, dictionary: "builtin", calendar: "2026", profile: "national" }),
    countPetitions: async (organisation) => desk.session?.core.books.counters.byOrganisation[organisation] ?? 0,
    partLimit: 1024 ** 3,
  };
}

export function intake(title: string, attachments: readonly Attachment[] = []): Intake {
  return {
    channel: "visit",
    source: { kind: "direct" },
    petitionDate: "2026-11-20",
    receiptDate: "2026-11-20",
    petitioners: [{ kind: "person", name: "陈桂兰", address: "青石村三组" }],
    anonymous: false,
    groupSize: 1,
    representatives: [],
    agent: null,
    category: "claim",
    contentClass: "L-01",
    place: "",
    purpose: "resolve",
    complainedOf: "",
    title,
    summary: "",
    confidential: false,
    statement: `${title}。村里的水渠三年没有修。`,
    confirmation: null,
    attachments: [...attachments],
    sameMatterAs: null,
  };
}

export function streamOf(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

export async function bytesOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** What two offices must agree on: views without who merged what when. */
export function comparable(petitions: ReadonlyMap<string, PetitionView>): unknown {
  return [...petitions].sort(([a], [b]) => (a < b ? -1 : 1));
}

export async function bundlesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith(".xfb")).sort();
}
