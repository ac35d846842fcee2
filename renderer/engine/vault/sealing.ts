import { type Bytes, concat } from "../../../shared/crypto/bytes.ts";
import { type CryptoSuite, DecryptionFailed, type SealingKey } from "../../../shared/crypto/suite.ts";

/** One vault key. Removing a user makes a new generation; older ones only open what they sealed. */
export interface VaultKey {
  /** 1, 2, 3 … */
  readonly generation: number;
  readonly raw: Bytes;
}

/** What a sub-key is for: each store has its own, derived from the vault key. */
type SealedStore =
  | "journal"
  | "segments"
  | "chains"
  | "petitions"
  | "records"
  | "officeRecords"
  | "parked"
  | "meta"
  | "attachments"
  | "drafts";

/**
 * Seals every value that leaves memory: `u16 LE generation ‖ nonce ‖ ciphertext ‖ tag`. The context names store and
 * key, so a value copied to another row, table or journal position does not open.
 */
export interface Sealer {
  seal(store: SealedStore, key: string, plain: Uint8Array): Promise<Bytes>;
  /** Rejects with DecryptionFailed. */
  open(store: SealedStore, key: string, sealed: Uint8Array): Promise<Bytes>;
  /** Keyed hash, hex-free; its key never changes with the generations, so look-ups outlive a removed user. */
  lookup(kind: string, text: Uint8Array): Bytes;
}

/** `keys` in any order; the highest generation seals. */
export async function createSealer(suite: CryptoSuite, keys: readonly VaultKey[]): Promise<Sealer> {
  const ordered = [...keys].sort((a, b) => a.generation - b.generation);
  const first = ordered[0];
  const last = ordered.at(-1);
  if (!first || !last) throw new RangeError("a sealer needs a key");
  const byGeneration = new Map(ordered.map((key) => [key.generation, key.raw]));
  const lookupKey = await suite.deriveKey(first.raw, "petition-desk/lookups");
  const derived = new Map<string, Promise<SealingKey>>();
  const subKey = (generation: number, store: SealedStore): Promise<SealingKey> => {
    const name = `${generation}/${store}`;
    const known = derived.get(name);
    if (known) return known;
    const raw = byGeneration.get(generation);
    if (!raw) return Promise.reject(new DecryptionFailed(`no key of generation ${generation}`));
    const made = suite.deriveKey(raw, `petition-desk/${store}`).then((bytes) => suite.importSealingKey(bytes));
    derived.set(name, made);
    return made;
  };
  const encoder = new TextEncoder();
  const generation = new Uint8Array([last.generation & 255, last.generation >> 8]);
  return {
    async seal(store, key, plain) {
      return suite.seal(await subKey(last.generation, store), plain, `${store}|${key}`, generation);
    },
    async open(store, key, sealed) {
      if (sealed.length < 2) throw new DecryptionFailed("too short");
      const generation = (sealed[0] ?? 0) | ((sealed[1] ?? 0) << 8);
      return suite.open(await subKey(generation, store), sealed.subarray(2), `${store}|${key}`);
    },
    lookup: (kind, text) => suite.keyedHash(lookupKey, concat([encoder.encode(`${kind}\n`), text])),
  };
}
