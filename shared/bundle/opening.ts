import { z } from "zod";
import { canonicalText } from "../log/canonical.ts";
import { type Acknowledgement, BundleRefused, type Manifest } from "./bundle.ts";
import {
  bundleIdSchema,
  kindSchema,
  partSchema,
  receiverSchema,
  sealedAcknowledgementSchema,
  senderSchema,
} from "./manifest-schema.ts";

/** What the manifest says in clear and each encrypted part repeats inside. */
export type Address = Pick<Manifest, "bundle" | "kind" | "part" | "from" | "to">;

const shared = {
  v: z.literal(1),
  bundle: bundleIdSchema,
  kind: kindSchema,
  part: partSchema,
  from: senderSchema,
  to: receiverSchema,
};
const openingSchema = z.strictObject({ ...shared, compartment: z.literal("general") });
const sealedOpeningSchema = z.strictObject({
  ...shared,
  compartment: z.literal("accusation"),
  acknowledgement: sealedAcknowledgementSchema.nullable(),
});

/** First line of `events.age`. */
export function opening({ bundle, kind, part, from, to }: Address): z.infer<typeof openingSchema> {
  return openingSchema.parse({ v: 1, compartment: "general", bundle, kind, part, from, to });
}

/** First line of `sealed.age`, which also carries the acknowledgement of accusation chains. */
export function sealedOpening(
  { bundle, kind, part, from, to }: Address,
  acknowledgement: Acknowledgement | null,
): z.infer<typeof sealedOpeningSchema> {
  return sealedOpeningSchema.parse({ v: 1, compartment: "accusation", bundle, kind, part, from, to, acknowledgement });
}

/** Reads the first line of `sealed.age` and compares it with the manifest. Throws BundleRefused `altered`. */
export function readSealedOpening(value: unknown, manifest: Address): { readonly acknowledgement: Acknowledgement | null } {
  const read = sealedOpeningSchema.safeParse(value);
  const expected = read.success && canonicalText(sealedOpening(manifest, read.data.acknowledgement));
  if (!read.success || canonicalText(value) !== expected) {
    throw new BundleRefused("altered", "sealed.age and manifest differ");
  }
  const { acknowledgement } = read.data;
  const { organisation, device, epoch } = manifest.from;
  const isOwn = (told: Acknowledgement) => told.organisation === organisation && told.device === device && told.epoch === epoch;
  if (acknowledgement !== null && !isOwn(acknowledgement)) {
    throw new BundleRefused("altered", "sealed acknowledgement of another device");
  }
  return { acknowledgement };
}
