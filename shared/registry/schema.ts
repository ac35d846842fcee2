import { z } from "zod";
import type { Certificate, SignedTrustList } from "./certificate.ts";
import { isOrganisationCode } from "./organisation.ts";

const hex = (length: number) => z.string().regex(new RegExp(`^[0-9a-f]{${length}}$`));
const moment = z.iso.datetime({ precision: 3 });

export const organisationSchema = z.string().refine(isOrganisationCode);
/** 工位代码: one or two capital letters, part of readable numbers. */
export const deviceCodeSchema = z.string().regex(/^[A-Z]{1,2}$/);
export const officeNameSchema = z.string().regex(/^\S(?:.{0,98}\S)?$/u);
export const recipientSchema = z.string().regex(/^[a-z0-9]{10,200}$/);
export const publicKeySchema = hex(64);
export const deviceSchema = hex(32);
export const momentSchema = moment;

const certificateSchema = z
  .strictObject({
    v: z.literal(1),
    device: deviceSchema,
    role: z.enum(["root", "issuer", "desk"]),
    organisation: organisationSchema,
    organisationName: officeNameSchema,
    level: z.enum(["district", "township"]),
    deviceCode: deviceCodeSchema,
    signingKey: publicKeySchema,
    recipient: recipientSchema,
    compartments: z.array(z.enum(["general", "accusation"])).max(2),
    serial: z.int().min(1),
    issuedAt: moment,
    expiresAt: moment,
    issuer: deviceSchema,
    answers: hex(64).exactOptional(),
  })
  .refine((c) => (c.level === "district") === (c.organisation.length === 6))
  .refine((c) => c.role === "desk" || c.level === "district")
  .refine((c) => new Set(c.compartments).size === c.compartments.length)
  .refine((c) => c.issuedAt < c.expiresAt) satisfies z.ZodType<Certificate>;

/** A certificate with its issuer's signature, as read from a file: exact fields, nothing else. */
export const signedCertificateSchema = z.strictObject({
  certificate: certificateSchema,
  signature: hex(128),
});

/** Announcements with their issuer's signature, as read from a file. */
export const signedTrustListSchema = z.strictObject({
  list: z.strictObject({
    v: z.literal(1),
    number: z.int().min(1),
    root: deviceSchema,
    certificates: z.array(signedCertificateSchema).max(4096),
    revocations: z
      .array(
        z.strictObject({
          device: deviceSchema,
          reason: z.string().max(500),
          at: moment,
          trusted: z
            .array(z.strictObject({ scope: z.string(), epoch: deviceSchema, seq: z.int().min(1), id: hex(64) }))
            .max(4096),
        }),
      )
      .max(4096),
    officers: z
      .array(
        z.strictObject({
          recipient: recipientSchema,
          office: officeNameSchema,
          from: moment,
          until: moment.nullable(),
        }),
      )
      .min(1)
      .max(64)
      .exactOptional(),
    issuedAt: moment,
    issuer: deviceSchema,
  }),
  signature: hex(128),
}) satisfies z.ZodType<SignedTrustList>;
