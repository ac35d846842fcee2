import { join } from "node:path";
import { createAlliance, exportTo, stage } from "../../../cli/alliance.ts";
import { mustSucceed, playPetition } from "../../../cli/office.ts";
import { contentClassCode, countyOffice, pickTownships, villagesOf } from "../../../cli/simulate/county.ts";
import { simulatePetition } from "../../../cli/simulate/generator.ts";
import { createRandom } from "../../../cli/simulate/random.ts";
import { demoPlaces } from "../../../shared/petition/demo-county.ts";

const day = 86_400_000;

/** A township's desk folder as it lies on the disk after months of work. */
export interface FilledDesk {
  readonly folder: string;
  readonly passphrase: string;
}

/**
 * Fills a township's desk by the engine alone: `petitions` in all, three quarters of them acknowledged by the district
 * and nearly all of those answered, the rest of the last two weeks.
 */
export async function fillDesk(out: string, petitions: number, now: Date): Promise<FilledDesk> {
  const alliance = await createAlliance(
    out,
    { district: countyOffice, townships: pickTownships(1) },
    new Date(now.getTime() - 300 * day),
  );
  const { district, passphrase } = alliance;
  const [township] = alliance.townships;
  if (!township) throw new Error("no township");
  const random = createRandom(7);
  const places = demoPlaces.map((place) => [place.code, place.name, place.parent ?? ""].join(","));
  for (const office of [district, township])
    await mustSucceed("import places", office.engine.importDictionary({ name: "place", text: places.join("\n") }));
  const old = Math.floor(petitions * 0.75);
  const play = async (serial: number, daysAgo: number, answered: boolean) => {
    const at = { firstDay: new Date(now.getTime() - daysAgo * day), days: 1, villages: villagesOf(township.organisation) };
    const one = simulatePetition(random, serial, { ...at, codeOf: contentClassCode });
    const followUps = one.followUps.filter((step) => one.registeredAt.getTime() + step.afterDays * day < now.getTime());
    const noticed = followUps.some((step) => step.does === "notice");
    const notice = { does: "notice", afterDays: 3, how: "written" } as const;
    await playPetition(township, { ...one, followUps: answered && !noticed ? [notice, ...followUps] : followUps });
  };
  for (let serial = 1; serial <= old; serial += 1)
    await play(serial, 20 + Math.round((260 * (old - serial)) / old), serial % 15 !== 0);
  township.setClock(new Date(now.getTime() - 15 * day));
  const bundle = await exportTo(township, countyOffice.organisation, out);
  district.setClock(new Date(now.getTime() - 14 * day));
  await mustSucceed("import", district.engine.applyImport({ token: await stage(district, bundle.path) }));
  const receipt = await exportTo(district, township.organisation, out, true);
  township.setClock(new Date(now.getTime() - 13.5 * day));
  await mustSucceed("take the receipt", township.engine.applyImport({ token: await stage(township, receipt.path) }));
  const recent = petitions - old;
  for (let serial = 1; serial <= recent; serial += 1)
    await play(old + serial, 1 + Math.round((12 * (recent - serial)) / recent), serial % 3 === 0);
  for (const office of [district, township]) await office.close();
  return { folder: join(out, "desks", township.organisation), passphrase };
}
