import { afterAll, beforeAll, expect, test } from "vitest";
import { cut, ownRanges, packedFile } from "./bad-files.ts";
import { comparable, createWorld, granted, type Office, type World } from "./world.ts";

let world: World;
let district: Office;
let townships: readonly Office[];

beforeAll(async () => {
  world = await createWorld();
  district = await world.office("990127", "青川区");
  const made: Office[] = [];
  for (let i = 1; i <= 2; i += 1) {
    const township = await world.office(`99012700${i}`, `镇${i}`);
    await world.enrol(district, township);
    made.push(township);
  }
  townships = made;
});
afterAll(() => world.close());

test("twenty files chosen at once come in whatever their order: what has a gap is held until the others are in", async () => {
  const paths: string[] = [];
  for (const township of townships) {
    for (let i = 0; i < 9; i += 1) await township.register(`第${i}件`);
    const [all] = await ownRanges(township);
    if (all === undefined) throw new Error("nothing written");
    for (let seq = 1; seq <= 10; seq += 1) {
      paths.push(await packedFile(world, township, district, [await cut(township, all, seq, seq)]));
    }
  }
  let waiting = await Promise.all(paths.reverse().map((path) => district.stage(path)));
  expect(waiting).toHaveLength(20);
  let rounds = 0;
  while (waiting.length > 0) {
    rounds += 1;
    const held: string[] = [];
    for (const token of waiting) {
      const plan = await district.exchange.planImport({ token });
      if (plan.outcome === "gap") held.push(token);
      else await granted(district.exchange.applyImport({ token }));
    }
    expect(held.length).toBeLessThan(waiting.length);
    waiting = held;
  }
  expect(rounds).toBeGreaterThan(1);
  const views = await district.petitions();
  expect(views.size).toBe(18);
  for (const township of townships) {
    const own = new Map([...views].filter(([, view]) => view.scope.startsWith(township.organisation)));
    expect(comparable(own)).toEqual(comparable(await township.petitions()));
  }
  expect(await district.exchange.members()).toMatchObject([{ petitions: 9 }, { petitions: 9 }]);
});
