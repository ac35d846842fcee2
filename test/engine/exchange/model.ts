import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { chainName } from "../../../shared/log/event.ts";
import { saved, stateOf } from "./bad-files.ts";
import { comparable, createWorld, granted, type Office, type World } from "./world.ts";

/** One thing that happens in a district with its townships. Numbers choose among what exists then. */
export type Step =
  | { readonly does: "register"; readonly at: number; readonly attachment: boolean }
  | { readonly does: "amend"; readonly at: number; readonly pick: number }
  | { readonly does: "comment"; readonly pick: number }
  | { readonly does: "export"; readonly at: number }
  | { readonly does: "answer"; readonly at: number; readonly receiptOnly: boolean }
  /** Bundles are carried in any order, again and again, or never. */
  | { readonly does: "carry"; readonly pick: number }
  | { readonly does: "carry-cut"; readonly pick: number; readonly share: number }
  | { readonly does: "back-up"; readonly at: number | "district" }
  /** The PC dies; a new one is restored from the last backup. */
  | { readonly does: "restore"; readonly at: number | "district" };

const at = fc.nat({ max: 2 });
const anywhere = fc.oneof({ weight: 3, arbitrary: at }, { weight: 1, arbitrary: fc.constant("district" as const) });
const pick = fc.nat({ max: 1000 });

export const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant("register" as const), at, attachment: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant("amend" as const), at, pick }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("comment" as const), pick }) },
  { weight: 6, arbitrary: fc.record({ does: fc.constant("export" as const), at }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant("answer" as const), at, receiptOnly: fc.boolean() }) },
  { weight: 9, arbitrary: fc.record({ does: fc.constant("carry" as const), pick }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant("carry-cut" as const),
      pick,
      share: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("back-up" as const), at: anywhere }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("restore" as const), at: anywhere }) },
);

/** A property that did not hold; `property` names it. */
export class Broken extends Error {
  override readonly name = "Broken";
  readonly property: "converges" | "acknowledged is never lost" | "import is idempotent" | "bad files merge nothing";
  constructor(property: Broken["property"], detail: string) {
    super(`${property}: ${detail}`);
    this.property = property;
  }
}

interface Letter {
  readonly path: string;
  readonly to: number | "district";
}

/** Plays the steps on real desks and checks every property. `sabotage` changes a township before anything happens. */
export async function play(steps: readonly Step[], sabotage: (township: Office) => Office = (same) => same): Promise<void> {
  const world = await createWorld();
  try {
    await new District(world, sabotage).play(steps);
  } finally {
    await world.close();
  }
}

class District {
  readonly #world: World;
  readonly #sabotage: (township: Office) => Office;
  readonly #letters: Letter[] = [];
  readonly #backups = new Map<number | "district", { readonly path: string; readonly recovery: string }>();
  readonly #townships: Office[] = [];
  #office: Office | null = null;
  #made = 0;
  /** The district itself lost what it had acknowledged: the townships learn it from its next acknowledgement. */
  #forgetful = false;

  constructor(world: World, sabotage: (township: Office) => Office) {
    this.#world = world;
    this.#sabotage = sabotage;
  }

  get #district(): Office {
    if (this.#office === null) throw new Error("no district yet");
    return this.#office;
  }

  async play(steps: readonly Step[]): Promise<void> {
    this.#office = await this.#world.office("990127", "区");
    for (let i = 0; i < 3; i += 1) {
      const township = await this.#world.office(`99012700${i + 1}`, `镇${i + 1}`);
      await this.#world.enrol(this.#district, township);
      this.#townships.push(this.#sabotage(township));
    }
    for (const step of steps) {
      await this.#take(step);
      await this.#nothingAcknowledgedIsLost();
    }
    await this.#settle();
    await this.#converged();
  }

  async #take(step: Step): Promise<void> {
    switch (step.does) {
      case "register":
        return this.#register(this.#township(step.at), step.attachment);
      case "amend":
        return this.#amend(this.#township(step.at), step.pick);
      case "comment":
        return this.#comment(step.pick);
      case "export":
        return this.#export(step.at);
      case "answer":
        return this.#answer(step.at, step.receiptOnly);
      case "carry":
        return this.#carry(step.pick);
      case "carry-cut":
        return this.#carryCut(step.pick, step.share);
      case "back-up": {
        const office = this.#officeAt(step.at);
        const { path } = await granted(office.exchange.backup({ folder: this.#world.stick }));
        this.#backups.set(step.at, { path, recovery: office.recovery });
        return;
      }
      case "restore":
        return this.#restore(step.at);
    }
  }

  #officeAt(at: number | "district"): Office {
    return at === "district" ? this.#district : this.#township(at);
  }

  #township(at: number): Office {
    const township = this.#townships[at];
    if (township === undefined) throw new Error("no such township");
    return township;
  }

  async #register(township: Office, attachment: boolean): Promise<void> {
    this.#made += 1;
    const content = new TextEncoder().encode(`附件 ${this.#made} ${"材料".repeat(this.#made)}`);
    const attachments = attachment ? [await township.attach("材料.txt", content)] : [];
    await township.register(`第 ${this.#made} 件`, attachments);
  }

  async #amend(township: Office, pick: number): Promise<void> {
    const ids = [...(await township.petitions()).keys()];
    const id = ids[pick % Math.max(1, ids.length)];
    this.#made += 1;
    if (id !== undefined) await township.amend(id, `镇里第 ${this.#made} 稿`);
  }

  async #comment(pick: number): Promise<void> {
    const ids = [...(await this.#district.petitions()).keys()];
    const id = ids[pick % Math.max(1, ids.length)];
    this.#made += 1;
    if (id !== undefined) await this.#district.amend(id, `区里第 ${this.#made} 稿`);
  }

  async #export(at: number): Promise<void> {
    const { path } = await granted(this.#township(at).exchange.export({ to: "990127", folder: this.#world.stick }));
    this.#letters.push({ path, to: "district" });
  }

  async #answer(at: number, receiptOnly: boolean): Promise<void> {
    const to = this.#township(at).organisation;
    const { path } = await granted(this.#district.exchange.export({ to, folder: this.#world.stick, receiptOnly }));
    this.#letters.push({ path, to: at });
  }

  #letter(pick: number): { readonly office: Office; readonly path: string } | null {
    const letter = this.#letters[pick % Math.max(1, this.#letters.length)];
    if (letter === undefined) return null;
    return { path: letter.path, office: this.#officeAt(letter.to) };
  }

  async #carry(pick: number): Promise<void> {
    const letter = this.#letter(pick);
    if (letter === null) return;
    const { office, path } = letter;
    const token = await office.stage(path);
    const plan = await office.exchange.planImport({ token });
    if (plan.outcome === "refused") throw new Error(`a sound bundle was refused: ${plan.refusal?.code}`);
    if (plan.outcome === "gap") return;
    await granted(office.exchange.applyImport({ token }));
    const before = await stateOf(office);
    const again = await office.exchange.planImport({ token });
    await granted(office.exchange.applyImport({ token }));
    const after = await stateOf(office);
    // The journal may grow by bookkeeping, the vector and the petitions may not.
    if (again.outcome !== "known" || JSON.stringify(withoutFrames(before)) !== JSON.stringify(withoutFrames(after))) {
      throw new Broken("import is idempotent", `${path}: ${again.outcome}`);
    }
  }

  async #carryCut(pick: number, share: number): Promise<void> {
    const letter = this.#letter(pick);
    if (letter === null) return;
    const bytes = await readFile(letter.path);
    const path = await saved(this.#world, bytes.subarray(0, Math.floor(bytes.length * share)));
    const before = JSON.stringify(await stateOf(letter.office));
    const token = await letter.office.stage(path);
    const { outcome } = await letter.office.exchange.planImport({ token });
    await letter.office.exchange.applyImport({ token });
    if (outcome !== "refused" || JSON.stringify(await stateOf(letter.office)) !== before) {
      throw new Broken("bad files merge nothing", `${outcome} at ${share}`);
    }
  }

  async #restore(at: number | "district"): Promise<void> {
    const backup = this.#backups.get(at);
    if (backup === undefined) return;
    await this.#officeAt(at).close();
    this.#made += 1;
    const restored = await this.#world.restored(`新机${this.#made}`, backup.path, backup.recovery);
    if (at === "district") {
      this.#office = restored;
      this.#forgetful = true;
    } else this.#townships[at] = this.#sabotage(restored);
  }

  /** What a township shows as 已回执 is at the district, with every attachment. */
  async #nothingAcknowledgedIsLost(): Promise<void> {
    if (this.#forgetful) return;
    const there = await this.#district.petitions();
    for (const township of this.#townships) {
      for (const [id, view] of await township.petitions()) {
        if ((await township.sync(id)) !== "acknowledged") continue;
        const theirs = there.get(id);
        const held = new Set(theirs?.timeline.map((entry) => entry.stamp.event));
        const own = view.timeline.filter((entry) => entry.stamp.device === township.ledger.office.device);
        const files = await this.#district.ledger.attachments.holds(view.attachments.map(({ attachment }) => attachment.hash));
        if (own.some((entry) => !held.has(entry.stamp.event)) || files.includes(false)) {
          throw new Broken("acknowledged is never lost", id);
        }
      }
    }
  }

  /** Everybody exports once more, and this time everything arrives. */
  async #settle(): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      for (let i = 0; i < this.#townships.length; i += 1) {
        await this.#export(i);
        await this.#carry(this.#letters.length - 1);
        await this.#answer(i, false);
        await this.#carry(this.#letters.length - 1);
        await this.#nothingAcknowledgedIsLost();
      }
    }
    this.#forgetful = false;
    await this.#nothingAcknowledgedIsLost();
  }

  async #converged(): Promise<void> {
    const there = await this.#district.petitions();
    const vector = await this.#district.ledger.vector();
    for (const township of this.#townships) {
      const scope = `${township.organisation}/general`;
      const theirs = new Map([...there].filter(([, view]) => view.scope === scope));
      if (JSON.stringify(comparable(await township.petitions())) !== JSON.stringify(comparable(theirs))) {
        throw new Broken("converges", township.organisation);
      }
      for (const chain of await township.ledger.chains()) {
        if (chain.scope === scope && vector.get(chainName(chain))?.id !== chain.id) {
          throw new Broken("converges", chainName(chain));
        }
      }
    }
  }
}

function withoutFrames(state: unknown): unknown {
  return { ...(state as object), frames: null };
}
