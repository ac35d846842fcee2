import { fromUtf8, utf8 } from "../../../shared/crypto/bytes.ts";
import { DecryptionFailed } from "../../../shared/crypto/suite.ts";
import type { Desktop } from "../../../shared/desktop.ts";
import type { Draft, DraftInfo } from "../api/intake-api.ts";
import type { Sealer } from "../vault/sealing.ts";
import { type FormDraft, type FormDrafts, formDraftsOf } from "./form-drafts.ts";

const fileName = "drafts.sealed";
/** Several drafts at once, not an archive. */
const mostDrafts = 50;

/** Drafts of one desk: in memory, and in one sealed file. Those of the intake form are counted and listed by themselves. */
export interface Drafts {
  readonly forms: FormDrafts;
  list(): readonly DraftInfo[];
  get(id: string): Draft | null;
  /** Durable when it resolves. False when there are too many. */
  save(draft: Draft): Promise<boolean>;
  discard(id: string): Promise<void>;
  /** Waits for what is being written. */
  flush(): Promise<void>;
}

/**
 * Drafts are saved every two seconds, so they lie in one small sealed file that is replaced as a whole (and synced),
 * not in the journal: their old versions would outgrow everything else there, and nobody needs them.
 */
export async function openDrafts(desktop: Desktop, sealer: () => Sealer): Promise<Drafts> {
  const answer = await desktop.call("file.read", { name: fileName });
  const found = answer.exists && answer.bytes && answer.bytes.length > 0 ? await read(sealer(), answer.bytes) : [];
  const drafts = new Map(found.flatMap((draft) => (isOfForm(draft) ? [] : [[draft.id, draft] as const])));
  let last: Promise<unknown> = Promise.resolve();
  const write = (): Promise<void> => {
    const done = last.then(async () => {
      const plain = utf8(JSON.stringify([...drafts.values(), ...forms.all()]));
      await desktop.call("file.write", { name: fileName }, await sealer().seal("drafts", fileName, plain));
    });
    last = done.catch(() => undefined);
    return done;
  };
  const forms = formDraftsOf(found.filter(isOfForm), write);
  return {
    forms,
    list: () =>
      [...drafts.values()]
        .map(({ id, savedAt, label, channel }) => ({ id, savedAt, label, channel }))
        .sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1)),
    get: (id) => drafts.get(id) ?? null,
    async save(draft) {
      if (!drafts.has(draft.id) && drafts.size >= mostDrafts) return false;
      drafts.set(draft.id, draft);
      await write();
      return true;
    },
    async discard(id) {
      if (drafts.delete(id)) await write();
    },
    async flush() {
      await last;
    },
  };
}

function isOfForm(draft: Draft | FormDraft): draft is FormDraft {
  return "petition" in draft;
}

/** A file of another vault (a desk that was set up anew) is no draft of ours. */
async function read(sealer: Sealer, bytes: Uint8Array): Promise<readonly (Draft | FormDraft)[]> {
  try {
    return JSON.parse(fromUtf8(await sealer.open("drafts", fileName, bytes))) as readonly (Draft | FormDraft)[];
  } catch (error) {
    if (error instanceof DecryptionFailed) return [];
    throw error;
  }
}
