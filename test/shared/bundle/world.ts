import type { Acknowledgement, BundleTrust, Manifest, OutgoingBlob, PackRequest } from "../../../shared/bundle/bundle.ts";
import { packBundle } from "../../../shared/bundle/pack.ts";
import { once, toStream } from "../../../shared/bundle/streams.ts";
import { type Bytes, toHex, utf8 } from "../../../shared/crypto/bytes.ts";
import { createInternationalSuite } from "../../../shared/crypto/international.ts";
import type { CryptoSuite, EncryptionKeyPair, SigningKeyPair } from "../../../shared/crypto/suite.ts";
import { createEvent } from "../../../shared/log/create.ts";
import type { ChainKey, Compartment, EventRange, Scope, StoredEvent } from "../../../shared/log/event.ts";
import { signHead } from "../../../shared/log/head.ts";
import type { SignedCertificate, SignedTrustList, TrustList } from "../../../shared/registry/certificate.ts";
import { foundDistrict, issueCertificate, issueTrustList } from "../../../shared/registry/issue.ts";
import { MemoryFile } from "./memory-file.ts";

const issuedAt = "2026-01-01T00:00:00.000Z";
const expiresAt = "2036-01-01T00:00:00.000Z";
const wall = "2026-11-20T08:30:00.000Z";

/** A device of an office with everything it needs to write events and bundles. */
export interface Desk {
  readonly organisation: string;
  readonly signing: SigningKeyPair;
  readonly encryption: EncryptionKeyPair;
  readonly device: string;
  readonly epoch: string;
  readonly certificate: SignedCertificate;
}

/** A district, its root, three townships, a cleared officer: enough for every exchange. */
export interface World {
  readonly suite: CryptoSuite;
  readonly root: SigningKeyPair;
  readonly rootCertificate: SignedCertificate;
  readonly district: Desk;
  readonly townships: readonly [Desk, Desk, Desk];
  /** The cleared officer's own key at the district. */
  readonly officer: EncryptionKeyPair;
}

/** Founds a district under the unallocated code 990127 and enrols three townships. */
export async function createWorld(): Promise<World> {
  const suite = await createInternationalSuite();
  const signing = await suite.createSigningKey();
  const encryption = await suite.createEncryptionKey();
  const subject = {
    organisation: "990127",
    organisationName: "示范区信访局",
    deviceCode: "A",
    signingKey: toHex(signing.publicKey),
    recipient: encryption.recipient,
  };
  const { root, certificates } = await foundDistrict(suite, subject, { at: issuedAt, expiresAt });
  const [certificate, rootCertificate] = certificates;
  const district = deskOf(suite, signing, encryption, certificate);
  const township = (n: number) => enrol(suite, district, `99012700${n}`, n);
  return {
    suite,
    root,
    rootCertificate,
    district,
    townships: [await township(1), await township(2), await township(3)],
    officer: await suite.createEncryptionKey(),
  };
}

/** A new desk of an office, with a certificate signed by the district. */
export async function enrol(suite: CryptoSuite, district: Desk, organisation: string, serial: number): Promise<Desk> {
  const signing = await suite.createSigningKey();
  const encryption = await suite.createEncryptionKey();
  const certificate = await issueCertificate(
    suite,
    district.signing,
    {
      organisation,
      organisationName: `示范乡${serial}`,
      deviceCode: "A",
      signingKey: toHex(signing.publicKey),
      recipient: encryption.recipient,
    },
    { role: "desk", compartments: ["general", "accusation"], serial: 10 + serial, issuedAt, expiresAt },
  );
  return deskOf(suite, signing, encryption, certificate);
}

function deskOf(
  suite: CryptoSuite,
  signing: SigningKeyPair,
  encryption: EncryptionKeyPair,
  certificate: SignedCertificate,
): Desk {
  const { organisation, device } = certificate.certificate;
  return { organisation, signing, encryption, device, epoch: toHex(suite.randomBytes(16)), certificate };
}

/** A writer's chain in the making. */
export class Chain {
  readonly key: ChainKey;
  readonly events: StoredEvent[] = [];
  readonly #suite: CryptoSuite;
  readonly #desk: Desk;
  constructor(suite: CryptoSuite, desk: Desk, organisation = desk.organisation, compartment: Compartment = "general") {
    this.#suite = suite;
    this.#desk = desk;
    this.key = { scope: `${organisation}/${compartment}` as Scope, device: desk.device, epoch: desk.epoch };
  }

  /** Appends an event of any type; its subject is a new petition unless given. */
  append(type = "petition.registered", body: Record<string, unknown> = {}, subject?: string): StoredEvent {
    const tip = this.events.at(-1);
    const event = createEvent(
      this.#suite,
      this.key,
      tip === undefined ? null : { seq: tip.header.seq, id: tip.id },
      tip?.header.count ?? 0,
      {
        type,
        subject: subject ?? toHex(this.#suite.randomBytes(16)),
        actor: "u1",
        wall,
        body: { summary: "反映灌溉水渠年久失修，请求协调维修", ...body },
      },
    );
    this.events.push(event);
    return event;
  }

  fill(count: number): this {
    for (let i = 0; i < count; i += 1) this.append();
    return this;
  }

  /** Events `from` … `to` (numbers, both included) with the writer's signature. */
  async range(from = 1, to = this.events.length): Promise<EventRange> {
    const events = this.events.slice(from - 1, to);
    const last = events.at(-1);
    if (last === undefined) throw new RangeError("an empty range");
    const head = await signHead(this.#suite, this.#desk.signing.secret, this.key, { seq: last.header.seq, id: last.id });
    return { chain: this.key, events, head };
  }
}

/** A request that packs well; tests change what they are about. */
export function requestOf(
  world: World,
  from: Desk,
  to: Desk,
  ranges: readonly EventRange[],
  change: Partial<Omit<PackRequest, "ranges" | "sealedRanges">> & { readonly sealedRanges?: readonly EventRange[] } = {},
): PackRequest {
  const { sealedRanges, ...rest } = change;
  return {
    kind: "sync",
    bundle: toHex(world.suite.randomBytes(16)),
    createdAt: wall,
    previousBundle: null,
    part: { n: 1, of: 1 },
    from: {
      organisation: from.organisation,
      device: from.device,
      epoch: from.epoch,
      signingSecret: from.signing.secret,
      signingPublic: from.signing.publicKey,
    },
    to: { organisation: to.organisation, recipients: [to.encryption.recipient] },
    ownRecipients: [from.encryption.recipient],
    sealedRecipients: [world.officer.recipient],
    certificates: certificatesOf(world, from),
    trustList: null,
    ranges: each(ranges),
    sealedRanges: each(sealedRanges ?? []),
    blobs: [],
    acknowledgement: null,
    versions: { schema: 1, dictionary: "2026-01", calendar: "2026", profile: "national-2022", trustList: 0 },
    ...rest,
  };
}

/** The sender's chain up to the root, without repeating the district's own. */
export function certificatesOf(world: World, desk: Desk): SignedCertificate[] {
  return [...new Set([desk.certificate, world.district.certificate, world.rootCertificate])];
}

/** What a desk brings to the bundles that it receives. */
export function trustOf(world: World, desk: Desk, change: Partial<BundleTrust> = {}): BundleTrust {
  return {
    root: world.root.publicKey,
    certificates: [...world.townships.map((township) => township.certificate), world.district.certificate],
    trustList: null,
    identities: [desk.encryption.identity],
    sealedIdentities: [],
    ownOrganisation: desk.organisation,
    ...change,
  };
}

/** Packs into memory. */
export async function packed(
  world: World,
  request: PackRequest,
): Promise<{ readonly bytes: Bytes; readonly manifest: Manifest }> {
  const file = new MemoryFile();
  const manifest = await packBundle(world.suite, request, file);
  return { bytes: file.bytes(), manifest };
}

/** An attachment of these bytes. */
export function blobOf(world: World, content: Bytes | string): OutgoingBlob & { readonly content: Bytes } {
  const bytes = typeof content === "string" ? utf8(content) : content;
  return {
    content: bytes,
    hash: toHex(world.suite.hash(bytes)),
    size: bytes.length,
    open: async () => toStream(once(bytes)),
  };
}

/** Announcements signed by the district. */
export function announce(world: World, number: number, list: Partial<TrustList>): Promise<SignedTrustList> {
  return issueTrustList(world.suite, world.district.signing, {
    number,
    root: world.rootCertificate.certificate.device,
    certificates: [world.district.certificate, world.rootCertificate],
    revocations: [],
    issuedAt,
    ...list,
  });
}

/** What a desk acknowledges of these chains. */
export function acknowledge(desk: Desk, number: number, chains: readonly Chain[]): Acknowledgement {
  return {
    organisation: desk.organisation,
    device: desk.device,
    epoch: desk.epoch,
    number,
    chains: chains.map(({ key, events }) => ({ ...key, seq: events.length, id: events.at(-1)?.id ?? "" })),
    lacking: [],
  };
}

/** An array as an async iterable. */
export async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

/** Everything that an async iterable yields. */
export async function listed<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
