import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Engine } from "../../../renderer/engine/engine.ts";
import type { Accusation } from "../../../shared/petition/accusation/accusation-body.ts";
import { freshDesk, type TestDesk } from "../desk-fixture.ts";
import { granted, passphrase } from "../engine-words.ts";

export const officerPassphrase = "专人自己的口令三五个字";

/** Words that stand nowhere but in the accusation. */
export const secretWords = [
  "魏长河",
  "青禾镇石桥村二组",
  "13900007731",
  "石桥村会计钱某",
  "虚报渠道工程款",
  "账本复印件",
] as const;

/** An accusation full of words to search for. */
export function accusation(more: Partial<Accusation> = {}): Accusation {
  return {
    receiptDate: "2026-11-20",
    channel: "visit",
    accuser: { name: "魏长河", address: "青禾镇石桥村二组", phone: "13900007731" },
    complainedOf: { name: "石桥村会计钱某", unit: "石桥村村民委员会" },
    statement: "石桥村会计钱某虚报渠道工程款，有账本复印件。",
    claimNumber: "",
    ...more,
  };
}

export interface Offices {
  district: TestDesk;
  township: TestDesk;
  readonly stick: string;
  /** Upward or downward: writes a file at one desk and merges it at the other. */
  carry(from: Engine, to: Engine, office: string): Promise<string>;
  merge(at: TestDesk | Engine, path: string): Promise<void>;
  close(): Promise<void>;
}

/** A district and an enrolled township on real folders. */
export async function twoOffices(): Promise<Offices> {
  const root = await mkdtemp(join(tmpdir(), "petition-desk-accusation-"));
  const stick = join(root, "stick");
  await mkdir(stick);
  const district = await freshDesk();
  const township = await freshDesk();
  const user = { name: "周敏", passphrase };
  granted(
    await district.engine.setUp({
      level: "district",
      organisation: "990127",
      officeName: "南丰区信访局",
      user: { name: "沈立", passphrase },
    }),
  );
  granted(await township.engine.setUp({ level: "township", organisation: "990127001", officeName: "青禾镇信访站", user }));
  const stage = async (desk: TestDesk, path: string) => (await desk.services.desktop.call("incoming.stage", { path })).token;
  const request = granted(await township.engine.createRequest({ folder: stick }));
  const answer = granted(await district.engine.issueEnrolment({ token: await stage(district, request.path), folder: stick }));
  const rootWords = granted(await district.engine.rootWords());
  granted(await township.engine.importEnrolment({ token: await stage(township, answer.path), rootWords }));
  const offices: Offices = {
    district,
    township,
    stick,
    async merge(at, path) {
      const desk = "engine" in at ? at : at === offices.district.engine ? offices.district : offices.township;
      const token = await stage(desk, path);
      const plan = await desk.engine.planImport({ token });
      if (plan.refusal) throw new Error(`${plan.refusal.code}: ${plan.refusal.message}`);
      granted(await desk.engine.applyImport({ token }));
    },
    async carry(from, to, office) {
      const done = granted(await from.export({ to: office, folder: stick }));
      await offices.merge(to, done.path);
      return done.path;
    },
    async close() {
      await offices.district.close();
      await offices.township.close();
      await rm(root, { recursive: true, force: true });
    },
  };
  return offices;
}

/** Clears an officer at the district and lets the township know. Answers the key and the sheet. */
export async function clear(offices: Offices, name = "沈立", secret = officerPassphrase) {
  const { district, township } = offices;
  const sheet = granted(await district.engine.clearOfficer({ name, passphrase: secret }));
  granted(await district.engine.announceOfficer({ recipient: sheet.recipient }));
  await offices.carry(district.engine, township.engine, "990127001");
  return sheet;
}
