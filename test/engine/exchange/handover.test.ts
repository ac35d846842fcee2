import { afterEach, beforeEach, expect, test } from "vitest";
import { act } from "../../../renderer/engine/petitions/commands.ts";
import { detail, stepWarnings } from "../../../renderer/engine/petitions/queries.ts";
import { courseOf } from "../../../shared/petition/course/course.ts";
import type { NewStepType } from "../../../shared/petition/course/step-bodies.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { createWorld, granted, type Office, refusalOf, type World } from "./world.ts";

let world: World;
let district: Office;
let first: Office;
let second: Office;

beforeEach(async () => {
  world = await createWorld();
  district = await world.office("990127", "青川区");
  first = await world.office("990127001", "柳溪镇");
  second = await world.office("990127002", "云岭乡");
  await world.enrol(district, first);
  await world.enrol(district, second);
});
afterEach(() => world.close());

const take = (office: Office, petition: string, type: NewStepType, body: object) =>
  act(office.desk, petition, { do: "take-step", type, body: { date: "2026-11-20", ...body } });

async function carry(from: Office, to: Office): Promise<void> {
  const out = await granted(from.exchange.export({ to: to.organisation, folder: world.stick }));
  await granted(to.exchange.applyImport({ token: await to.stage(out.path) }));
}

async function petitionAt(office: Office, where: (view: PetitionView) => boolean): Promise<PetitionView> {
  const found = [...(await office.petitions()).values()].find(where);
  if (found === undefined) throw new Error("no such petition");
  return found;
}

async function offersAt(office: Office, petition: string) {
  const { session, user } = office.desk;
  if (session === null || user === null) throw new Error("locked");
  return (await detail(office.desk, session, user, petition))?.offers ?? [];
}

test("the district assigns its petition to a township, which objects; agreed, it goes on to another township", async () => {
  const photo = await district.attach("水渠.jpg", new Uint8Array(20_000).fill(7));
  const parent = await district.register("水渠年久失修", [photo]);
  const body = { documentNumber: "青信交〔2026〕1号", deadline: "2026-12-20", requirement: "", child: null };
  const { session, user } = district.desk;
  if (session === null || user === null) throw new Error("locked");
  const unnumbered = { date: "2026-11-20", documentNumber: "", child: null, to: { organisation: "990127001", name: "柳溪镇" } };
  const trial = await stepWarnings(district.desk, session, user, parent, { type: "petition.referred", body: unnumbered });
  expect(trial.map(({ code }) => code)).toEqual(["no-number"]);
  expect((await district.petitions()).size).toBe(1);
  await granted(take(district, parent, "petition.assigned", { ...body, to: { organisation: "990127001", name: "柳溪镇" } }));
  const next = await district.register("另一件");
  const numbers = [...(await district.petitions()).values()].map((view) => view.number?.slice(0, 18));
  expect(new Set(numbers).size).toBe(3);
  expect((await district.petitions()).get(next)?.number).toMatch(/^990127-2026-\w+-0003-/);

  await carry(district, first);
  const child = await petitionAt(first, () => true);
  expect(child).toMatchObject({
    scope: "990127001/general",
    statement: { text: "水渠年久失修。村里的水渠三年没有修。" },
    fields: {
      source: {
        value: { kind: "assigned", office: "青川区信访站", documentNumber: "青信交〔2026〕1号", deadline: "2026-12-20" },
      },
    },
    attachments: [{ attachment: { hash: photo.hash } }],
  });
  expect((await offersAt(first, child.id)).find(({ primary }) => primary)?.type).toBe("petition.signed-in");
  await granted(take(first, child.id, "petition.signed-in", { by: "王登记" }));
  await granted(act(first.desk, child.id, { do: "object", date: "2026-11-20", reason: "水渠在云岭乡境内" }));
  await carry(first, district);

  const home = await petitionAt(district, ({ id }) => id === child.id);
  const objection = courseOf(home).steps["petition.objected"]?.[0]?.event;
  const to = { organisation: "990127002", name: "云岭乡" };
  const refer = { to, documentNumber: "青信转〔2026〕2号", child: null };
  expect(await refusalOf(take(district, child.id, "petition.referred", refer))).toBe("not-returned");
  await granted(take(district, child.id, "petition.objection-answered", { objection, agreed: true, reason: "属实" }));
  await granted(take(district, child.id, "petition.referred", refer));

  await carry(district, second);
  const grandchild = await petitionAt(second, () => true);
  expect(grandchild).toMatchObject({ scope: "990127002/general", fields: { source: { value: { kind: "referred" } } } });
  expect(grandchild.timeline[0]?.body["origin"]).toEqual({ petition: child.id, organisation: "990127001" });
  await carry(district, first);
  expect(courseOf(await petitionAt(first, () => true)).stage).toBe("sent-on");
});
