import fc from "fast-check";
import { expect, test } from "vitest";
import type { EngineApi } from "../../../renderer/engine/api/engine-api.ts";
import { granted, intake, passphrase } from "../engine-words.ts";
import { accusation, clear, type Offices, secretWords, twoOffices } from "./offices.ts";
import { openedWith, placesOf } from "./opened-desk.ts";

/** Larger by environment: ACCUSATION_RUNS=20 ACCUSATION_STEPS=30. */
const runs = Number(process.env["ACCUSATION_RUNS"] ?? 2);
const steps = Number(process.env["ACCUSATION_STEPS"] ?? 8);

type Step = "take" | "register" | "up" | "lost" | "down" | "read" | "act" | "backup" | "reopen" | "lock";
const kinds: readonly Step[] = ["take", "take", "register", "up", "lost", "down", "read", "act", "backup", "reopen", "lock"];
type Take = EngineApi["takeAccusation"];

/** Plays what two offices do in any order and answers where a word of an accusation could be read without an officer's key. */
async function play(played: readonly Step[], taking: (offices: Offices) => Take): Promise<readonly string[]> {
  const offices = await twoOffices();
  try {
    const sheet = await clear(offices);
    const users = {
      township: (await offices.township.engine.status()).user?.id ?? "",
      district: (await offices.district.engine.status()).user?.id ?? "",
    };
    let count = 0;
    const taken = new Set<string>();
    const open = async () => {
      const { engine } = offices.district;
      granted(await engine.openAccusations({ recipient: sheet.recipient, identity: sheet.identity }));
      return granted(await engine.accusations()).rows;
    };
    const step: Record<Step, () => Promise<unknown>> = {
      async take() {
        count += 1;
        const file = { file: new Blob([`虚报渠道工程款 ${count}`]), name: "账本复印件.txt", mediaType: "text/plain" };
        const request = { id: `x${count}`, accusation: accusation(count % 2 ? {} : { accuser: null }), files: [file] };
        taken.add(granted(await taking(offices)(request)).number);
      },
      async register() {
        count += 1;
        granted(await offices.township.engine.register({ draft: `d${count}`, intake: intake() }));
      },
      up: () => offices.carry(offices.township.engine, offices.district.engine, "990127"),
      lost: async () => granted(await offices.township.engine.export({ to: "990127", folder: offices.stick })),
      down: () => offices.carry(offices.district.engine, offices.township.engine, "990127001"),
      async read() {
        for (const { id } of await open()) granted(await offices.district.engine.accusation({ id }));
      },
      async act() {
        for (const { id } of await open()) {
          const action = { did: "noted", text: "已电话联系魏长河" } as const;
          granted(await offices.district.engine.actOnAccusation({ id, action }));
        }
      },
      backup: async () => granted(await offices.township.engine.backup({ folder: offices.stick })),
      async reopen() {
        offices.township = await offices.township.reopen();
        granted(await offices.township.engine.unlock({ user: users.township, passphrase }));
        await offices.township.engine.settled();
      },
      async lock() {
        await offices.district.engine.lock();
        granted(await offices.district.engine.unlock({ user: users.district, passphrase }));
      },
    };
    for (const kind of played) await step[kind]();
    // Nothing acknowledged is lost either: after one more journey the officer has every one, once.
    await step.up();
    const numbers = (await open()).map(({ number }) => number);
    expect([...numbers].sort()).toEqual([...taken].sort());
    const found: string[] = [];
    for (const name of ["township", "district"] as const) {
      found.push(...placesOf(await openedWith(offices[name], { user: users[name], passphrase }), secretWords));
    }
    return found;
  } finally {
    await offices.close();
  }
}

const honest = (offices: Offices): Take => offices.township.engine.takeAccusation;

/** The bug that the whole compartment exists against: the words are also kept where everything else is. */
const keepingADraft =
  (offices: Offices): Take =>
  async (request) => {
    const { engine } = offices.township;
    granted(await engine.saveDraft({ id: request.id, form: { ...request.accusation }, label: "", channel: "visit" }));
    return engine.takeAccusation(request);
  };

test("a compartment's content never leaves it, and none of it is lost, whatever the offices do", {
  timeout: 3_600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...kinds), { minLength: steps, maxLength: steps }), async (played) => {
      expect(await play(["take", ...played], honest)).toEqual([]);
    }),
    { numRuns: runs, endOnFailure: true, seed: Number(process.env["ACCUSATION_SEED"] ?? 20261125) },
  );
});

test("and the same play finds a desk that keeps a draft of it", { timeout: 120_000 }, async () => {
  expect(await play(["take"], keepingADraft)).not.toEqual([]);
});
