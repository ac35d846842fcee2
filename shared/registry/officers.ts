import type { ClearedOfficer, SignedTrustList } from "./certificate.ts";

/** Keys that an accusation is sealed to now: of every officer whose clearance has not ended (《条例》第30条). */
export function clearedRecipients(trustList: SignedTrustList | null): readonly string[] {
  const cleared = trustList?.list.officers?.filter(({ until }) => until === null) ?? [];
  return [...new Set(cleared.map(({ recipient }) => recipient))];
}

/**
 * Two announcements' officers as one list, in the order of clearance: nobody is forgotten, and a clearance that ended in
 * one of them has ended.
 */
export function joinedOfficers(one: readonly ClearedOfficer[], other: readonly ClearedOfficer[]): readonly ClearedOfficer[] {
  const joined = new Map<string, ClearedOfficer>();
  for (const officer of [...one, ...other]) {
    const held = joined.get(officer.recipient);
    joined.set(officer.recipient, { ...(held ?? officer), until: held?.until ?? officer.until });
  }
  return [...joined.values()].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}
