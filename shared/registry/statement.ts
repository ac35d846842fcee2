import { type Bytes, concat, fromHex, toHex, utf8 } from "../crypto/bytes.ts";
import type { CryptoSuite } from "../crypto/suite.ts";
import { canonicalBytes } from "../log/canonical.ts";

/** What a signature is for. No statement can pass for one of another purpose. */
export type Purpose = "petition-desk/certificate/1" | "petition-desk/trust-list/1" | "petition-desk/enrolment-request/1";

/** The bytes that are signed: purpose, line feed, canonical JSON (RFC 8785). */
function statementBytes(purpose: Purpose, value: unknown): Bytes {
  return concat([utf8(`${purpose}\n`), canonicalBytes(value)]);
}

/** Signature over a plain JSON value for one purpose, hex. */
export async function signStatement(suite: CryptoSuite, secret: Uint8Array, purpose: Purpose, value: unknown): Promise<string> {
  return toHex(await suite.sign(secret, statementBytes(purpose, value)));
}

/** Whether `publicKey` (hex) signed this value for this purpose. False on malformed input, never throws. */
export async function verifyStatement(
  suite: CryptoSuite,
  publicKey: string,
  purpose: Purpose,
  value: unknown,
  signature: string,
): Promise<boolean> {
  try {
    return await suite.verify(fromHex(publicKey), statementBytes(purpose, value), fromHex(signature));
  } catch {
    return false;
  }
}
