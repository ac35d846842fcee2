import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Alliance, createAlliance, exportTo, stage } from "./alliance.ts";
import { differences, type Holdings, holdingsOf } from "./holdings.ts";
import { leaveKeys } from "./leave-keys.ts";
import { mustSucceed, playPetition, type RunningOffice } from "./office.ts";
import { emptyFolder } from "./out-folder.ts";
import { contentClassCode, countyOffice, pickTownships, villagesOf } from "./simulate/county.ts";
import { simulatePetition } from "./simulate/generator.ts";
import { createRandom } from "./simulate/random.ts";
import { formatTable } from "./table.ts";

const firstDay = new Date("2026-10-12T00:00:00Z");
const days = 25;
const petitionsPerTownship = 6;
const exportDay = new Date("2026-11-20T02:00:00Z");

type Snapshot = readonly { readonly office: RunningOffice; readonly held: Holdings }[];

/**
 * Plays the main job: three townships register, export, the district imports, receipts come home. Everything crosses as
 * real files in `out`. Answers the exit code: 0 only when every office holds exactly what it should.
 */
export async function demo(out: string, seed: number, print: (line: string) => void): Promise<number> {
  await emptyFolder(out);
  const random = createRandom(seed);
  const alliance = await createAlliance(out, { district: countyOffice, townships: pickTownships(3) }, firstDay);
  const { district, townships } = alliance;
  try {
    print(`一、登记：${townships.length} 个乡镇各自离线登记（种子 ${seed}）`);
    for (const township of townships) {
      for (let serial = 1; serial <= petitionsPerTownship; serial += 1) {
        const villages = villagesOf(township.organisation);
        await playPetition(township, simulatePetition(random, serial, { villages, firstDay, days, codeOf: contentClassCode }));
      }
    }
    const before = await snapshot(alliance);
    print(tableOf(before));

    print("\n二、上报：每个乡镇导出一个签名加密的上报包；区县局核验并合并");
    const files = await carryUp(alliance, out, before);
    for (const line of files.lines) print(line);
    const wrong = [...files.problems, ...(await refusesAltered(district, files.paths[0] ?? ""))];

    print("\n三、回执：区县局导出回执包，乡镇导入");
    for (const township of townships) {
      district.setClock(exportDay);
      const receipt = await exportTo(district, township.organisation, out, true);
      const token = await stage(township, receipt.path);
      const { acknowledges } = await township.engine.planImport({ token });
      await mustSucceed("take the receipt in", township.engine.applyImport({ token }));
      print(`  ${receipt.path.slice(out.length + 1)} → ${township.name}：${acknowledges} 件转为已回执`);
    }

    print("\n四、核对");
    const after = await snapshot(alliance);
    print(tableOf(after));
    wrong.push(...compare(before, after));
    await leaveKeys(alliance, out);
    writeFileSync(join(out, "report.json"), report(seed, before, after, wrong));
    if (wrong.length > 0) {
      print(`\n不一致 ${wrong.length} 处：`);
      for (const line of wrong) print(`  ${line}`);
      return 1;
    }
    print(`\n一致：区县局持有全部 ${sumOf(before)} 件信访事项及材料，逐件摘要与乡镇相同，全部已回执。`);
    print(
      `文件留在 ${out}：上报包和回执包 *.xfb，根公钥 root.pub，演示身份 *.identity，report.json，desks/（口令：${alliance.passphrase}）。`,
    );
    return 0;
  } finally {
    for (const office of [district, ...townships]) await office.close();
  }
}

async function snapshot({ district, townships }: Alliance): Promise<Snapshot> {
  const held = [];
  for (const office of [district, ...townships]) held.push({ office, held: await holdingsOf(office) });
  return held;
}

function tableOf(offices: Snapshot): string {
  const rows = offices.map(({ office, held }) => [
    office.name,
    office.organisation,
    held.petitions,
    held.events,
    held.attachments,
    held.local,
    held.exported,
    held.acknowledged,
  ]);
  return formatTable(["单位", "代码", "信访事项", "办理记录", "材料", "未导出", "已导出", "已回执"], rows);
}

function sumOf(before: Snapshot): number {
  return before.reduce((total, { held }) => total + held.petitions, 0);
}

/** Exports from every township and imports at the district, the last first; a second import must change nothing. */
async function carryUp({ district, townships }: Alliance, out: string, before: Snapshot) {
  const paths: string[] = [];
  const lines: string[] = [];
  const problems: string[] = [];
  for (const township of townships) {
    township.setClock(exportDay);
    const done = await exportTo(township, district.organisation, out);
    paths.push(done.path);
    // A bundle counts events: beside the steps of petitions in the table there are those about the desk itself.
    const steps = before.find(({ office }) => office === township)?.held.events ?? 0;
    lines.push(
      `  ${township.name} → ${done.path.slice(out.length + 1)}：${done.petitions} 件，办理记录 ${steps} 条、工位记录 ${done.events - steps} 条，${done.size} 字节`,
    );
  }
  district.setClock(exportDay);
  for (const path of paths.toReversed()) {
    const token = await stage(district, path);
    const done = await mustSucceed("import", district.engine.applyImport({ token }));
    const again = await district.engine.planImport({ token: await stage(district, path) });
    lines.push(
      `  区县局导入 ${path.slice(out.length + 1)}：${done.petitions} 件；再次导入：${again.outcome === "known" ? "已导入过，不变" : again.outcome}`,
    );
    if (again.outcome !== "known") problems.push(`${path}: a second import is '${again.outcome}', not 'known'`);
  }
  return { paths, lines, problems };
}

/** A bundle with one byte changed must be refused and leave the district as it was. */
async function refusesAltered(district: RunningOffice, path: string): Promise<string[]> {
  const before = await holdingsOf(district);
  const folder = mkdtempSync(join(tmpdir(), "petition-desk-"));
  const altered = join(folder, "altered.xfb");
  const bytes = readFileSync(path);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(altered, bytes);
  const plan = await district.engine.planImport({ token: await stage(district, altered) });
  rmSync(folder, { recursive: true });
  const after = await holdingsOf(district);
  const wrong = differences(before, after);
  if (plan.outcome !== "refused" || plan.refusal === null) wrong.push(`an altered bundle is '${plan.outcome}', not 'refused'`);
  return wrong;
}

function compare(before: Snapshot, after: Snapshot): string[] {
  const wrong: string[] = [];
  const [district, ...townships] = after;
  if (!district) return ["no district"];
  for (const [i, { office, held }] of townships.entries()) {
    const registered = before[i + 1]?.held;
    for (const number of differences(held, district.held)) wrong.push(`${number} of ${office.name} differs at the district`);
    if (registered)
      for (const number of differences(registered, held)) wrong.push(`${number} of ${office.name} changed while it was exported`);
    if (held.acknowledged !== held.petitions)
      wrong.push(`${office.name}: ${held.acknowledged} of ${held.petitions} acknowledged`);
    if (held.petitions !== petitionsPerTownship)
      wrong.push(`${office.name} holds ${held.petitions} petitions, not ${petitionsPerTownship}`);
  }
  if (district.held.petitions !== sumOf(before))
    wrong.push(`the district holds ${district.held.petitions} of ${sumOf(before)} petitions`);
  return wrong;
}

function report(seed: number, before: Snapshot, after: Snapshot, wrong: readonly string[]): string {
  const plain = (snapshot: Snapshot) =>
    snapshot.map(({ office, held }) => ({
      organisation: office.organisation,
      name: office.name,
      ...held,
      digests: Object.fromEntries(held.digests),
    }));
  return `${JSON.stringify({ seed, before: plain(before), after: plain(after), differences: wrong }, null, 2)}\n`;
}
