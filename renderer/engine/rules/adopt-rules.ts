import { toHex, utf8 } from "../../../shared/crypto/bytes.ts";
import type { Scope } from "../../../shared/log/event.ts";
import type { AdoptionEvent } from "../../../shared/petition/events.ts";
import type { OrganisationLevel } from "../../../shared/registry/certificate.ts";
import { permits } from "../../../shared/registry/roles.ts";
import { type HolidayTables, parseHolidays } from "../../../shared/regulation/holidays.ts";
import { parseLocalProfile, printLocalProfile, withLocalProfile } from "../../../shared/regulation/local-profile.ts";
import { type LocalProfile, profileAt } from "../../../shared/regulation/profile.ts";
import type { Answer, Refused } from "../api/answer.ts";
import type { Desk, Session } from "../desk.ts";
import { writeOutgoing } from "../exchange/outgoing-file.ts";
import { knownCertificates } from "../exchange/peers.ts";
import { refused } from "../strings.ts";
import { officeOf } from "../vault/trust-file.ts";
import { localInForce } from "./rules-info.ts";

/** What an adoption says: a profile or holiday tables. */
type Content = { readonly profile: LocalProfile } | { readonly tables: HolidayTables };

/** Scopes of the offices beneath this desk: what a district adopts is copied into each, and travels with it. */
function scopesBeneath(desk: Desk): readonly Scope[] {
  if (!desk.trust || officeOf(desk.trust).level !== "district") return [];
  const offices = knownCertificates(desk.trust)
    .map(({ certificate }) => certificate)
    .filter((certificate) => certificate.level === "township")
    .map((certificate) => certificate.organisation);
  return [...new Set(offices)].map((organisation): Scope => `${organisation}/general`);
}

/** A district speaks for those beneath it; any other office for itself alone. */
function typeOf(level: OrganisationLevel, content: Content): AdoptionEvent["type"] {
  if (level === "district") return "profile" in content ? "profile.adopted" : "calendar.adopted";
  return "profile" in content ? "office.profile-adopted" : "office.calendar-adopted";
}

async function adopt(desk: Desk, session: Session, content: Content): Promise<Refused | null> {
  const { user, trust } = desk;
  if (!user || !trust) return refused("locked");
  if (!permits(user.role, "adopt-rules")) return refused("not-allowed");
  const office = officeOf(trust);
  const type = typeOf(office.level, content);
  const event = {
    type,
    subject: toHex(desk.tools.suite.randomBytes(16)),
    actor: user.id,
    wall: desk.tools.clock().toISOString(),
    body: { ...content },
  };
  const scopes: readonly Scope[] = [`${office.organisation}/general`, ...scopesBeneath(desk)];
  await session.core.write((work) =>
    session.core.appendOwn(
      work,
      scopes.map((scope) => ({ scope, ...event })),
    ),
  );
  await session.background;
  return null;
}

/** Adopts a local profile for this office, and at a district for those beneath it. */
export async function adoptProfile(desk: Desk, session: Session, text: string): Answer<{ readonly effectiveFrom: string }> {
  const local = parseLocalProfile(text);
  if ("refused" in local) return local;
  const base = profileAt(desk.rules.profileOf(desk.organisation), local.effectiveFrom);
  const merged = withLocalProfile(base, local);
  if ("refused" in merged) return merged;
  return (await adopt(desk, session, { profile: local })) ?? { effectiveFrom: local.effectiveFrom };
}

/** Adopts holiday tables of further years. */
export async function adoptCalendar(desk: Desk, session: Session, text: string): Answer<{ readonly years: readonly string[] }> {
  const read = parseHolidays(text);
  if ("refused" in read) return read;
  return (await adopt(desk, session, read)) ?? { years: Object.keys(read.tables).sort() };
}

/** Copies what this district adopted into the scope of an office that does not have it yet: it was enrolled later. */
export async function handDownRules(desk: Desk, session: Session, organisation: string): Promise<void> {
  const { user } = desk;
  if (!user || !scopesBeneath(desk).includes(`${organisation}/general`)) return;
  const { adoptions } = desk.rules;
  const there = new Set(adoptions.filter((one) => one.organisation === organisation).map((one) => one.id));
  const missing = adoptions.filter((one) => one.organisation === desk.organisation && !there.has(one.id));
  if (missing.length === 0) return;
  await session.core.write((work) =>
    session.core.appendOwn(
      work,
      missing.map((one) => ({
        scope: `${organisation}/general` as const,
        type: one.type,
        subject: one.id,
        actor: user.id,
        wall: desk.tools.clock().toISOString(),
        body: one.profile ? { profile: one.profile } : { tables: one.tables },
      })),
    ),
  );
  await session.background;
}

/** Writes the local profile in force as a file that another office can import. */
export async function exportProfile(desk: Desk, folder: string): Answer<{ readonly path: string }> {
  const local = localInForce(desk.rules, desk.organisation, desk.today);
  if (local === null) return refused("no-local-profile");
  const name = `规则-${desk.organisation}-${local.id}-${local.effectiveFrom}.json`;
  const { path } = await writeOutgoing(desk.tools.desktop, folder, name, utf8(printLocalProfile(local)));
  return { path };
}
