import type { KeptPetition } from "./projection.ts";

/** Some three steps of an import: what of a petition comes together lies weeks, not years apart. */
const most = 4000;

/**
 * What the last transactions of a run wrote, so that the next ones need not read, open and unpack it again. It always
 * holds all of the last transaction, which may be on its way to the store still.
 */
export class RecentPetitions {
  readonly #held = new Map<string, KeptPetition>();

  get(id: string): KeptPetition | undefined {
    return this.#held.get(id);
  }

  add(petitions: ReadonlyMap<string, KeptPetition>): void {
    for (const [id, petition] of petitions) {
      this.#held.delete(id);
      this.#held.set(id, petition);
    }
    for (const id of this.#held.keys()) {
      if (this.#held.size <= Math.max(most, petitions.size)) return;
      this.#held.delete(id);
    }
  }

  clear(): void {
    this.#held.clear();
  }
}
