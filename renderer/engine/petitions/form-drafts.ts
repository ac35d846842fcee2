import type { PetitionView } from "../../../shared/petition/view.ts";

/** A step form that somebody has not finished filling in. */
export interface FormDraft {
  /** `step:<petition>:<type>:<user>`. */
  readonly id: string;
  readonly petition: string;
  readonly savedAt: string;
  /** Whatever the form holds; kept through changes of its fields as far as they still exist. */
  readonly form: Readonly<Record<string, unknown>>;
}

/** Unfinished step forms of one desk: beside the intake drafts in their sealed file, never listed among them. */
export interface FormDrafts {
  get(id: string): FormDraft | null;
  all(): readonly FormDraft[];
  /** Durable when it resolves. Where there are too many the one untouched for longest gives way. */
  save(draft: FormDraft): Promise<void>;
  discard(id: string): Promise<void>;
  /** Takes away everything that was begun at a petition. */
  discardOf(petition: string): Promise<void>;
}

/** Nobody sees them in a list and could tidy up, so the oldest goes; what one desk has half done at once is far less. */
const mostFormDrafts = 50;

/**
 * One person's form of one step of a petition. A colleague begins his own: what was typed would otherwise be recorded
 * under another name than that of whoever typed it.
 */
export function formDraftId(petition: string, type: string, user: string): string {
  return `step:${petition}:${type}:${user}`;
}

/** The forms among these that a person has begun at a petition. */
export function formsBegun(drafts: readonly FormDraft[], petition: string, user: string): readonly string[] {
  const [before, behind] = [`step:${petition}:`, `:${user}`];
  return drafts
    .filter(({ id }) => id.startsWith(before) && id.endsWith(behind))
    .map(({ id }) => id.slice(before.length, -behind.length));
}

/** Whether anything of a petition's steps may lie in a draft: of one that is voided, moved or destroyed nothing is kept beside it. */
export function mayKeepForms(view: PetitionView | null): boolean {
  return view !== null && view.voided === null && view.sealed === undefined && view.destroyed === undefined;
}

/** Over drafts that were read; `write` makes the present state durable. */
export function formDraftsOf(read: readonly FormDraft[], write: () => Promise<void>): FormDrafts {
  const held = new Map(read.map((draft) => [draft.id, draft]));
  return {
    get: (id) => held.get(id) ?? null,
    all: () => [...held.values()],
    async save(draft) {
      // Anew at the end: the map's order is that of the last saves.
      held.delete(draft.id);
      held.set(draft.id, draft);
      for (const id of [...held.keys()].slice(0, Math.max(0, held.size - mostFormDrafts))) held.delete(id);
      await write();
    },
    async discard(id) {
      if (held.delete(id)) await write();
    },
    async discardOf(petition) {
      const theirs = [...held.values()].filter((draft) => draft.petition === petition);
      for (const { id } of theirs) held.delete(id);
      if (theirs.length > 0) await write();
    },
  };
}
