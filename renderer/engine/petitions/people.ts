/** Which petitions speak of whom: their look-ups (ledger/lookups.ts) in memory. Nobody can list or count it by a person. */
export class People {
  /** Most look-ups are of one petition: its id stands alone. */
  readonly #petitions = new Map<number, string | Set<string>>();

  /** Takes the look-ups of a petition in place of those that it had. */
  change(petition: string, before: readonly number[], after: readonly number[]): void {
    for (const lookup of before) if (!after.includes(lookup)) this.#remove(lookup, petition);
    for (const lookup of after) if (!before.includes(lookup)) this.#add(lookup, petition);
  }

  /** Petitions with this look-up, in the order of their ids. */
  petitions(lookup: number): readonly string[] {
    const held = this.#petitions.get(lookup);
    if (held === undefined) return [];
    return typeof held === "string" ? [held] : [...held].sort();
  }

  has(lookup: number): boolean {
    return this.#petitions.has(lookup);
  }

  #add(lookup: number, petition: string): void {
    const held = this.#petitions.get(lookup);
    if (held === undefined) this.#petitions.set(lookup, petition);
    else if (typeof held === "string") this.#petitions.set(lookup, new Set([held, petition]));
    else held.add(petition);
  }

  #remove(lookup: number, petition: string): void {
    const held = this.#petitions.get(lookup);
    if (typeof held === "object") held.delete(petition);
    if (typeof held !== "object" || held.size === 0) this.#petitions.delete(lookup);
  }
}
