import { z } from "zod";
import type { Scope } from "../log/event.ts";
import { hashSchema } from "./manifest-schema.ts";

/** A line that names an attachment of the bundle. */
export interface BlobLine {
  readonly entry: string;
  readonly hash: string;
  readonly size: number;
}

/** A line that begins an attachment inside `sealed.age`. */
export type SealedBlobLine = Pick<BlobLine, "hash" | "size">;

export const blobLine = z.strictObject({
  blob: z.strictObject({ entry: z.string(), hash: hashSchema, size: z.int().min(0) }),
});
const hex32 = z.string().regex(/^[0-9a-f]{32}$/);
export const headLine = z.strictObject({
  head: z.strictObject({
    scope: z.custom<Scope>((value) => typeof value === "string"),
    device: hex32,
    epoch: hex32,
    seq: z.int().min(1),
    id: hashSchema,
    signature: z.string().regex(/^[0-9a-f]{128}$/),
  }),
});
export const attachmentLine = z.strictObject({ attachment: z.strictObject({ hash: hashSchema, size: z.int().min(0) }) });
export const dataLine = z.strictObject({ data: z.string() });
const count = z.int().min(0);
export const endLine = z.strictObject({ end: z.strictObject({ attachments: count, events: count, ranges: count }) });
