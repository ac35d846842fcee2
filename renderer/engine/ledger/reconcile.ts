import type { Desktop, JournalPosition } from "../../../shared/desktop.ts";
import { isSuccessor, readPosition, rememberedHash, viewsVersion } from "../store/positions.ts";
import type { Row, Store } from "../store/store.ts";
import type { Books } from "./books.ts";
import { replay } from "./journal-writer.ts";
import type { WorkTools } from "./work.ts";

/** How journal and store stand to each other at start-up. */
export type Standing =
  | { readonly is: "level" }
  /** The journal goes on where the store ends. */
  | { readonly is: "journal-ahead" }
  /** The journal lost its tail; the store still holds it. */
  | { readonly is: "store-ahead" }
  /** Nothing usable in the store, or the journal was written anew without what was moved out of it. */
  | { readonly is: "rebuild" }
  /** Neither is a prefix of the other, or the store belongs to another desk: a person decides. */
  | { readonly is: "recovery"; readonly reason: "diverged" | "other-journal" | "other-device" };

/** Compares positions only; reads no content and needs no key. */
export async function standing(desktop: Desktop, store: Store, device: string): Promise<Standing> {
  const journal = await desktop.call("journal.position", {});
  const stored = await readPosition(store);
  if (!stored) return journal.frames > 0 ? { is: "rebuild" } : { is: "level" };
  if (stored.device !== device) return { is: "recovery", reason: "other-device" };
  if (stored.journal !== journal.journal) {
    const announced = await isSuccessor(store, stored.journal, journal.journal);
    return announced ? { is: "rebuild" } : { is: "recovery", reason: "other-journal" };
  }
  if (stored.frames <= journal.frames) {
    const { hash } = await desktop.call("journal.hash-at", { frames: stored.frames });
    if (hash !== stored.head) return { is: "recovery", reason: "diverged" };
    if (stored.version !== viewsVersion) return { is: "rebuild" };
    return stored.frames === journal.frames ? { is: "level" } : { is: "journal-ahead" };
  }
  const remembered = await rememberedHash(store, journal.frames);
  return remembered === journal.head ? { is: "store-ahead" } : { is: "recovery", reason: "diverged" };
}

/** Empties the store and replays the whole journal. `books` must be empty. */
export async function rebuild(
  desktop: Desktop,
  tools: WorkTools,
  books: Books,
  told: Parameters<typeof replay>[4],
): Promise<void> {
  const end = await position(desktop);
  await tools.store.reset();
  await replay(desktop, tools, books, end, told);
}

/** All rows of a table in the order of their keys, page by page. */
export async function* pages(store: Store, table: "segments" | "records", limit: number): AsyncGenerator<readonly Row[]> {
  let after: string | null = null;
  for (;;) {
    const page = await store.range(table, { by: "key", ...(after === null ? {} : { from: after, fromOpen: true }), limit });
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last.key;
  }
}

/** Where the journal ends. */
export async function position(desktop: Desktop): Promise<JournalPosition> {
  const { journal, frames, head } = await desktop.call("journal.position", {});
  return { journal, frames, head };
}
