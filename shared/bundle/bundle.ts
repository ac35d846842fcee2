import type { Bytes } from "../crypto/bytes.ts";
import type { ChainKey, EventId, EventRange, OrganisationCode, SignedHead } from "../log/event.ts";
import type { Revocation, SignedCertificate, SignedTrustList } from "../registry/certificate.ts";

import type { HashLines } from "./hashed-lines.ts";

export type BundleKind = "sync" | "backup" | "enrolment" | "receipt";

/** Random access to a bundle file. */
export interface BundleSource {
  readonly size: number;
  read(offset: number, length: number): Promise<Bytes>;
}

/** Where a bundle is written: append, and patch what was appended before. */
export interface BundleSink {
  write(bytes: Bytes): Promise<void>;
  patch(offset: number, bytes: Bytes): Promise<void>;
}

export interface RangeEntry extends ChainKey {
  readonly fromSeq: number;
  readonly toSeq: number;
  /** Id of the event before the range, null at fromSeq 1. */
  readonly prevHead: EventId | null;
  readonly head: EventId;
}

/** What a device holds. Belongs to one receiving device and epoch and is numbered; a higher number replaces a lower. */
export interface Acknowledgement {
  readonly organisation: OrganisationCode;
  readonly device: string;
  readonly epoch: string;
  readonly number: number;
  readonly chains: readonly (ChainKey & { readonly seq: number; readonly id: EventId })[];
  /** Hashes of attachments whose bytes are still lacking. */
  readonly lacking: readonly string[];
}

/** `manifest.json`: clear, without personal data, signed. */
export interface Manifest {
  readonly format: "petition-desk-bundle";
  readonly version: 1;
  readonly minReader: 1;
  readonly suite: string;
  readonly bundle: string;
  readonly kind: BundleKind;
  readonly part: { readonly n: number; readonly of: number };
  readonly from: {
    readonly organisation: OrganisationCode;
    readonly device: string;
    readonly epoch: string;
    readonly keys: readonly string[];
  };
  readonly to: { readonly organisation: OrganisationCode; readonly keys: readonly string[] };
  readonly createdAt: string;
  readonly previousBundle: string | null;
  /** General compartment only. */
  readonly ranges: readonly RangeEntry[];
  readonly acknowledgement: Acknowledgement | null;
  readonly counts: { readonly events: number; readonly petitions: number; readonly attachments: number };
  readonly versions: {
    readonly schema: number;
    readonly dictionary: string;
    readonly calendar: string;
    readonly profile: string;
    readonly trustList: number;
  };
  readonly entries: readonly {
    readonly name: string;
    readonly size: number;
    readonly inflated: number;
    readonly sha256: string;
  }[];
}

/** An attachment to be sent: plain bytes as a stream. */
export interface OutgoingBlob {
  readonly hash: string;
  readonly size: number;
  open(): Promise<ReadableStream<Bytes>>;
}

/**
 * One gzip member (`compress`) of a text that comes in blocks, as an age file to all recipients. Takes the blocks for
 * good: they may be gone afterwards.
 */
export type SealText = (recipients: readonly string[], plain: AsyncIterable<Bytes>) => AsyncIterable<Bytes>;

export interface PackRequest {
  readonly kind: BundleKind;
  readonly bundle: string;
  readonly createdAt: string;
  readonly previousBundle: string | null;
  readonly part: { readonly n: number; readonly of: number };
  readonly from: {
    readonly organisation: OrganisationCode;
    readonly device: string;
    readonly epoch: string;
    readonly signingSecret: Bytes;
    readonly signingPublic: Bytes;
  };
  /** age recipients of the receiving office, then of the sender's own office. */
  readonly to: { readonly organisation: OrganisationCode; readonly recipients: readonly string[] };
  readonly ownRecipients: readonly string[];
  /** Cleared officers' own keys; when empty the sealed part goes to `to.recipients`, padded, and says nothing. */
  readonly sealedRecipients: readonly string[];
  readonly certificates: readonly SignedCertificate[];
  readonly trustList: SignedTrustList | null;
  /** Per chain, consecutive from the first event the receiver lacks; ranges of one chain may follow each other. */
  readonly ranges: AsyncIterable<EventRange>;
  readonly sealedRanges: AsyncIterable<EventRange>;
  readonly blobs: readonly OutgoingBlob[];
  /** Attachments of accusations; they travel inside `sealed.age`, so that not even their number is seen. */
  readonly sealedBlobs?: readonly OutgoingBlob[];
  readonly acknowledgement: Acknowledgement | null;
  /** Of accusation chains; stands only inside `sealed.age`. */
  readonly sealedAcknowledgement?: Acknowledgement | null;
  readonly versions: Manifest["versions"];
  /** How the events' text is compressed and encrypted, where not on this thread. */
  readonly sealText?: SealText | undefined;
  readonly signal?: AbortSignal;
  readonly progress?: (done: { readonly events: number; readonly bytes: number }) => void;
}

/** Why a bundle is refused as a whole. Each has one clear Chinese sentence in bundle/refusals.ts. */
export const refusalCodes = [
  "not-a-bundle",
  "truncated",
  "altered",
  "bad-hash",
  "bad-signature",
  "unknown-signer",
  "other-recipient",
  "not-authorised",
  "newer-format",
  "broken-chain",
  "too-large",
  "unsafe-path",
  "wrong-root",
  "wrong-kind",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** A bundle that must not be merged: a code, a sentence, and where it was found. */
export class BundleRefused extends Error {
  override readonly name = "BundleRefused";
  readonly code: RefusalCode;
  readonly detail: string;
  constructor(code: RefusalCode, detail: string) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
  }
}

/** What a reader brings to a bundle: whom it trusts, what it can open, who it is. */
export interface BundleTrust {
  /** Public signing key of the district's root, 32 bytes. */
  readonly root: Bytes;
  /** Certificates that the reader holds; those in the bundle are added after they were verified. */
  readonly certificates: readonly SignedCertificate[];
  /** The newest trust list that the reader holds. */
  readonly trustList: SignedTrustList | null;
  /** age identities of this device, old ones included. */
  readonly identities: readonly string[];
  /** The cleared officer's own identities, when he is present. */
  readonly sealedIdentities: readonly string[];
  /** Bundles to or from another organisation are refused; null accepts any (command line). */
  readonly ownOrganisation: OrganisationCode | null;
  /** Kinds accepted here; all when absent. */
  readonly kinds?: readonly BundleKind[];
  /**
   * The greatest Lamport count that the reader has seen: counts far above it are refused, unless the district or the own
   * office sends them, who may have seen more. Any count is taken when absent.
   */
  readonly seen?: number;
  /** Decrypted event text up to this many bytes is kept in memory and not decrypted twice; 128 MiB when absent. */
  readonly keepInMemory?: number;
  /** How the lines of a large text are hashed, where not on this thread. */
  readonly hashLines?: HashLines | undefined;
  readonly signal?: AbortSignal;
  /** Stored bytes of the bundle that have been verified. */
  readonly progress?: (done: { readonly bytes: number; readonly of: number }) => void;
}

/**
 * Events that a revoked device wrote behind the last one that is still trusted: kept apart (隔离), never dropped. A stolen
 * key can also write another history that ends below that event: only who holds the chain can tell it.
 */
export interface QuarantinedRange extends ChainKey {
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly reason: string;
}

/** An attachment carried by a bundle. */
export interface IncomingBlob {
  readonly hash: string;
  readonly size: number;
  /** The plain bytes once more. The stream fails when the file has changed since it was verified. */
  open(): Promise<ReadableStream<Bytes>>;
}

/** Everything a reader may believe of a bundle after the full first pass. */
export interface VerifiedBundle {
  readonly manifest: Manifest;
  /** SHA-256 of manifest.json, hex: names exactly this bundle. */
  readonly digest: string;
  readonly sender: SignedCertificate;
  /** Set when the sending device is revoked: believe neither its acknowledgement nor anything that it announces. */
  readonly senderRevoked: Revocation | null;
  /** Verified certificates that the bundle carries, its trust list's included. */
  readonly certificates: readonly SignedCertificate[];
  /** The bundle's trust list, verified; it may be older than the reader's own. */
  readonly trustList: SignedTrustList | null;
  /** Devices whose certificates had expired when the bundle was made. Expiry only warns. */
  readonly expired: readonly string[];
  readonly heads: readonly SignedHead[];
  /** General and, where it could be opened, sealed ranges of revoked writers. `ranges()` yields them like all others. */
  readonly quarantined: readonly QuarantinedRange[];
  /** Verified ranges again, in the order of the file, decrypted afresh or from memory when small. */
  ranges(): AsyncIterable<EventRange>;
  /** Whether `sealedIdentities` open the sealed part, and what it says. Null when none fits. */
  readonly sealed: {
    readonly heads: readonly SignedHead[];
    readonly runs: readonly RangeEntry[];
    readonly acknowledgement: Acknowledgement | null;
  } | null;
  /** `sealed.age` as it stands, for the cleared officer to open later; a desk that cannot read it keeps it whole. */
  readonly sealedPart: {
    readonly size: number;
    readonly sha256: string;
    open(): Promise<ReadableStream<Bytes>>;
  };
  /** Ranges of the sealed part that `sealedIdentities` can open; empty when none fits. */
  sealedRanges(): AsyncIterable<EventRange>;
  /** Attachments carried, verified. */
  readonly blobs: readonly IncomingBlob[];
  /** Attachments of accusations, verified; empty when `sealedIdentities` do not open the sealed part. */
  readonly sealedBlobs: readonly IncomingBlob[];
}
