import type { Compartment, OrganisationCode } from "../log/event.ts";

export type OrganisationLevel = "district" | "township";

/** What a certificate says of one device of one office. */
export interface Certificate {
  readonly v: 1;
  /** `device` (32 hex): key id of the signing key below; the root's own entry has level district and no issuer but itself. */
  readonly device: string;
  /** An issuer is a district desk whose key also signs certificates and announcements; the root signs issuers only. */
  readonly role: "root" | "issuer" | "desk";
  readonly organisation: OrganisationCode;
  readonly organisationName: string;
  readonly level: OrganisationLevel;
  /** 工位代码 in readable numbers: A, B, … */
  readonly deviceCode: string;
  /** Ed25519 public key, hex. */
  readonly signingKey: string;
  /** age recipient (age1…). */
  readonly recipient: string;
  readonly compartments: readonly Compartment[];
  /** Serial given by the issuer, rising. */
  readonly serial: number;
  readonly issuedAt: string;
  readonly expiresAt: string;
  /** Key id of the issuer. */
  readonly issuer: string;
  /** Hash (64 hex) of the enrolment request that this certificate answers. */
  readonly answers?: string;
}

/** Canonical certificate text and the issuer's signature over it. */
export interface SignedCertificate {
  readonly certificate: Certificate;
  /** Ed25519 over the canonical bytes with a purpose prefix, hex. */
  readonly signature: string;
}

/** A revocation names per scope the last event that is still trusted; later ones go to 隔离. */
export interface Revocation {
  readonly device: string;
  readonly reason: string;
  readonly at: string;
  readonly trusted: readonly { readonly scope: string; readonly epoch: string; readonly seq: number; readonly id: string }[];
}

/** A cleared officer (检举控告专人, 《条例》第30条): accusations are sealed to this key. The person's name is not announced. */
export interface ClearedOfficer {
  /** age recipient of the officer's own key. */
  readonly recipient: string;
  /** Name of the office that handles accusations. */
  readonly office: string;
  readonly from: string;
  /** When the clearance ended; nothing later is sealed to this key. */
  readonly until: string | null;
}

/** Announcements with a rising number, signed by an issuer of the district. */
export interface TrustList {
  readonly v: 1;
  readonly number: number;
  readonly root: string;
  readonly certificates: readonly SignedCertificate[];
  readonly revocations: readonly Revocation[];
  /** Absent while the district has cleared nobody. */
  readonly officers?: readonly ClearedOfficer[];
  readonly issuedAt: string;
  readonly issuer: string;
}

export interface SignedTrustList {
  readonly list: TrustList;
  readonly signature: string;
}
