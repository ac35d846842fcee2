import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import canonicalize from "canonicalize";
import { createAlliance, exportTo } from "./alliance.ts";
import { leaveKeys } from "./leave-keys.ts";
import { playPetition } from "./office.ts";
import { emptyFolder } from "./out-folder.ts";
import { contentClassCode, countyOffice, pickTownships, villagesOf } from "./simulate/county.ts";
import { simulatePetition } from "./simulate/generator.ts";
import { createRandom } from "./simulate/random.ts";
import { formatTable } from "./table.ts";

const firstDay = new Date("2026-01-05T00:00:00Z");
const days = 310;
const exportDay = new Date("2026-11-20T02:00:00Z");

/**
 * Realistic made-up work of several townships, each with its desk folder and one bundle to the district. A seed fixes
 * what happens and every attachment, never a key, a salt or a nonce: `content` in simulation.json is the same again.
 * `progress` hears of every office that is done: many of them take minutes.
 */
export async function simulate(
  out: string,
  plan: { readonly townships: number; readonly petitions: number; readonly seed: number },
  print: (line: string) => void,
  progress: (line: string) => void,
): Promise<void> {
  await emptyFolder(out);
  progress(`建立 1 个区县局和 ${plan.townships} 个乡镇 …`);
  const alliance = await createAlliance(out, { district: countyOffice, townships: pickTownships(plan.townships) }, firstDay);
  const content = createHash("sha256");
  const rows: (string | number)[][] = [];
  try {
    for (const [place, township] of alliance.townships.entries()) {
      const share = Math.floor(plan.petitions / plan.townships) + (place < plan.petitions % plan.townships ? 1 : 0);
      const random = createRandom(plan.seed * 1009 + place);
      const villages = villagesOf(township.organisation);
      for (let serial = 1; serial <= share; serial += 1) {
        const petition = simulatePetition(random, serial, { villages, firstDay, days, codeOf: contentClassCode });
        content.update(String(canonicalize({ ...petition, registeredAt: petition.registeredAt.toISOString(), files: [] })));
        for (const file of petition.files) content.update(file.bytes);
        await playPetition(township, petition);
      }
      township.setClock(exportDay);
      const done = await exportTo(township, countyOffice.organisation, out);
      rows.push([township.name, township.organisation, done.petitions, done.events, done.size, done.path.slice(out.length + 1)]);
      progress(`${place + 1}/${plan.townships} ${township.name}：${done.petitions} 件`);
    }
    await leaveKeys(alliance, out);
  } finally {
    for (const office of [alliance.district, ...alliance.townships]) await office.close();
  }
  const digest = content.digest("hex");
  writeFileSync(join(out, "simulation.json"), `${JSON.stringify({ ...plan, content: digest }, null, 2)}\n`);
  print(formatTable(["单位", "代码", "信访事项", "记录", "字节", "上报包"], rows));
  print(`内容摘要（同一种子相同）：${digest}`);
  print(`各单位的数据夹在 ${join(out, "desks")}，口令：${alliance.passphrase}`);
}
