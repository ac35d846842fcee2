import { fromHex, utf8 } from "../../../shared/crypto/bytes.ts";
import type { CryptoSuite } from "../../../shared/crypto/suite.ts";
import type { Desktop } from "../../../shared/desktop.ts";
import { withoutBody } from "../../../shared/log/body.ts";
import { type ChainKey, chainName, type EventRange, type StoredEvent, type Vector } from "../../../shared/log/event.ts";
import { leavingTypes } from "../../../shared/petition/kept-view.ts";
import { sameValue } from "../../../shared/petition/order.ts";
import type { UserInfo } from "../api/desk-api.ts";
import { countSeen, deskTable, type Line } from "../ledger/books.ts";
import { ChainReader } from "../ledger/chain-reader.ts";
import type { AttachmentStore, ChainState, DeviceKeys, LedgerPort, TrustState } from "../ledger/ledger.ts";
import type { LedgerCore } from "../ledger/ledger-core.ts";
import { branchRanges, ownRanges, relayedRanges, startAfter } from "../ledger/ranges.ts";
import { takeSnapshot } from "../ledger/snapshot.ts";
import { isGapBranch, movingTable } from "../ledger/work.ts";
import type { Store } from "../store/store.ts";
import type { Sealer } from "../vault/sealing.ts";
import { officeOf, writeTrust } from "../vault/trust-file.ts";
import type { VaultContents } from "../vault/vault.ts";
import { attachmentsNamedBy } from "./named-attachments.ts";

interface PortTools {
  readonly suite: CryptoSuite;
  readonly desktop: Desktop;
  readonly store: Store;
  readonly core: LedgerCore;
  readonly attachments: AttachmentStore;
  sealer(): Sealer;
  /** Throws when the vault is locked and no job runs. */
  contents(): VaultContents;
  /** The same, while the session is being made. */
  readonly initial: VaultContents;
  recoveryRecipient(): string;
  user(): UserInfo | null;
  trust: { get(): TrustState; set(state: TrustState): void };
  readonly changed: LedgerPort["changed"];
}

/** Device keys as bytes. */
async function deviceKeys(
  suite: CryptoSuite,
  contents: VaultContents,
  recoveryRecipient: string,
  issues: boolean,
): Promise<DeviceKeys> {
  const { device } = contents;
  const newest = device.identities[0];
  if (!newest) throw new Error("the device has no identity");
  const secret = fromHex(device.signingSecret);
  const publicKey = fromHex(device.signingPublic);
  return {
    signingSecret: secret,
    signingPublic: publicKey,
    identities: device.identities,
    recipient: await suite.recipientOf(newest),
    recoveryRecipient,
    issuer: issues ? { secret, publicKey } : null,
  };
}

/** The events, those of petitions and records on the move as headers only. */
function withoutMoved(events: readonly StoredEvent[], moving: ReadonlySet<string>): readonly StoredEvent[] {
  if (moving.size === 0) return events;
  const leaves = ({ id, header: { subject, type } }: StoredEvent) =>
    moving.has(id) || (moving.has(subject) && !leavingTypes.has(type));
  return events.map((event) => (leaves(event) ? withoutBody(event) : event));
}

/** The ledger as the exchange sees it. */
export async function createPort(tools: PortTools): Promise<LedgerPort> {
  const { suite, store, core, desktop } = tools;
  const reader = () => new ChainReader({ suite, store, sealer: tools.sealer() });
  const state = (line: Line): ChainState => ({
    ...line.chain,
    seq: line.seq,
    id: line.id,
    writer: line.writer,
    head: line.head,
    own: line.chain.device === core.books.device,
    forked: line.forked,
  });
  const mainLines = (select: (chain: ChainState) => boolean = () => true) =>
    [...core.books.lines.values()].filter((line) => line.branch === null && select(state(line)));
  /** Second histories of forked chains; one that goes on from another stands behind it. `whole`: and what waits behind a gap. */
  const branchLines = (select: (chain: ChainState) => boolean, whole = false) =>
    [...core.books.lines.values()]
      .filter((line) => line.branch !== null && (whole || !isGapBranch(line.branch)) && select(state(line)))
      .sort((a, b) => a.seq - b.seq);
  /** Petitions, and versions of records, being moved to the accusations or destroyed: what is still here goes into backups only. */
  const movingNow = async (whole = false): Promise<ReadonlySet<string>> =>
    new Set(whole ? [] : (await core.records(movingTable)).map(({ key }) => key));
  /** Files that a line's events after `seq` name. */
  async function* named(from: ChainReader, line: Line, seq: number, moving: ReadonlySet<string>) {
    if (moving.size === 0) return yield* from.attachmentsAfter(line, seq);
    for await (const { events } of from.after(line, seq)) yield* withoutMoved(events, moving).flatMap(attachmentsNamedBy);
  }
  const issues = tools.trust.get().own[0]?.certificate.role === "issuer";
  let keys = await deviceKeys(suite, tools.initial, tools.recoveryRecipient(), issues);

  return {
    suite,
    get office() {
      return officeOf(tools.trust.get());
    },
    get epoch() {
      return core.epoch;
    },
    get seen() {
      return countSeen(core.books.lines.values());
    },
    keys() {
      tools.contents();
      if (keys.recoveryRecipient !== tools.recoveryRecipient()) keys = { ...keys, recoveryRecipient: tools.recoveryRecipient() };
      return keys;
    },
    user: tools.user,
    trust: {
      state: () => tools.trust.get(),
      adopt: (trust) =>
        core.turn(async () => {
          await writeTrust(desktop, trust);
          tools.trust.set(trust);
          tools.changed(["status", "exchange"]);
        }),
    },
    async vector() {
      const vector: Vector = new Map(mainLines().map((line) => [chainName(line.chain), { seq: line.seq, id: line.id }]));
      return vector;
    },
    chains: async () => mainLines().map(state),
    async *ranges(select, since, whole): AsyncGenerator<EventRange> {
      const { signingSecret } = keys;
      const from = reader();
      const moving = await movingNow(whole);
      for (const line of mainLines(select)) {
        const seq = await startAfter(from, line, since);
        const found = state(line).own ? ownRanges(suite, signingSecret, from, line, seq) : relayedRanges(from, line, seq);
        for await (const range of found) yield { ...range, events: withoutMoved(range.events, moving) };
      }
    },
    async *branches(select, whole): AsyncGenerator<EventRange> {
      const { signingSecret } = keys;
      const from = reader();
      const moving = await movingNow(whole);
      for (const line of branchLines(select, whole)) {
        const found = branchRanges(suite, state(line).own ? signingSecret : null, from, line);
        for await (const range of found) yield { ...range, events: withoutMoved(range.events, moving) };
      }
    },
    receive: async (ranges, notes) => {
      const result = await core.receive(ranges, notes);
      if (result.events > 0) tools.changed(["petitions", "status"]);
      return result;
    },
    preview: (notes) => core.preview(notes),
    record: (changes) => core.record(changes),
    records: (table) => core.records(table),
    recordOf: (table, key) => core.recordOf(table, key),
    async petitionsAfter(chain: ChainKey, seq: number) {
      const found = new Set<string>();
      const line = core.books.lines.get(chainName(chain));
      if (!line) return found;
      for await (const segment of reader().after(line, seq)) {
        for (const { header } of segment.events) {
          if (header.seq > seq && header.type.startsWith("petition.")) found.add(header.subject);
        }
      }
      return found;
    },
    async attachmentsAfter(select, since, whole) {
      const found = new Map<string, number>();
      const from = reader();
      const moving = await movingNow(whole);
      for (const line of mainLines(select)) {
        const seq = await startAfter(from, line, since);
        for await (const { hash, size } of named(from, line, seq, moving)) found.set(hash, size);
      }
      return [...found].map(([hash, size]) => ({ hash, size }));
    },
    async branchAttachments(select, whole) {
      const found = new Map<string, number>();
      const from = reader();
      const moving = await movingNow(whole);
      for (const line of branchLines(select, whole)) {
        for await (const { hash, size } of named(from, line, 0, moving)) found.set(hash, size);
      }
      return [...found].map(([hash, size]) => ({ hash, size }));
    },
    attachments: tools.attachments,
    snapshot: async () =>
      utf8(JSON.stringify(await takeSnapshot({ contents: tools.contents(), trust: tools.trust.get(), core, store }))),
    async marks({ exported, acknowledged }) {
      const value = { exported: Object.fromEntries(exported), acknowledged: Object.fromEntries(acknowledged) };
      // What is told again writes nothing.
      if (!sameValue(value, core.books.marks)) await core.record([{ table: deskTable, key: "marks", value }]);
    },
    exclusive: (work) => core.exclusive(work),
    changed: tools.changed,
    openEpoch: (reason) => core.openEpoch(reason),
  };
}
