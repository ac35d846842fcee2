import { BundleRefused, type VerifiedBundle } from "../../../shared/bundle/bundle.ts";
import type { HashLines } from "../../../shared/bundle/hashed-lines.ts";
import { openBundle } from "../../../shared/bundle/open.ts";
import { verifyBundle } from "../../../shared/bundle/read.ts";
import { type Bytes, concat, fromHex } from "../../../shared/crypto/bytes.ts";
import type { CryptoSuite } from "../../../shared/crypto/suite.ts";
import type { Desktop } from "../../../shared/desktop.ts";
import { claimedRoot } from "../../../shared/registry/enrolment.ts";
import { isRefused, type Refused } from "../api/answer.ts";
import type { RecoverySheet } from "../api/desk-api.ts";
import type { Job, Jobs } from "../jobs.ts";
import type { DeskFounder } from "../ledger/ledger.ts";
import { readSnapshot, type Snapshot } from "../ledger/snapshot.ts";
import type { ExchangeContext } from "./context.ts";
import { blobsLacking, storeBlobs } from "./incoming-blobs.ts";
import { opened } from "./incoming-bundle.ts";
import { receiveAll } from "./receive-all.ts";
import { recordIncoming } from "./record-import.ts";
import { answering, ExchangeRefused } from "./refusal.ts";
import { findStaged, stagedSource } from "./staged-file.ts";
import { strings } from "./strings.ts";

interface RestoreRequest {
  readonly token: string;
  /** age identity of the recovery sheet, as typed. */
  readonly identity: string;
  readonly user: { readonly name: string; readonly passphrase: string };
  readonly lastPrintedNumber: string;
}

interface RestoreTools {
  readonly suite: CryptoSuite;
  readonly desktop: Desktop;
  readonly jobs: Pick<Jobs, "run" | "cancel" | "running">;
  readonly founder: DeskFounder;
  /** How the lines of a large backup are hashed, where not on this thread. */
  readonly hashLines?: HashLines | undefined;
  /** The exchange's tools around the ledger that the founder opened. */
  readonly contextOf: (ledger: ExchangeContext["ledger"]) => ExchangeContext;
}

/**
 * 从备份恢复: a new machine becomes the old desk again. The same device keys, a new epoch, a new recovery sheet; every
 * petition and attachment of the backup. The desk stands only when all of it is here: when the power went or a person
 * stopped half-way, the same folder is restored into again, from the same file. Further parts of a large backup, and
 * what was exported after it, are imported afterwards like any bundle.
 */
export async function restoreDesk(
  tools: RestoreTools,
  request: RestoreRequest,
): Promise<{ readonly petitions: number; readonly recovery: RecoverySheet } | Refused> {
  return answering(() => tools.jobs.run("restore", (job) => restore(tools, job, request)));
}

async function restore(tools: RestoreTools, job: Job, request: RestoreRequest) {
  const { suite, desktop, founder } = tools;
  const file = await findStaged(desktop, request.token);
  const identity = await requireIdentity(suite, request.identity);
  const verified = await verifyBackup(tools, job, file, identity);
  const { snapshot, bytes } = await snapshotOf(suite, verified);
  job.signal.throwIfAborted();
  const founded = await founder.restoreFrom(bytes, request.user, request.lastPrintedNumber);
  if (isRefused(founded)) throw new ExchangeRefused(founded.refused, founded.message, founded);
  try {
    const context = tools.contextOf(founded.ledger);
    const incoming = opened(snapshot.trust, file, verified);
    await storeBlobs(founded.ledger, job, await blobsLacking(founded.ledger, verified));
    // A gap in a backup stood in the desk that made it: a supervisor had let it be.
    const tally = await receiveAll(context, job, incoming, true);
    await recordIncoming(context, incoming, tally);
    await founded.stand();
    return { petitions: tally.fresh.size, recovery: founded.recovery };
  } catch (cause) {
    await founded.abandon();
    throw cause;
  }
}

/** The typed identity without blanks. age identities are printed in capitals and may be typed in small letters. */
async function requireIdentity(suite: CryptoSuite, typed: string): Promise<string> {
  const identity = typed.replace(/\s/g, "").toUpperCase();
  try {
    await suite.recipientOf(identity);
    return identity;
  } catch (cause) {
    if (cause instanceof RangeError) throw new ExchangeRefused("bad-identity", strings.badIdentity, { field: "identity" });
    throw cause;
  }
}

/** Verified under the root that the backup itself carries: the recovery sheet in hand is what makes it ours. */
async function verifyBackup(
  { suite, desktop, hashLines }: RestoreTools,
  job: Job,
  file: Awaited<ReturnType<typeof findStaged>>,
  identity: string,
): Promise<VerifiedBundle> {
  const source = stagedSource(desktop, file);
  const bundle = await openBundle(suite, source);
  const { kind, part } = bundle.manifest;
  if (kind !== "backup" || part.n !== 1) throw new ExchangeRefused("wrong-kind", strings.notBackup);
  const root = claimedRoot(bundle.certificates);
  if (root === null) throw new ExchangeRefused("altered", strings.incompleteBackup);
  try {
    return await verifyBundle(suite, source, {
      root: new Uint8Array(root),
      certificates: [],
      trustList: null,
      identities: [identity],
      sealedIdentities: [],
      ownOrganisation: null,
      kinds: ["backup"],
      hashLines,
      signal: job.signal,
      progress: ({ bytes, of }) => job.progress(strings.phases.verifying, bytes, of),
    });
  } catch (cause) {
    if (cause instanceof BundleRefused && cause.code === "other-recipient") {
      throw new ExchangeRefused("wrong-identity", strings.wrongIdentity, { field: "identity" });
    }
    throw cause;
  }
}

/** The desk's snapshot, which must be that of the very device that signed the backup. */
async function snapshotOf(
  suite: CryptoSuite,
  verified: VerifiedBundle,
): Promise<{ readonly snapshot: Snapshot; readonly bytes: Bytes }> {
  const [blob] = verified.blobs;
  const bytes = blob === undefined ? null : await gather(await blob.open());
  const snapshot = bytes === null ? null : readSnapshot(bytes);
  const own = snapshot?.trust.own[0]?.certificate;
  const { device, organisation } = verified.manifest.from;
  const belongs = own !== undefined && own.device === device && own.organisation === organisation;
  if (bytes === null || snapshot === null || !belongs) throw new ExchangeRefused("altered", strings.incompleteBackup);
  const probe = suite.randomBytes(32);
  const signature = await suite.sign(fromHex(snapshot.device.signingSecret), probe);
  if (!(await suite.verify(fromHex(own.signingKey), probe, signature))) {
    throw new ExchangeRefused("altered", strings.incompleteBackup);
  }
  return { snapshot, bytes };
}

async function gather(stream: ReadableStream<Bytes>): Promise<Bytes> {
  const parts: Bytes[] = [];
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return concat(parts);
    parts.push(value);
  }
}
