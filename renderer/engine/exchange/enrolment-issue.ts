import { fromHex } from "../../../shared/crypto/bytes.ts";
import { answerRequest } from "../../../shared/registry/enrolment.ts";
import { isRegistryFailure } from "../../../shared/registry/failures.ts";
import { requestWords } from "../../../shared/registry/fingerprint.ts";
import { keyId } from "../../../shared/registry/keys.ts";
import { isUnder, levelOf } from "../../../shared/registry/organisation.ts";
import { type ReadRequest, readRequest } from "../../../shared/registry/request.ts";
import type { EnrolmentRequestInfo, ExportDone } from "../api/exchange-api.ts";
import type { Job } from "../jobs.ts";
import type { LedgerPort } from "../ledger/ledger.ts";
import { issuerOf, nextTrustList } from "./announce.ts";
import type { ExchangeContext } from "./context.ts";
import { exportDone, newBundleId, outgoingEntry } from "./export.ts";
import { knownCertificates, ownRecipients } from "./peers.ts";
import { exchangeEntries, recordChange } from "./records.ts";
import { ExchangeRefused } from "./refusal.ts";
import { findStaged, readStaged } from "./staged-file.ts";
import { strings } from "./strings.ts";
import { bundleFileName, noRanges, writeBundle } from "./write-bundle.ts";

/** A desk certificate's years; expiry only warns. */
const certificateYears = 5;
const longestRequest = 65_536;

/** Reads a request file for the person who compares its words. */
export async function reviewRequest(context: ExchangeContext, token: string): Promise<EnrolmentRequestInfo> {
  const { request, hash } = await readAdmissible(context, token);
  const { ledger } = context;
  const known = certificateFor(ledger, request.signingKey) !== undefined;
  return {
    token,
    organisation: request.organisation,
    organisationName: request.organisationName,
    level: levelOf(request.organisation),
    deviceCode: request.deviceCode,
    words: requestWords(hash),
    madeAt: request.madeAt,
    known,
  };
}

/**
 * Answers a request whose words were compared: certifies exactly the code and keys asked for, announces the
 * certificate, and writes the enrolment bundle, encrypted to the applicant.
 */
export async function issueEnrolment(context: ExchangeContext, job: Job, token: string, folder: string): Promise<ExportDone> {
  const { ledger } = context;
  const read = await readAdmissible(context, token);
  const at = context.now();
  const known = knownCertificates(ledger.trust.state());
  const certificate = await answerRequest(ledger.suite, issuerOf(ledger), read, {
    deviceCode: freeDeviceCode(ledger, read),
    compartments: ["general", "accusation"],
    serial: Math.max(0, ...known.map((each) => each.certificate.serial)) + 1,
    issuedAt: at,
    expiresAt: yearsAfter(at, certificateYears),
  });
  // Announced before the file leaves: no list with this number may ever say something else.
  const trustList = await nextTrustList(ledger, at, { certificates: [certificate] });
  const trust = ledger.trust.state();
  await ledger.trust.adopt({ ...trust, trustList });
  const { organisation, recipient } = read.request;
  const bundle = newBundleId(ledger);
  const written = await writeBundle(context, job, {
    kind: "enrolment",
    bundle,
    folder,
    fileName: bundleFileName(strings.files.enrolment, organisation, at, bundle),
    to: { organisation, recipients: [recipient] },
    ownRecipients: ownRecipients(ledger),
    part: { n: 1, of: 1 },
    previousBundle: null,
    certificates: [certificate, ...trust.own],
    trustList,
    ranges: noRanges(),
    blobs: [],
    acknowledgement: null,
    events: 0,
  });
  await ledger.record([recordChange(exchangeEntries, `out|${bundle}`, outgoingEntry(written, organisation, []))]);
  ledger.changed(["exchange", "status"]);
  return exportDone([written]);
}

/** A sound request of an office under this district. Throws ExchangeRefused. */
async function readAdmissible({ ledger, desktop }: ExchangeContext, token: string): Promise<ReadRequest> {
  issuerOf(ledger);
  const file = await readStaged(desktop, await findStaged(desktop, token), longestRequest);
  const read = await readRequest(ledger.suite, file);
  if (isRegistryFailure(read)) throw new ExchangeRefused(read.failed, read.sentence);
  const { organisation } = read.request;
  if (!isUnder(organisation, ledger.office.organisation)) {
    throw new ExchangeRefused("outside-territory", strings.requestOutside(organisation));
  }
  return read;
}

function certificateFor(ledger: LedgerPort, signingKey: string) {
  const device = keyId(ledger.suite, fromHex(signingKey));
  return knownCertificates(ledger.trust.state()).find(({ certificate }) => certificate.device === device)?.certificate;
}

/**
 * The code asked for, unless another device of the office bears it: two machines must not give out the same readable
 * number. The same device keeps its own.
 */
function freeDeviceCode(ledger: LedgerPort, { request }: ReadRequest): string {
  const own = certificateFor(ledger, request.signingKey);
  if (own !== undefined) return own.deviceCode;
  const taken = new Set(
    knownCertificates(ledger.trust.state())
      .filter(({ certificate }) => certificate.organisation === request.organisation)
      .map(({ certificate }) => certificate.deviceCode),
  );
  if (!taken.has(request.deviceCode)) return request.deviceCode;
  const free = letterCodes().find((code) => !taken.has(code));
  if (free === undefined) throw new ExchangeRefused("no-device-code", strings.noDeviceCode);
  return free;
}

/** A … Z, AA … ZZ. */
function letterCodes(): readonly string[] {
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
  return [...letters, ...letters.flatMap((first) => letters.map((second) => first + second))];
}

function yearsAfter(at: string, years: number): string {
  const date = new Date(at);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.toISOString();
}
