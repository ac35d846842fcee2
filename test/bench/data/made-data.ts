import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, openAsBlob, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createAlliance, exportTo } from "../../../cli/alliance.ts";
import { leaveKeys } from "../../../cli/leave-keys.ts";
import { mustSucceed, runOffice } from "../../../cli/office.ts";
import { contentClassCode, countyOffice, pickTownships, villagesOf } from "../../../cli/simulate/county.ts";
import { simulatePetition } from "../../../cli/simulate/generator.ts";
import { createRandom } from "../../../cli/simulate/random.ts";
import type { Attachment } from "../../../shared/petition/intake.ts";
import { unpackBundleInto } from "./open-bundle.ts";
import { writeWork } from "./write-work.ts";

/** Raised when made data would no longer be read or would mean something else. */
const dataVersion = 2;

/** What is made for one measurement; equal plans are made once. */
export interface DataPlan {
  readonly petitions: number;
  readonly events: number;
  readonly seed: number;
  /** Sizes of attachments, bytes. */
  readonly attachments?: readonly number[];
  /** Whether the bundle, its text and the plain documents are wanted. */
  readonly bundle?: boolean;
}

/** A district and an enrolled township in folders; the township has done its work, the district has received nothing. */
export interface MadeData {
  readonly folder: string;
  readonly passphrase: string;
  readonly township: string;
  readonly district: string;
  readonly districtCode: string;
  /** The township's bundle to the district. */
  readonly bundle: string;
  /** Text of the bundle (events.ndjson) and the plain documents, below the data folder. */
  readonly text: string;
  readonly documents: string;
}

/** Takes the data from the cache or makes it. */
export async function madeData(cache: string, plan: DataPlan): Promise<MadeData> {
  const key = createHash("sha256")
    .update(JSON.stringify({ dataVersion, ...plan }))
    .digest("hex")
    .slice(0, 12);
  const folder = join(cache, `${plan.petitions}-${plan.events}-${key}`);
  if (!existsSync(folder)) {
    const unfinished = `${folder}.part`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true });
    await make(unfinished, plan);
    renameSync(unfinished, folder);
  }
  const { passphrase, townshipCode } = JSON.parse(readFileSync(join(folder, "made.json"), "utf8")) as {
    passphrase: string;
    townshipCode: string;
  };
  const bundle = readdirSync(join(folder, "out")).find((name) => name.endsWith(".xfb"));
  return {
    folder,
    passphrase,
    township: join(folder, "desks", townshipCode),
    district: join(folder, "desks", countyOffice.organisation),
    districtCode: countyOffice.organisation,
    bundle: bundle === undefined ? "" : join(folder, "out", bundle),
    text: join(folder, "events.ndjson"),
    documents: join(folder, "documents.json"),
  };
}

async function make(folder: string, plan: DataPlan): Promise<void> {
  const [office] = pickTownships(1);
  if (!office) throw new Error("no township");
  const alliance = await createAlliance(
    folder,
    { district: countyOffice, townships: [office] },
    new Date("2026-01-02T00:00:00Z"),
  );
  const { passphrase } = alliance;
  await leaveKeys(alliance, folder);
  for (const one of [alliance.district, ...alliance.townships]) await one.close();
  const township = join(folder, "desks", office.organisation);
  const documents = await writeWork(township, passphrase, plan);
  mkdirSync(join(folder, "out"));
  if (plan.attachments) await attach(township, office, passphrase, plan.attachments, folder);
  if (plan.bundle) {
    writeFileSync(join(folder, "documents.json"), JSON.stringify(documents));
    const running = await runOffice(township, office.organisation, office.name, new Date());
    await open(running, passphrase);
    const { path } = await exportTo(running, countyOffice.organisation, join(folder, "out"));
    await running.close();
    await unpackBundleInto(path, join(folder, `${countyOffice.organisation}.identity`), join(folder, "events.ndjson"));
  }
  writeFileSync(join(folder, "made.json"), JSON.stringify({ passphrase, townshipCode: office.organisation }));
}

async function open(running: Awaited<ReturnType<typeof runOffice>>, passphrase: string): Promise<void> {
  const { users } = await running.engine.status();
  await mustSucceed("unlock", running.engine.unlock({ user: users[0]?.id ?? "", passphrase }));
}

/** Registers a petition with each attachment of random bytes, which nothing compresses. */
async function attach(
  township: string,
  office: { readonly organisation: string; readonly name: string },
  passphrase: string,
  sizes: readonly number[],
  folder: string,
): Promise<void> {
  const running = await runOffice(township, office.organisation, office.name, new Date());
  await open(running, passphrase);
  const random = createRandom(7);
  const firstDay = new Date(Date.now() - 86_400_000);
  const options = { villages: villagesOf(office.organisation), firstDay, days: 1, codeOf: contentClassCode };
  const path = join(folder, "attachment.bin");
  for (const [n, size] of sizes.entries()) {
    const parts = Array.from({ length: Math.ceil(size / 8_388_608) }, (_, i) =>
      randomBytes(Math.min(8_388_608, size - i * 8_388_608)),
    );
    writeFileSync(path, Buffer.concat(parts));
    const file = await openAsBlob(path);
    const attachment = (await mustSucceed(
      "attach",
      running.engine.addAttachment({ file, name: `现场录像${n + 1}.mp4`, mediaType: "video/mp4" }),
    )) as Attachment;
    const { intake } = simulatePetition(random, n + 1, options);
    const draft = randomBytes(16).toString("hex");
    await mustSucceed("register", running.engine.register({ draft, intake: { ...intake, attachments: [attachment] } }));
  }
  rmSync(path);
  await running.close();
}
