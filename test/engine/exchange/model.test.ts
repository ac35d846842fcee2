import fc from "fast-check";
import { expect, test } from "vitest";
import { createExchange } from "../../../renderer/engine/exchange/exchange.ts";
import type { LedgerPort } from "../../../renderer/engine/ledger.ts";
import { Broken, play, type Step, stepArbitrary } from "./model.ts";
import type { Office } from "./world.ts";

/** Larger by environment: EXCHANGE_RUNS=50 EXCHANGE_STEPS=60. */
const runs = Number(process.env["EXCHANGE_RUNS"] ?? 1);
const steps = Number(process.env["EXCHANGE_STEPS"] ?? 16);

test("three townships and a district agree in the end, whatever is lost, repeated, reordered, cut or restored", async () => {
  const seed = process.env["EXCHANGE_SEED"];
  await fc.assert(
    fc.asyncProperty(fc.array(stepArbitrary, { minLength: Math.floor(steps / 2), maxLength: steps, size: "max" }), (played) =>
      play(played),
    ),
    { numRuns: runs, endOnFailure: runs === 1, ...(seed === undefined ? { seed: 20261121 } : { seed: Number(seed) }) },
  );
}, 3_600_000);

const lostBundle: readonly Step[] = [
  { does: "register", at: 0, attachment: false },
  { does: "export", at: 0 },
  { does: "register", at: 0, attachment: false },
];

/** A township that takes for acknowledged what has merely left: the bug that cumulative export exists against. */
function believingTheStick(township: Office): Office {
  const { ledger } = township;
  const careless: LedgerPort = Object.create(ledger, {
    records: {
      value: async (table: string) => {
        if (table !== "acknowledgement") return ledger.records(table);
        const left = (await ledger.recordOf("exported", "990127")) as { chains: Record<string, number> } | null;
        const vector = await ledger.vector();
        const chains = Object.fromEntries(
          Object.entries(left?.chains ?? {}).map(([name, seq]) => [name, { seq, id: vector.get(name)?.id ?? "" }]),
        );
        const value = { epoch: "e", number: 1, chains, lacking: [], ownEpochs: [], seen: {}, acceptedAt: "" };
        return [{ key: "990127|device", value }];
      },
    },
  });
  return { ...township, ledger: careless, exchange: createExchange({ ...township.context, ledger: careless }) };
}

test("the model notices a township that believes whatever has left to have arrived", async () => {
  const failure = await play(lostBundle, believingTheStick).then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(failure).toBeInstanceOf(Broken);
  expect((failure as Broken).property).toBe("acknowledged is never lost");
}, 60_000);
