import { randomBytes } from "node:crypto";
import { createServices } from "../electron/services/services.ts";
import { isRefused, type Refused } from "../renderer/engine/api/answer.ts";
import type { EngineApi } from "../renderer/engine/api/engine-api.ts";
import { createEngine } from "../renderer/engine/engine.ts";
import { createMemoryStore } from "../renderer/engine/store/store-memory.ts";
import { openWithPassphrase } from "../renderer/engine/vault/vault.ts";
import { readVaultFile } from "../renderer/engine/vault/vault-file.ts";
import { createInternationalSuite } from "../shared/crypto/international.ts";
import type { Desktop } from "../shared/desktop.ts";
import type { Attachment } from "../shared/petition/intake.ts";
import type { FollowUp, SimulatedPetition } from "./simulate/generator.ts";

/** One office run by the command line: the window's own engine over the real services; only the views lie in memory. */
export interface RunningOffice {
  readonly name: string;
  readonly organisation: string;
  readonly engine: EngineApi;
  readonly desktop: Desktop;
  /** What the office's clock shows from now on. */
  setClock(at: Date): void;
  /** Encryption identities of this device, for `bundle open`: read from its vault as its first user would. */
  identities(passphrase: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** A step that must succeed was refused: a defect of the program or of the made-up data. */
export class StepRefused extends Error {
  override readonly name = "StepRefused";
}

/** The answer, or StepRefused with the sentence that a clerk would have read. */
export async function mustSucceed<T>(step: string, answer: Promise<T | Refused>): Promise<T> {
  const value = await answer;
  if (isRefused(value)) throw new StepRefused(`${step}: ${value.refused}: ${value.message}`);
  return value;
}

/** Opens the desk of an office in a folder. */
export async function runOffice(folder: string, organisation: string, name: string, clock: Date): Promise<RunningOffice> {
  let now = clock;
  const shanghaiDay = (): string => new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const services = await createServices({ folder, shell: "memory", version: "0.1.0", today: shanghaiDay });
  const { desktop } = services;
  const suite = await createInternationalSuite();
  const engine = createEngine({ desktop, openStore: async () => createMemoryStore(), suite, clock: () => now, notify: () => {} });
  return {
    name,
    organisation,
    engine,
    desktop,
    setClock: (at) => {
      now = at;
    },
    async identities(passphrase) {
      const vault = await readVaultFile(desktop);
      const user = vault?.slots[0]?.user;
      const contents = vault && user ? await openWithPassphrase(suite, vault, user, passphrase) : null;
      if (!contents) throw new RangeError("the vault does not open with this passphrase");
      return contents.device.identities;
    },
    async close() {
      await engine.close();
      await services.close();
    },
  };
}

/** Registers a made-up petition and does what the desk does afterwards. Answers its id and number. */
export async function playPetition(
  office: RunningOffice,
  petition: SimulatedPetition,
): Promise<{ readonly petition: string; readonly number: string }> {
  office.setClock(petition.registeredAt);
  const attachments: Attachment[] = [];
  for (const { name, mediaType, bytes } of petition.files) {
    const file = new Blob([bytes], { type: mediaType });
    attachments.push(await mustSucceed("attach", office.engine.addAttachment({ file, name, mediaType })));
  }
  const draft = randomBytes(16).toString("hex");
  const registered = await mustSucceed(
    "register",
    office.engine.register({ draft, intake: { ...petition.intake, attachments } }),
  );
  for (const followUp of petition.followUps) {
    const at = new Date(petition.registeredAt.getTime() + followUp.afterDays * 86_400_000);
    office.setClock(at);
    await mustSucceed(followUp.does, playFollowUp(office.engine, registered.petition, followUp, at));
  }
  return registered;
}

async function playFollowUp(engine: EngineApi, petition: string, followUp: FollowUp, at: Date): Promise<null | Refused> {
  const date = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  switch (followUp.does) {
    case "notice":
      return engine.giveNotice({ petition, date, how: followUp.how });
    case "note":
      return engine.note({ petition, text: followUp.text });
    case "supplement":
      return engine.supplement({ petition, text: followUp.text, receiptDate: date, signed: true, attachments: [] });
    case "upper-number":
      return engine.recordUpperNumber({ petition, system: "国家信访信息系统", number: followUp.number });
    case "summary": {
      const seen = await engine.petition({ petition });
      const base = seen?.view.fields.summary?.stamp.event;
      return engine.amend({ petition, changes: { summary: followUp.text }, base: base ? { summary: base } : {} });
    }
  }
}
