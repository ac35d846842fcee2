import { fromHex, fromUtf8 } from "../crypto/bytes.ts";
import { verifyMinisign } from "../crypto/minisign.ts";
import type { CryptoSuite } from "../crypto/suite.ts";
import type { SignedCertificate } from "../registry/certificate.ts";
import { keyId } from "../registry/keys.ts";
import { signedCertificateSchema } from "../registry/schema.ts";
import type { BundleSource, Manifest } from "./bundle.ts";
import { withEntry } from "./entry.ts";
import { manifestPurpose } from "./manifest.ts";
import { openBundle } from "./open.ts";

/** What a bundle says of itself, seen without any key. Nothing here is trusted. */
export interface InspectedBundle {
  readonly manifest: Manifest;
  /** SHA-256 of manifest.json, hex. */
  readonly digest: string;
  /** `fits`: the key of the certificate that the bundle carries for its sender signed the manifest. Whether to trust that key is another question. */
  readonly signature: "fits" | "does-not-fit" | "no-certificate";
  readonly sender: SignedCertificate | null;
  /** The root certificate that the bundle carries: its eight words are compared before anything is believed. */
  readonly root: SignedCertificate | null;
  /** As carried, unverified: what accepting an enrolment looks at. */
  readonly certificates: readonly unknown[];
  readonly trustList: unknown;
}

/** Checks structure and hashes of every entry without keys and without trust. Throws BundleRefused or the source's own error. */
export async function inspectBundle(suite: CryptoSuite, source: BundleSource): Promise<InspectedBundle> {
  const opened = await openBundle(suite, source);
  for (const entry of opened.entries) await withEntry(suite, source, entry, entry.sha256, async () => undefined);
  const certificates = opened.certificates.flatMap((value) => signedCertificateSchema.safeParse(value).data ?? []);
  const { device } = opened.manifest.from;
  const sender = certificates.find(
    ({ certificate }) => certificate.device === device && keyId(suite, fromHex(certificate.signingKey)) === device,
  );
  const root = certificates.find(({ certificate }) => certificate.role === "root");
  const key = sender === undefined ? null : fromHex(sender.certificate.signingKey);
  const fits = key !== null && (await signs(suite, key, opened.manifestBytes, opened.signature));
  return {
    manifest: opened.manifest,
    digest: opened.digest,
    signature: sender === undefined ? "no-certificate" : fits ? "fits" : "does-not-fit",
    sender: sender ?? null,
    root: root ?? null,
    certificates: opened.certificates,
    trustList: opened.trustList,
  };
}

async function signs(suite: CryptoSuite, key: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  try {
    return (await verifyMinisign(suite, key, message, fromUtf8(signature))) === manifestPurpose;
  } catch {
    return false;
  }
}
