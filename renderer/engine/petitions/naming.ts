import type { Named } from "../../../shared/petition/course/links.ts";

/** Which petitions name which, in memory: what one says of another is shown at both. */
export class Naming {
  readonly #by = new Map<string, Map<string, Named["relation"]>>();

  /** Takes what a petition names in place of what it named. */
  change(petition: string, before: readonly Named[], after: readonly Named[]): void {
    for (const { other } of before) {
      const named = this.#by.get(other);
      named?.delete(petition);
      if (named?.size === 0) this.#by.delete(other);
    }
    for (const { other, relation } of after) {
      const named = this.#by.get(other) ?? new Map<string, Named["relation"]>();
      this.#by.set(other, named.set(petition, relation));
    }
  }

  /** Petitions that name this one, in the order of their ids, each as it names it. */
  of(petition: string): readonly Named[] {
    return [...(this.#by.get(petition) ?? [])]
      .map(([other, relation]) => ({ other, relation }))
      .sort((a, b) => (a.other < b.other ? -1 : 1));
  }
}
