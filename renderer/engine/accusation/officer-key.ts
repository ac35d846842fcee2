import { fromBase64, fromUtf8, toBase64, utf8 } from "../../../shared/crypto/bytes.ts";
import { type CryptoSuite, DecryptionFailed, type StretchCost } from "../../../shared/crypto/suite.ts";
import type { OfficerRecord } from "./records.ts";

/** A new key of an officer: the identity for the sheet, and the same sealed with the officer's own passphrase. */
export async function makeOfficerKey(
  suite: CryptoSuite,
  passphrase: string,
  cost: StretchCost,
): Promise<{
  readonly identity: string;
  readonly recipient: string;
  readonly kept: Pick<OfficerRecord, "salt" | "cost" | "sealed">;
}> {
  const { identity, recipient } = await suite.createEncryptionKey();
  return { identity, recipient, kept: await sealOfficerKey(suite, { identity, recipient }, passphrase, cost) };
}

/** An officer's identity under a passphrase. */
export async function sealOfficerKey(
  suite: CryptoSuite,
  { identity, recipient }: { readonly identity: string; readonly recipient: string },
  passphrase: string,
  { memory, passes }: StretchCost,
): Promise<Pick<OfficerRecord, "salt" | "cost" | "sealed">> {
  const salt = suite.randomBytes(16);
  const cost = { memory, passes };
  const key = await suite.importSealingKey(await suite.stretch(passphrase, salt, cost));
  const sealed = toBase64(await suite.seal(key, utf8(identity), contextOf(recipient)));
  return { salt: toBase64(salt), cost, sealed };
}

/** The officer's identity, or null when the passphrase is wrong. */
export async function openOfficerKey(
  suite: CryptoSuite,
  recipient: string,
  kept: Pick<OfficerRecord, "salt" | "cost" | "sealed">,
  passphrase: string,
): Promise<string | null> {
  const key = await suite.importSealingKey(await suite.stretch(passphrase, fromBase64(kept.salt), kept.cost));
  try {
    return fromUtf8(await suite.open(key, fromBase64(kept.sealed), contextOf(recipient)));
  } catch (error) {
    if (error instanceof DecryptionFailed) return null;
    throw error;
  }
}

function contextOf(recipient: string): string {
  return `accusation|officer|${recipient}`;
}
