import { z } from "zod";
import type { ZipEntry } from "../archive/zip-layout.ts";
import { type Bytes, fromUtf8 } from "../crypto/bytes.ts";
import { canonicalBytes, NotCanonical, parseCanonical } from "../log/canonical.ts";
import { BundleRefused, type Manifest } from "./bundle.ts";
import { maximalJson, sizeClass } from "./limits.ts";
import { manifestSchema } from "./manifest-schema.ts";

export const certificatesName = "certificates.json";
export const eventsName = "events.age";
export const sealedName = "sealed.age";
export const manifestName = "manifest.json";
export const signatureName = "manifest.json.minisig";
/** Stands in the trusted comment of `manifest.json.minisig`, so that no other signature can pass for it. */
export const manifestPurpose = "petition-desk/bundle-manifest/1";

/** Name of the n-th attachment, counted from 1: `blobs/000001.age`. */
export function blobName(n: number): string {
  return `blobs/${String(n).padStart(6, "0")}.age`;
}

/** The bytes of `manifest.json`: canonical JSON (RFC 8785), no newline. Throws when the manifest breaks its own rules. */
export function encodeManifest(manifest: Manifest): Bytes {
  const checked = manifestSchema.parse(manifest);
  const fault = inconsistency(checked);
  if (fault !== null) throw new RangeError(`manifest: ${fault}`);
  const bytes = canonicalBytes(checked);
  if (bytes.length > maximalJson) throw new RangeError("a manifest larger than readers accept");
  return bytes;
}

/**
 * Reads `manifest.json`. Throws BundleRefused: `not-a-bundle` when it is another program's, `newer-format` when this
 * reader is too old or the cryptographic suite is another one, `altered` when it is not canonical or contradicts itself.
 */
export function decodeManifest(bytes: Bytes, suiteName: string): Manifest {
  const claimed = claim(bytes);
  if (claimed.minReader > 1 || claimed.version > 1) throw new BundleRefused("newer-format", `reader ${claimed.minReader}`);
  if (claimed.suite !== suiteName) throw new BundleRefused("newer-format", "suite");
  const read = manifestSchema.safeParse(requireCanonical(bytes, manifestName));
  if (!read.success) throw new BundleRefused("altered", `manifest: ${pathOf(read.error)}`);
  const fault = inconsistency(read.data);
  if (fault !== null) throw new BundleRefused("altered", `manifest: ${fault}`);
  return read.data;
}

/** Parses canonical JSON; other bytes are refused as `altered`. */
export function requireCanonical(bytes: Uint8Array, where: string): unknown {
  try {
    return parseCanonical(bytes);
  } catch (error) {
    if (error instanceof NotCanonical) throw new BundleRefused("altered", `${where}: ${error.message}`);
    throw error;
  }
}

/** Whether the ZIP holds exactly the entries that the manifest lists, of the same sizes, then manifest and signature. */
export function requireListed(manifest: Manifest, entries: readonly ZipEntry[]): void {
  const listed = manifest.entries;
  const complete = entries.length === listed.length + 2 && listed.every((entry, i) => entry.name === entries[i]?.name);
  if (!complete) throw new BundleRefused("altered", "entries differ from the manifest's");
  for (const [i, entry] of listed.entries()) {
    if (entry.size !== entries[i]?.size) throw new BundleRefused("altered", `size of ${entry.name}`);
  }
}

/** Path of the first rule that a value broke, for the reason shown to supporters. */
export function pathOf(error: z.ZodError): string {
  return error.issues[0]?.path.join(".") ?? "";
}

const claimSchema = z.looseObject({
  format: z.literal("petition-desk-bundle"),
  version: z.int(),
  minReader: z.int(),
  suite: z.string(),
});

function claim(bytes: Bytes): z.infer<typeof claimSchema> {
  let value: unknown;
  try {
    value = JSON.parse(fromUtf8(bytes));
  } catch {
    throw new BundleRefused("altered", "manifest is not JSON");
  }
  const read = claimSchema.safeParse(value);
  if (!read.success) throw new BundleRefused("not-a-bundle", "manifest of another format");
  return read.data;
}

/** What the schema cannot say: how the members must agree. Null when they do. */
function inconsistency(manifest: Manifest): string | null {
  const { entries, counts, ranges, acknowledgement, from } = manifest;
  const names = [certificatesName, eventsName, sealedName];
  for (let n = 1; n <= counts.attachments && names.length < entries.length; n += 1) names.push(blobName(n));
  if (entries.length !== 3 + counts.attachments || entries.some((entry, i) => entry.name !== names[i])) return "entries";
  const [certificates, , sealed] = entries;
  if (certificates?.size !== certificates?.inflated) return "certificates.json inflated";
  if (sealed !== undefined && sealed.inflated !== sizeClass(sealed.inflated)) return "sealed.age inflated";
  let events = 0;
  for (const range of ranges) events += range.toSeq - range.fromSeq + 1;
  if (events !== counts.events || counts.petitions > counts.events) return "counts";
  if (acknowledgement !== null) {
    const { organisation, device, epoch } = acknowledgement;
    if (organisation !== from.organisation || device !== from.device || epoch !== from.epoch) return "acknowledgement";
  }
  return null;
}
