import { accusationMethods } from "./accusation/accusation-methods.ts";
import type { EngineApi } from "./api/engine-api.ts";
import { Desk, type EngineTools } from "./desk.ts";
import { createEngineExchange } from "./exchange/exchange-methods.ts";
import { papersMethods } from "./papers/papers-methods.ts";
import { formDraftMethods } from "./petitions/form-draft-methods.ts";
import { intakeMethods } from "./petitions/intake-methods.ts";
import { mattersMethods } from "./petitions/matters.ts";
import { petitionMethods } from "./petitions/petition-methods.ts";
import { recordMethods } from "./records/record-methods.ts";
import { retentionMethods } from "./retention/retention-methods.ts";
import { rulesMethods } from "./rules/rules-methods.ts";
import { noExchange } from "./status.ts";
import { deskMethods } from "./vault/desk-methods.ts";
import { workTableMethods } from "./worktable/worktable-methods.ts";

/** The engine and what its host must know to close it. */
export interface Engine extends EngineApi {
  /** Finishes what is being written and forgets the keys. */
  close(): Promise<void>;
  /** Resolves when the catalogue is read (or at once while locked): for tests and the command line. */
  settled(): Promise<void>;
}

/**
 * The engine: one desk, behind the interface that the window sees. Runs in a Web Worker with IndexedDB and in Node with
 * a store in memory; neither clock nor randomness but those given.
 */
export function createEngine(tools: EngineTools): Engine {
  const desk = new Desk(tools);
  const exchange = createEngineExchange(desk);
  const facts = async () => (desk.user ? ((await exchange.facts()) ?? noExchange) : noExchange);
  return {
    ...deskMethods(desk, facts),
    ...intakeMethods(desk),
    ...petitionMethods(desk),
    ...formDraftMethods(desk),
    ...workTableMethods(desk, facts),
    ...exchange.methods,
    ...rulesMethods(desk),
    ...accusationMethods(desk),
    ...recordMethods(desk),
    ...retentionMethods(desk),
    ...papersMethods(desk),
    ...mattersMethods(desk),
    cancel: async ({ job }) => desk.jobs.cancel(job),

    async close() {
      await desk.lock();
      await desk.close();
    },
    async settled() {
      await desk.session?.background;
    },
  };
}
