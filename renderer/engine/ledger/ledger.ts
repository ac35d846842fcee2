import type { Bytes } from "../../../shared/crypto/bytes.ts";
import type { CryptoSuite } from "../../../shared/crypto/suite.ts";
import type { ChainKey, EventId, EventRange, SignedHead, Vector } from "../../../shared/log/event.ts";
import type { SignedCertificate, SignedTrustList } from "../../../shared/registry/certificate.ts";
import type { Refused } from "../api/answer.ts";
import type { Office, RecoverySheet, UserInfo } from "../api/desk-api.ts";
import type { EngineNotice } from "../api/notices.ts";

/** What is held of one chain. */
export interface ChainState extends ChainKey {
  /** Contiguous last seq held, and its event. */
  readonly seq: number;
  readonly id: EventId;
  /** Organisation of the writing device. */
  readonly writer: string;
  /** The latest head signed by the writer that this desk holds; null on a chain of its own not yet exported. */
  readonly head: SignedHead | null;
  /** Whether this desk, in whatever epoch, is the writer. */
  readonly own: boolean;
  /** Events of another branch of this chain are held too. */
  readonly forked: boolean;
}

/** Keys of this device while the vault is open. */
export interface DeviceKeys {
  readonly signingSecret: Bytes;
  readonly signingPublic: Bytes;
  /** age identities that open bundles for this device, newest first; old ones are kept for ever. */
  readonly identities: readonly string[];
  readonly recipient: string;
  /** age recipient of the printed recovery sheet: every backup is encrypted to it. */
  readonly recoveryRecipient: string;
  /** District only: the key that signs certificates and trust lists, which is the desk's own. */
  readonly issuer: { readonly secret: Bytes; readonly publicKey: Bytes } | null;
}

/** Clear certificate state of the desk folder (`certificates.json`): no personal data, readable while locked. */
export interface TrustState {
  readonly enrolment: "none" | "requested" | "enrolled" | "root";
  /** Own desk certificate first, then its issuers up to the root. A township's self-made one until it is enrolled. */
  readonly own: readonly SignedCertificate[];
  /** Public key of the district root, hex; null until enrolled. */
  readonly root: string | null;
  readonly superior: { readonly organisation: string; readonly name: string } | null;
  /** Latest announcements; at the district what it issued itself. */
  readonly trustList: SignedTrustList | null;
}

/** A local record: never leaves the desk but in a backup. `value` is JSON; null removes it. */
export interface RecordChange {
  readonly table: string;
  readonly key: string;
  readonly value: unknown;
}

export interface ReceiveNotes {
  /** Organisation of a writing device, from the verified certificates. */
  writerOrganisation(device: string): string;
  /** Local records written in the same transaction: the import's progress and receipt. */
  readonly records?: readonly RecordChange[];
  /** Further records of the same transaction, which depend on what was received. */
  recordsAfter?(result: ReceiveResult): readonly RecordChange[];
  /** The range may begin behind a gap (a supervisor forced it): its events are merged, marked, and never acknowledged. */
  readonly forceGap?: boolean;
  readonly signal?: AbortSignal;
}

/** What a receipt of ranges changed, or would change. */
export interface ReceiveResult {
  readonly events: number;
  readonly known: number;
  readonly newPetitions: readonly string[];
  readonly updated: readonly string[];
  /** Petitions where both sides amended different fields: merged. */
  readonly parallel: readonly string[];
  /** Petitions with a field or a step that a person must settle, new by this receipt. */
  readonly conflicts: readonly string[];
  /** Ids of events this version cannot read, or that wait behind a gap. */
  readonly parked: readonly EventId[];
  /** New petitions whose matter seems to be known already; only a preview looks. */
  readonly likelyDuplicates: readonly string[];
  readonly gaps: readonly (ChainKey & { readonly fromSeq: number; readonly toSeq: number })[];
  /** Chains whose events of the same number differ from those held. */
  readonly forks: readonly ChainKey[];
  /** Own events came back that this desk no longer held: a new epoch has been opened. */
  readonly restoredSelf: boolean;
}

export interface AttachmentStore {
  /** Whether the sealed bytes are on disk, in the order asked. */
  holds(hashes: readonly string[]): Promise<readonly boolean[]>;
  /** Plain bytes of what is on disk, null where it is not held; what an event says of a size proves nothing. */
  sizes(hashes: readonly string[]): Promise<readonly (number | null)[]>;
  /** Seals a stream under its content hash. Rejects with AttachmentMismatch when hash or size differ; nothing is kept then. */
  store(hash: string, size: number, plain: ReadableStream<Bytes>, progress?: (bytes: number) => void): Promise<void>;
  /** The plain bytes. Rejects with ServiceFailure `not-found`; the stream fails with DecryptionFailed where the file is damaged. */
  open(hash: string): Promise<ReadableStream<Bytes>>;
}

/** Inside one turn of the queue: what is read here is still true when it is written. */
export interface Turn {
  receive(ranges: readonly EventRange[], notes: ReceiveNotes): Promise<ReceiveResult>;
  record(changes: readonly RecordChange[]): Promise<void>;
}

/**
 * What the exchange may ask of the ledger. Each method that writes takes its own turn in the one queue, so a long job
 * that calls `receive` per 1 000–2 000 events yields to registrations in between. Every read method is safe outside.
 */
export interface LedgerPort {
  readonly suite: CryptoSuite;
  readonly office: Office;
  /** Current epoch of this device; changes when a receipt reports `restoredSelf`. */
  readonly epoch: string;
  /** The greatest Lamport count held. */
  readonly seen: number;
  /** Throws Error when the vault is locked and no job holds its keys: take them at the start of a job. */
  keys(): DeviceKeys;
  user(): UserInfo | null;
  trust: {
    state(): TrustState;
    /** Writes `certificates.json` durably; office name and number code follow the own certificate. */
    adopt(state: TrustState): Promise<void>;
  };
  vector(): Promise<Vector>;
  chains(): Promise<readonly ChainState[]>;
  /**
   * Ranges for export, chain by chain, of at most 512 events where the signed heads allow: events after `since`; own
   * chains closed by fresh signed heads, foreign ones cut at signed heads held. A chain whose `since` id is not the
   * one held is sent from the beginning. Of a petition that is being moved to the accusations only headers go out, and
   * none of its files, but into a backup (`whole`).
   */
  ranges(select: (chain: ChainState) => boolean, since: Vector, whole?: boolean): AsyncIterable<EventRange>;
  /**
   * The second histories of forked chains, each from where it parts from what `ranges` gives. No vector names them, so
   * they are always whole. What waits behind a forced gap is none of them: who made the gap sends it again, but only as
   * long as that machine lives, so it goes into backups (`whole`).
   */
  branches(select: (chain: ChainState) => boolean, whole?: boolean): AsyncIterable<EventRange>;
  /** One durable transaction: journal, then store. Merges views; known events are skipped. */
  receive(ranges: readonly EventRange[], notes: ReceiveNotes): Promise<ReceiveResult>;
  /** A plan over any number of calls: each sees what the earlier ones would have brought. Writes nothing. */
  preview(notes: ReceiveNotes): ReceivePreview;
  /** Local records through the journal, durable. */
  record(changes: readonly RecordChange[]): Promise<void>;
  records(table: string): Promise<readonly { readonly key: string; readonly value: unknown }[]>;
  recordOf(table: string, key: string): Promise<unknown>;
  /** Ids of the petitions that a chain's events after `seq` speak of. */
  petitionsAfter(chain: ChainKey, seq: number): Promise<ReadonlySet<string>>;
  /** Attachments named by held events of these chains after `since`, each once. */
  attachmentsAfter(
    select: (chain: ChainState) => boolean,
    since: Vector,
    whole?: boolean,
  ): Promise<readonly { readonly hash: string; readonly size: number }[]>;
  /** The same of what `branches` gives. */
  branchAttachments(
    select: (chain: ChainState) => boolean,
    whole?: boolean,
  ): Promise<readonly { readonly hash: string; readonly size: number }[]>;
  readonly attachments: AttachmentStore;
  /** Clear state that a backup carries inside its encryption: device keys, certificates, local records. */
  snapshot(): Promise<Bytes>;
  /** One turn of the queue for reading and writing together. Call only the turn's own methods to write inside it. */
  exclusive<T>(work: (turn: Turn) => Promise<T>): Promise<T>;
  /**
   * Sync state towards the superior, told by the exchange: events of own chains up to `exported` have left, up to
   * `acknowledged` have been receipted (chain name to seq). Lower values than before are taken as they are.
   */
  marks(towards: {
    readonly exported: ReadonlyMap<string, number>;
    readonly acknowledged: ReadonlyMap<string, number>;
  }): Promise<void>;
  changed(topics: Extract<EngineNotice, { notice: "changed" }>["topics"]): void;
  /** A new epoch: another office's acknowledgement showed that this desk was set back to an older state. */
  openEpoch(reason: string): Promise<void>;
}

/** Collects what receiving would change. */
export interface ReceivePreview {
  add(ranges: readonly EventRange[]): Promise<void>;
  result(): Promise<ReceiveResult>;
}

/** A desk out of a backup, on its way: open in memory, not yet set up on disk. */
export interface FoundedDesk {
  readonly ledger: LedgerPort;
  readonly recovery: RecoverySheet;
  /** Everything of the backup is here: from now on this is the desk. Durable when it resolves. */
  stand(): Promise<void>;
  /** It failed: the folder may be restored into again. */
  abandon(): Promise<void>;
}

/** Brings a desk into being from a backup's snapshot: same device keys, a new epoch, a new recovery sheet. */
export interface DeskFounder {
  /** Refused unless the desk is fresh, or its vault is lost. Afterwards the ledger takes the backup's ranges. */
  restoreFrom(
    snapshot: Bytes,
    user: { readonly name: string; readonly passphrase: string },
    lastPrintedNumber: string,
  ): Promise<FoundedDesk | Refused>;
}
