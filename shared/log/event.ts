import type { Bytes } from "../crypto/bytes.ts";

/** `general` petitions, or `accusation` (检举控告, 《条例》第30条): readable only by the cleared officers. */
export type Compartment = "general" | "accusation";

/** Organisation code: 6 digits for a district, 9 for a township (GB/T 2260 and the three digits that follow). */
export type OrganisationCode = string;

/** `990127001/general`: organisation and compartment. */
export type Scope = `${OrganisationCode}/${Compartment}`;

/** 64 lower-case hex characters: SHA-256 of the header's bytes. */
export type EventId = string;

/** What is chained, ordered and signed. It says nothing of the content but the type and the subject's id. */
export interface EventHeader {
  /** 1. A newer version keeps these fields' meaning and may add others (kept in the bytes): its events are parked. */
  readonly v: number;
  readonly scope: Scope;
  /** Key id of the writing device: 32 hex characters of SHA-256(public signing key). */
  readonly device: string;
  /** Random 128-bit id of the writer's epoch, 32 hex characters. */
  readonly epoch: string;
  /** 1, 2, 3 … in the chain (scope, device, epoch). */
  readonly seq: number;
  /** Id of the chain's previous event, null at seq 1. */
  readonly prev: EventId | null;
  /** Lamport counter: greater than every count the writer had seen. */
  readonly count: number;
  /** Wall clock, RFC 3339 UTC with milliseconds. Shown, never ordered by. */
  readonly wall: string;
  /** User id at the writing desk: letters, digits, `.`, `_`, `-`, at most 64; never a name, for headers outlive bodies. */
  readonly actor: string;
  /** Dotted lower-case words: `petition.registered`. */
  readonly type: string;
  /** Id of what the event is about, 32 hex characters. */
  readonly subject: string;
  /** SHA-256 of the body's bytes, hex. */
  readonly bodyHash: string;
  /** For an amendment: per field the id of the event whose value the author saw. */
  readonly base?: Readonly<Record<string, EventId>>;
}

/** Salted so that the hash reveals nothing of a short body. */
export interface EventBody {
  /** 32 hex characters. */
  readonly salt: string;
  readonly [field: string]: unknown;
}

/** An event as it is kept and carried: the exact canonical bytes, and what they say. */
export interface StoredEvent {
  readonly id: EventId;
  readonly header: EventHeader;
  readonly headerBytes: Bytes;
  /** Absent where the content was lawfully destroyed or moved (PIPL Art. 47, petition.sealed). */
  readonly bodyBytes: Bytes | null;
  /** What these bytes spell, where they were decoded with others already. */
  readonly bodyText?: string;
}

/** A chain's name: one writer in one scope. */
export interface ChainKey {
  readonly scope: Scope;
  readonly device: string;
  readonly epoch: string;
}

/** The writer's own signature over the last event of a range. Relays cut only where one stands. */
export interface SignedHead extends ChainKey {
  readonly seq: number;
  readonly id: EventId;
  /** Ed25519 over the canonical bytes of {purpose, scope, device, epoch, seq, id}, hex. */
  readonly signature: string;
}

/** Consecutive events of one chain, ending at a signed head. */
export interface EventRange {
  readonly chain: ChainKey;
  readonly events: readonly StoredEvent[];
  readonly head: SignedHead;
}

/** What is held of every chain: contiguous last seq and its event id. */
export type Vector = ReadonlyMap<string, { readonly seq: number; readonly id: EventId }>;

/** `scope|device|epoch`, the key of vectors and tables. */
export function chainName(chain: ChainKey): string {
  return `${chain.scope}|${chain.device}|${chain.epoch}`;
}
