import { fromUtf8, utf8 } from "../../../shared/crypto/bytes.ts";
import { isRegistryFailure } from "../../../shared/registry/failures.ts";
import { requestWords } from "../../../shared/registry/fingerprint.ts";
import { createRequest, readRequest } from "../../../shared/registry/request.ts";
import type { ExchangeContext } from "./context.ts";
import { writeOutgoing } from "./outgoing-file.ts";
import { pendingRequests, readRecord, recordChange } from "./records.ts";
import { ExchangeRefused } from "./refusal.ts";
import { strings } from "./strings.ts";
import { fileStamp } from "./write-bundle.ts";

/**
 * 接入申请: writes the request file, signed by this desk's own key, and remembers it, so that only its own answer is
 * taken later. The words are compared with the district by telephone or face to face.
 */
export async function writeRequest(
  context: ExchangeContext,
  folder: string,
): Promise<{ readonly path: string; readonly words: readonly string[]; readonly fingerprint: string }> {
  const { ledger, desktop } = context;
  const { office } = ledger;
  if (office.level !== "township") throw new ExchangeRefused("township-only", strings.townshipOnly);
  const keys = ledger.keys();
  const at = context.now();
  const { hash, file } = await createRequest(
    ledger.suite,
    { secret: keys.signingSecret, publicKey: keys.signingPublic },
    {
      organisation: office.organisation,
      organisationName: office.name,
      deviceCode: office.deviceCode,
      recipient: keys.recipient,
    },
    at,
  );
  const name = `${strings.files.request}-${office.organisation}-${fileStamp(at)}-${hash.slice(0, 8)}.xfreq`;
  // Remembered first: a file that is on its way must find its request when the answer comes.
  await ledger.record([recordChange(pendingRequests, "own", { file: fromUtf8(file) })]);
  const { path } = await writeOutgoing(desktop, folder, name, file);
  const trust = ledger.trust.state();
  if (trust.enrolment === "none") await ledger.trust.adopt({ ...trust, enrolment: "requested" });
  ledger.changed(["status", "exchange"]);
  return { path, words: requestWords(hash), fingerprint: hash };
}

/**
 * The words and fingerprint of the request that waits for its answer, as the district sees them; null where none waits.
 * The district may ring up days after the file was made.
 */
export async function pendingRequest({ ledger }: ExchangeContext): Promise<{
  readonly words: readonly string[];
  readonly fingerprint: string;
  readonly madeAt: string;
} | null> {
  const pending = await readRecord(ledger, pendingRequests, "own");
  if (pending === null) return null;
  const request = await readRequest(ledger.suite, utf8(pending.file));
  if (isRegistryFailure(request)) return null;
  return { words: requestWords(request.hash), fingerprint: request.hash, madeAt: request.request.madeAt };
}
