import { BundleRefused } from "../../../shared/bundle/bundle.ts";
import { refusalSentences } from "../../../shared/bundle/refusals.ts";
import { DecryptionFailed } from "../../../shared/crypto/suite.ts";
import { ServiceFailure } from "../../../shared/desktop.ts";
import type { Refused } from "../api/answer.ts";
import { strings } from "./strings.ts";

/** A refusal thrown from within a job, where nothing has been changed that a person must know of. */
export class ExchangeRefused extends Error {
  override readonly name = "ExchangeRefused";
  readonly refused: Refused;
  constructor(code: string, message: string, extra: { readonly field?: string; readonly article?: string } = {}) {
    super(`${code}: ${message}`);
    this.refused = { refused: code, message, ...extra };
  }
}

/** Turns what a person can act on into a refusal; rethrows what is a bug. */
export function asRefused(cause: unknown): Refused {
  if (cause instanceof ExchangeRefused) return cause.refused;
  if (cause instanceof BundleRefused) return { refused: cause.code, message: refusalSentences[cause.code] };
  if (cause instanceof ServiceFailure) return { refused: cause.code, message: cause.message };
  if (cause instanceof DecryptionFailed) return { refused: "damaged", message: strings.damaged };
  if (isAbort(cause)) return { refused: "cancelled", message: strings.cancelled };
  throw cause;
}

/** Whether a person stopped the job. */
function isAbort(cause: unknown): boolean {
  return typeof cause === "object" && cause !== null && "name" in cause && cause.name === "AbortError";
}

/** Runs work whose refusals are answered, not thrown. */
export async function answering<T>(work: () => Promise<T>): Promise<T | Refused> {
  try {
    return await work();
  } catch (cause) {
    return asRefused(cause);
  }
}
