import { z } from "zod";
import type { ZipEntry } from "../archive/zip-layout.ts";
import { type Bytes, toHex } from "../crypto/bytes.ts";
import type { CryptoSuite } from "../crypto/suite.ts";
import { BundleRefused, type BundleSource, type Manifest } from "./bundle.ts";
import { withEntry } from "./entry.ts";
import { maximalCertificates, maximalJson } from "./limits.ts";
import { certificatesName, decodeManifest, manifestName, requireCanonical, requireListed, signatureName } from "./manifest.ts";
import { gather } from "./streams.ts";
import { readDirectory } from "./zip-reader.ts";

/** A bundle whose structure is sound; nothing in it is believed yet. */
export interface OpenedBundle {
  readonly source: BundleSource;
  /** The manifest's entries, in their order, with their place in the file. */
  readonly entries: readonly (ZipEntry & { readonly sha256: string; readonly inflated: number })[];
  readonly manifest: Manifest;
  readonly manifestBytes: Bytes;
  /** SHA-256 of `manifest.json`, hex. */
  readonly digest: string;
  /** Text of `manifest.json.minisig`. */
  readonly signature: Bytes;
  readonly certificates: readonly unknown[];
  readonly trustList: unknown;
}

const certificatesSchema = z.strictObject({
  v: z.literal(1),
  certificates: z.array(z.unknown()).max(maximalCertificates),
  trustList: z.unknown(),
});

/**
 * Reads a bundle's directory, manifest, signature and certificates, without keys and without trust: structure,
 * canonical form and the hash of `certificates.json`. Throws BundleRefused, or the source's own error.
 */
export async function openBundle(suite: CryptoSuite, source: BundleSource): Promise<OpenedBundle> {
  const directory = await readDirectory(source);
  const [signatureEntry, manifestEntry] = [directory.at(-1), directory.at(-2)];
  if (signatureEntry?.name !== signatureName || manifestEntry?.name !== manifestName) {
    throw new BundleRefused("not-a-bundle", "no manifest and signature at the end");
  }
  if (manifestEntry.size > maximalJson || signatureEntry.size > 4096) throw new BundleRefused("too-large", "manifest");
  const manifestBytes = await withEntry(suite, source, manifestEntry, null, gather);
  const signature = await withEntry(suite, source, signatureEntry, null, gather);
  const manifest = decodeManifest(manifestBytes, suite.name);
  requireListed(manifest, directory);
  const entries = manifest.entries.map((entry, i) => ({ ...(directory[i] as ZipEntry), ...entry }));
  const first = entries[0];
  if (first === undefined || first.size > maximalJson) throw new BundleRefused("too-large", certificatesName);
  const certificatesBytes = await withEntry(suite, source, first, first.sha256, gather);
  const certificates = certificatesSchema.safeParse(requireCanonical(certificatesBytes, certificatesName));
  if (!certificates.success) throw new BundleRefused("altered", certificatesName);
  const digest = toHex(suite.hash(manifestBytes));
  return { source, entries, manifest, manifestBytes, digest, signature, ...certificates.data };
}
