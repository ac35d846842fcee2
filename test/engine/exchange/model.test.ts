import fc from "fast-check";
import { expect, test } from "vitest";
import { createExchange } from "../../../renderer/engine/exchange/exchange.ts";
import type { LedgerPort } from "../../../renderer/engine/ledger/ledger.ts";
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

/** The township with parts of its ledger replaced. */
function withLedger(township: Office, replaced: Partial<LedgerPort>): Office {
  const ledger: LedgerPort = Object.create(
    township.ledger,
    Object.fromEntries(Object.entries(replaced).map(([name, value]) => [name, { value }])),
  );
  return { ...township, ledger, exchange: createExchange({ ...township.context, ledger }) };
}

/** Takes for acknowledged what has merely left: the bug that cumulative export exists against. */
function believingTheStick(township: Office): Office {
  const { ledger } = township;
  return withLedger(township, {
    async records(table) {
      if (table !== "acknowledgement") return ledger.records(table);
      const left = (await ledger.recordOf("exported", "990127")) as { chains: Record<string, number> } | null;
      const vector = await ledger.vector();
      const chains = Object.fromEntries(
        Object.entries(left?.chains ?? {}).map(([name, seq]) => [name, { seq, id: vector.get(name)?.id ?? "" }]),
      );
      const value = { epoch: "e", number: 1, chains, lacking: [], ownEpochs: [], seen: {}, acceptedAt: "" };
      return [{ key: "990127|device", value }];
    },
  });
}

/** Forgets the last range of every export. */
function losingTheTail(township: Office): Office {
  const { ledger } = township;
  return withLedger(township, {
    async *ranges(select, since) {
      let before = null;
      for await (const range of ledger.ranges(select, since)) {
        if (before !== null) yield before;
        before = range;
      }
    },
  });
}

/** Does not remember which acknowledgements it has seen. */
function forgettingNumbers(township: Office): Office {
  const { ledger } = township;
  return withLedger(township, {
    recordOf: async (table, key) => (table === "acknowledgement" ? null : ledger.recordOf(table, key)),
  });
}

/** Writes before it has verified. */
function writingFirst(township: Office): Office {
  const { exchange, ledger } = township;
  return {
    ...township,
    exchange: {
      ...exchange,
      async applyImport(request) {
        await ledger.record([{ table: "test", key: request.token, value: 1 }]);
        return exchange.applyImport(request);
      },
    },
  };
}

const sentTwice: readonly Step[] = [
  { does: "register", at: 0, attachment: false },
  { does: "export", at: 0 },
  { does: "register", at: 0, attachment: false },
];
const answered: readonly Step[] = [...sentTwice, { does: "carry", pick: 0 }, { does: "answer", at: 0, receiptOnly: true }];

test.each([
  ["believes whatever has left to have arrived", believingTheStick, sentTwice, "acknowledged is never lost"],
  ["loses the tail of every export", losingTheTail, sentTwice, "converges"],
  [
    "forgets which acknowledgements it has seen",
    forgettingNumbers,
    [...answered, { does: "carry", pick: 1 }],
    "import is idempotent",
  ],
  [
    "writes before it has verified",
    writingFirst,
    [...answered, { does: "carry-cut", pick: 1, share: 0.5 }],
    "bad files merge nothing",
  ],
] as const)(
  "the model notices a township that %s",
  async (_, sabotage, played, property) => {
    const failure = await play(played, sabotage).then(
      () => null,
      (cause: unknown) => cause,
    );
    expect(failure).toBeInstanceOf(Broken);
    expect((failure as Broken).property).toBe(property);
  },
  60_000,
);
