import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Scope } from "../../../shared/log/event.ts";
import { mayWrite } from "../../../shared/registry/authority.ts";
import type { Certificate } from "../../../shared/registry/certificate.ts";
import { eventRights } from "../../../shared/registry/event-rights.ts";
import {
  isOrganisationCode,
  isRegionCode,
  isRegionOf,
  isUnder,
  levelOf,
  regionOf,
} from "../../../shared/registry/organisation.ts";
import { permits } from "../../../shared/registry/roles.ts";

const desk = (organisation: string, change: Partial<Certificate> = {}): Certificate => ({
  v: 1,
  device: "d".repeat(32),
  role: "desk",
  organisation,
  organisationName: "某站",
  level: levelOf(organisation),
  deviceCode: "A",
  signingKey: "0".repeat(64),
  recipient: "age1example",
  compartments: ["general", "accusation"],
  serial: 1,
  issuedAt: "2026-01-01T00:00:00.000Z",
  expiresAt: "2027-01-01T00:00:00.000Z",
  issuer: "e".repeat(32),
  ...change,
});

describe("who may write what", () => {
  it.each<[string, string, Scope, string, boolean]>([
    ["a township registers at home", "990127001", "990127001/general", "petition.registered", true],
    ["a township registers at its neighbour's", "990127001", "990127002/general", "petition.registered", false],
    ["a township writes into the district's scope", "990127001", "990127/general", "petition.registered", false],
    ["a township assigns", "990127001", "990127001/general", "assignment.made", false],
    ["a township supervises", "990127001", "990127001/general", "supervision.letter-sent", false],
    ["a township changes a dictionary", "990127001", "990127001/general", "dictionary.replaced", false],
    ["a township writes what only a newer version knows", "990127001", "990127001/general", "petition.something-new", true],
    ["... but not elsewhere", "990127001", "990127/general", "petition.something-new", false],
    ["a township takes an accusation", "990127001", "990127001/accusation", "petition.registered", true],
    ["the district registers at home", "990127", "990127/general", "petition.registered", true],
    ["the district assigns to a township", "990127", "990127001/general", "assignment.made", true],
    ["the district writes into another district", "990127", "990128/general", "petition.noted", false],
    ["... or into a township of another district", "990127", "990128001/general", "petition.noted", false],
  ])("%s", (_, organisation, scope, type, allowed) => {
    expect(mayWrite(desk(organisation), scope, type)).toBe(allowed);
  });

  it("only compartments that the certificate names, and nothing at all by the root", () => {
    const general = desk("990127001", { compartments: ["general"] });
    expect(mayWrite(general, "990127001/accusation", "petition.registered")).toBe(false);
    expect(mayWrite(desk("990127", { role: "root" }), "990127/general", "petition.noted")).toBe(false);
    expect(mayWrite(desk("990127", { role: "issuer" }), "990127/general", "petition.noted")).toBe(true);
  });

  it("names a level for every event type of this version", () => {
    for (const levels of Object.values(eventRights)) expect(levels).toContain("district");
    expect(mayWrite(desk("990127001"), "990127001/general", "constructor.name")).toBe(true);
  });
});

describe("organisations", () => {
  const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
  it("stand beneath the district whose code begins theirs, never beneath themselves or each other", () => {
    fc.assert(
      fc.property(digits(6), digits(3), digits(6), (district, rest, other) => {
        const township = district + rest;
        expect(isUnder(township, district)).toBe(true);
        expect(isUnder(district, township)).toBe(false);
        expect(isUnder(township, township)).toBe(false);
        expect(isUnder(township, other)).toBe(other === district);
        expect(isRegionOf(regionOf(district), district)).toBe(true);
      }),
    );
  });
  it("have codes of 6 or 9 digits, regions of 12", () => {
    expect(["990127", "990127001"].every(isOrganisationCode)).toBe(true);
    expect(["99012", "9901270", "990127000", "990127001201", "99012a", "", "990127\n"].some(isOrganisationCode)).toBe(false);
    expect(["990127000000", "990127001000", "990127001201"].every(isRegionCode)).toBe(true);
    expect(["990127000201", "990127001", "99012700100x"].some(isRegionCode)).toBe(false);
    expect(isRegionOf("990127001201", "990127001")).toBe(true);
    expect(isRegionOf("990127001201", "990127002")).toBe(false);
    expect(() => levelOf("9901")).toThrow(RangeError);
  });
});

describe("roles", () => {
  it("keep an auditor to reading, and users to the administrator", () => {
    expect(permits("auditor", "read-access-records")).toBe(true);
    expect(permits("auditor", "export")).toBe(false);
    expect(permits("auditor", "import")).toBe(false);
    expect(permits("administrator", "manage-users")).toBe(true);
    expect(permits("leader", "manage-users")).toBe(false);
    expect(permits("clerk", "force-gap")).toBe(false);
    expect(permits("administrator", "read-access-records")).toBe(false);
  });
});
