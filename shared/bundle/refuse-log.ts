import type { LogFailure, LogFailureCode } from "../log/failures.ts";
import { BundleRefused, type RefusalCode } from "./bundle.ts";

const codes: Readonly<Record<LogFailureCode, RefusalCode>> = {
  "malformed-line": "altered",
  "malformed-header": "altered",
  "bad-id": "bad-hash",
  "body-altered": "bad-hash",
  "empty-range": "altered",
  "foreign-chain": "broken-chain",
  gap: "broken-chain",
  "broken-chain": "broken-chain",
  "count-not-rising": "broken-chain",
  "implausible-count": "broken-chain",
  "wrong-writer": "not-authorised",
  "head-mismatch": "broken-chain",
  "bad-signature": "bad-signature",
};

/** What the log found wrong, as the refusal of the whole bundle. */
export function refuseLog(failure: LogFailure): BundleRefused {
  return new BundleRefused(codes[failure.failed], failure.seq === null ? failure.failed : `${failure.failed} at ${failure.seq}`);
}
