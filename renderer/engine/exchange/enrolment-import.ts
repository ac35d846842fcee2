import { openBundle } from "../../../shared/bundle/open.ts";
import { verifyBundle } from "../../../shared/bundle/read.ts";
import { fromHex, utf8 } from "../../../shared/crypto/bytes.ts";
import { acceptEnrolment } from "../../../shared/registry/enrolment.ts";
import { isRegistryFailure } from "../../../shared/registry/failures.ts";
import { readRequest } from "../../../shared/registry/request.ts";
import type { Job } from "../jobs.ts";
import type { ExchangeContext } from "./context.ts";
import { announcementsInForce } from "./incoming-bundle.ts";
import { tellMarks } from "./marks.ts";
import { exchangeEntries, pendingRequests, readRecord, recordChange } from "./records.ts";
import { ExchangeRefused } from "./refusal.ts";
import { findStaged, stagedSource } from "./staged-file.ts";
import { strings } from "./strings.ts";

/**
 * 接入上级信访局: takes the answer to this desk's own request. The words typed, as the district reads them out, must be
 * those of the root in the file; the certificate must answer this request, with these keys and exactly the region code
 * under which the desk registers. Nothing changes otherwise.
 */
export async function importEnrolment(
  context: ExchangeContext,
  job: Job,
  token: string,
  rootWords: readonly string[],
): Promise<{ readonly superior: string }> {
  const { ledger, desktop } = context;
  if (ledger.office.level !== "township") throw new ExchangeRefused("township-only", strings.townshipOnly);
  const pending = await readRecord(ledger, pendingRequests, "own");
  if (pending === null) throw new ExchangeRefused("no-request", strings.noRequest);
  const file = await findStaged(desktop, token);
  const source = stagedSource(desktop, file);
  const bundle = await openBundle(ledger.suite, source);
  if (bundle.manifest.kind !== "enrolment") throw new ExchangeRefused("wrong-kind", strings.notEnrolment);
  const request = await readRequest(ledger.suite, utf8(pending.file));
  if (isRegistryFailure(request)) throw new ExchangeRefused("no-request", strings.noRequest);
  const applicant = { request, device: ledger.office.device };
  const accepted = await acceptEnrolment(ledger.suite, applicant, bundle, rootWords.join(" "));
  if (isRegistryFailure(accepted)) {
    const field = accepted.failed === "wrong-words" ? { field: "rootWords" } : {};
    throw new ExchangeRefused(accepted.failed, accepted.sentence, field);
  }
  const { trust, own } = accepted;
  const held = ledger.trust.state();
  if (held.root !== null && held.root !== trust.root) throw new ExchangeRefused("wrong-root", strings.otherDistrict);
  const verified = await verifyBundle(ledger.suite, source, {
    root: fromHex(trust.root),
    certificates: [],
    trustList: held.trustList,
    identities: ledger.keys().identities,
    sealedIdentities: [],
    ownOrganisation: ledger.office.organisation,
    kinds: ["enrolment"],
    signal: job.signal,
    progress: ({ bytes, of }) => job.progress(strings.phases.verifying, bytes, of),
  });
  if (verified.senderRevoked !== null) throw new ExchangeRefused("issuer-revoked", strings.issuerRevoked);
  const superior = own[1].certificate;
  await ledger.trust.adopt({
    enrolment: "enrolled",
    own,
    root: trust.root,
    superior: { organisation: superior.organisation, name: superior.organisationName },
    trustList: announcementsInForce(held, verified),
  });
  const { manifest, digest } = verified;
  await ledger.record([
    recordChange(pendingRequests, "own", null),
    recordChange(exchangeEntries, `in|${manifest.bundle}`, {
      id: manifest.bundle,
      direction: "in",
      kind: manifest.kind,
      other: manifest.from.organisation,
      at: context.now(),
      path: file.name,
      petitions: 0,
      events: 0,
      acknowledgedAt: null,
      receiptCode: null,
      digest,
      expectedCode: null,
      chains: {},
    }),
  ]);
  await tellMarks(ledger);
  ledger.changed(["status", "exchange"]);
  return { superior: superior.organisationName };
}
