import { z } from "zod";
import { type Bytes, toHex } from "../crypto/bytes.ts";
import type { CryptoSuite, SigningKeyPair } from "../crypto/suite.ts";
import { canonicalBytes, parseCanonical } from "../log/canonical.ts";
import { type RegistryFailure, registryFailure } from "./failures.ts";
import type { CertificateSubject } from "./issue.ts";
import {
  deviceCodeSchema,
  momentSchema,
  officeNameSchema,
  organisationSchema,
  publicKeySchema,
  recipientSchema,
} from "./schema.ts";
import { signStatement, verifyStatement } from "./statement.ts";

/** What a request says; exact fields. */
export const requestSchema = z.strictObject({
  format: z.literal("petition-desk-request"),
  v: z.literal(1),
  /** The region code under which the desk already registers: its scope. */
  organisation: organisationSchema,
  organisationName: officeNameSchema,
  /** 工位代码 that the desk would like. */
  deviceCode: deviceCodeSchema,
  signingKey: publicKeySchema,
  recipient: recipientSchema,
  madeAt: momentSchema,
});
const fileSchema = z.strictObject({ request: requestSchema, signature: z.string().regex(/^[0-9a-f]{128}$/) });

/** 接入申请: an office asks its superior to be enrolled. */
export type EnrolmentRequest = z.infer<typeof requestSchema>;

/** A request whose signature by its own key was checked. */
export interface ReadRequest {
  readonly request: EnrolmentRequest;
  /** SHA-256 of the request's canonical bytes, hex: what its words spell and what the enrolment answers. */
  readonly hash: string;
}

/** Bytes; a request file is far smaller. */
const longestRequest = 16_384;

/** Writes a request file (`.xfreq`): canonical JSON of the request and its own key's signature. */
export async function createRequest(
  suite: CryptoSuite,
  keys: SigningKeyPair,
  subject: Omit<CertificateSubject, "signingKey">,
  madeAt: string,
): Promise<ReadRequest & { readonly file: Bytes }> {
  const { organisation, organisationName, deviceCode, recipient } = subject;
  const request = requestSchema.parse({
    format: "petition-desk-request",
    v: 1,
    organisation,
    organisationName,
    deviceCode,
    signingKey: toHex(keys.publicKey),
    recipient,
    madeAt,
  });
  const signature = await signStatement(suite, keys.secret, "petition-desk/enrolment-request/1", request);
  return { request, hash: hashOf(suite, request), file: canonicalBytes({ request, signature }) };
}

/** Reads a request file. Its words must still be compared by telephone or face to face before it is answered. */
export async function readRequest(suite: CryptoSuite, file: Uint8Array): Promise<ReadRequest | RegistryFailure> {
  if (file.length > longestRequest) return registryFailure("malformed");
  let parsed: z.infer<typeof fileSchema>;
  try {
    parsed = fileSchema.parse(parseCanonical(file));
  } catch {
    return registryFailure("malformed");
  }
  const { request, signature } = parsed;
  const genuine = await verifyStatement(suite, request.signingKey, "petition-desk/enrolment-request/1", request, signature);
  return genuine ? { request, hash: hashOf(suite, request) } : registryFailure("bad-signature");
}

function hashOf(suite: CryptoSuite, request: EnrolmentRequest): string {
  return toHex(suite.hash(canonicalBytes(request)));
}
