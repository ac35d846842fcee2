import { afterEach, beforeEach, expect, test } from "vitest";
import { createExchange } from "../../../renderer/engine/exchange/exchange.ts";
import type { LedgerPort } from "../../../renderer/engine/ledger/ledger.ts";
import { comparable, countyWithTownship, granted, type Office, refusalOf, type World } from "./world.ts";

let world: World;
let district: Office;
let township: Office;

beforeEach(async () => {
  ({ world, district, township } = await countyWithTownship());
});
afterEach(() => world.close());

class PulledPlug extends Error {
  override readonly name = "PulledPlug";
}

/** The district's exchange on a machine that dies before its n-th durable step. */
function dyingAfter(steps: number): ReturnType<typeof createExchange> {
  let left = steps;
  const step = <A extends unknown[], T>(work: (...args: A) => Promise<T>) => {
    return (...args: A): Promise<T> => {
      left -= 1;
      return left < 0 ? Promise.reject(new PulledPlug()) : work(...args);
    };
  };
  const { ledger } = district;
  const dying: LedgerPort = Object.create(ledger, {
    receive: { value: step(ledger.receive) },
    record: { value: step(ledger.record) },
    marks: { value: step(ledger.marks) },
    attachments: { value: { ...ledger.attachments, store: step(ledger.attachments.store) } },
  });
  return createExchange({ ...district.context, ledger: dying });
}

/** The district's exchange whose jobs a person cancels as soon as they have begun with a phase. */
function cancelledAt(wanted: string, ledger: LedgerPort): ReturnType<typeof createExchange> {
  const { jobs } = district.desk;
  return createExchange({
    ...district.context,
    ledger,
    jobs: {
      running: 0,
      cancel: jobs.cancel,
      run: (kind, work) =>
        jobs.run(kind, (job) =>
          work({
            ...job,
            progress(phase, done, total) {
              job.progress(phase, done, total);
              if (phase === wanted && done > 0) jobs.cancel(job.id);
            },
          }),
        ),
    },
  });
}

test("a check that was cancelled says so, and nothing against the file, which can be checked again", async () => {
  await township.register("第一件");
  const out = await granted(township.exchange.export({ to: "990127", folder: world.stick }));
  const token = await district.stage(out.path);
  const cancelled = await cancelledAt("正在核验数据包", district.ledger).planImport({ token });
  expect(cancelled).toMatchObject({ outcome: "refused", refusal: { code: "cancelled" } });
  expect((await district.petitions()).size).toBe(0);
  expect(await district.exchange.planImport({ token })).toMatchObject({ outcome: "ready", counts: { newPetitions: 1 } });
});

test("an import killed at any step and done again ends as if nothing had happened, and is acknowledged only when whole", async () => {
  const photos = [
    await township.attach("一", new Uint8Array(50_000).fill(1)),
    await township.attach("二", new Uint8Array(50_000).fill(2)),
  ];
  for (let i = 0; i < 3; i += 1) await township.register(`第${i}件`, i < 2 ? ([photos[i] ?? photos[0]] as never) : []);
  const out = await granted(township.exchange.export({ to: "990127", folder: world.stick }));
  const token = await district.stage(out.path);
  let killed = 0;
  for (;;) {
    try {
      // One step at a time while that gets on; repeating what is known already takes steps too.
      await granted(dyingAfter(killed < 4 ? Math.min(killed, 1) : killed).applyImport({ token }));
      break;
    } catch (cause) {
      if (!(cause instanceof PulledPlug)) throw cause;
      killed += 1;
      const given = await granted(district.exchange.export({ to: "990127001", folder: world.stick, receiptOnly: true }));
      const back = await township.stage(given.path);
      await granted(township.exchange.applyImport({ token: back }));
      const acknowledged = await township.exchange.exportPlan({ to: "990127" });
      const held = (await district.petitions()).size;
      expect(acknowledged).toMatchObject({ events: held === 3 ? 0 : 4 });
    }
  }
  expect(killed).toBe(4);
  expect(comparable(await district.petitions())).toEqual(comparable(await township.petitions()));
  expect(await district.ledger.attachments.holds(photos.map((photo) => photo.hash))).toEqual([true, true]);
  expect(await district.exchange.planImport({ token })).toMatchObject({ outcome: "known" });
});

test("a long import goes in durable steps of one to two thousand petitions; cancelled between two, it goes on later", async () => {
  const subjects = Array.from({ length: 2200 }, (_, i) => i.toString(16).padStart(32, "0"));
  const session = township.desk.session;
  if (session === null) throw new Error("not open");
  const scope = "990127001/general" as const;
  await session.core.write((work) =>
    session.core.appendOwn(
      work,
      Array.from({ length: 2200 }, (_, i) => ({
        scope,
        type: "petition.noted",
        subject: subjects[i] ?? "",
        actor: "u-1",
        wall: "2026-11-20T03:00:00.000Z",
        body: { text: `第 ${i} 次` },
      })),
    ),
  );
  const out = await granted(township.exchange.export({ to: "990127", folder: world.stick }));
  const token = await district.stage(out.path);

  const sizes: number[] = [];
  const { ledger } = district;
  const counting: LedgerPort = Object.create(ledger, {
    receive: {
      value: async (...args: Parameters<LedgerPort["receive"]>) => {
        const result = await ledger.receive(...args);
        sizes.push(result.events);
        return result;
      },
    },
  });
  const cancelling = cancelledAt("正在写入", counting);
  expect(await refusalOf(cancelling.applyImport({ token }))).toBe("cancelled");
  const half = [...(await district.ledger.vector()).values()].reduce((sum, { seq }) => sum + seq, 0);
  expect(half).toBeGreaterThan(1000);
  expect(half).toBeLessThan(2200);
  await granted(createExchange({ ...district.context, ledger: counting }).applyImport({ token }));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(2201);
  expect(
    sizes
      .filter((size) => size > 0)
      .slice(0, -1)
      .every((size) => size >= 1000 && size <= 2000),
  ).toBe(true);
  expect(comparable(await district.petitions())).toEqual(comparable(await township.petitions()));
}, 60_000);
