import { toHex, utf8 } from "../../../shared/crypto/bytes.ts";
import type { CryptoSuite } from "../../../shared/crypto/suite.ts";
import { comparePositions, type Position } from "../../../shared/log/order.ts";
import type { AdoptionEvent } from "../../../shared/petition/events.ts";
import { type Calendar, makeCalendar } from "../../../shared/regulation/calendar.ts";
import { type HolidayTables, holidayTables } from "../../../shared/regulation/holidays.ts";
import { nationalProfile } from "../../../shared/regulation/national-profile.ts";
import type { LocalProfile, Profile } from "../../../shared/regulation/profile.ts";
import { profileThroughTime } from "../../../shared/regulation/profile-history.ts";
import type { RecordChange } from "../ledger/ledger.ts";

/** Local records of adopted profiles and holiday tables, by event id: a view of events, made again with them. */
export const adoptionTable = "adoption";

/** An adoption as it is kept. */
export interface Adoption {
  /** The same in every scope that it was copied to. */
  readonly id: string;
  readonly type: AdoptionEvent["type"];
  /** The office for which it holds. */
  readonly organisation: string;
  readonly writer: string;
  readonly at: string;
  readonly actor: string;
  readonly position: Position;
  readonly profile?: LocalProfile;
  readonly tables?: HolidayTables;
}

export function adoptionRecord(event: AdoptionEvent, writer: string): RecordChange {
  return { table: adoptionTable, key: event.id, value: adoptionOf(event, writer) };
}

/** `writer`: the organisation of the device that wrote it. */
export function adoptionOf({ header, type, body }: AdoptionEvent, writer: string): Adoption {
  const { subject, scope, wall, actor, count, device, epoch, seq } = header;
  return {
    id: subject,
    type,
    organisation: scope.slice(0, scope.indexOf("/")),
    writer,
    at: wall,
    actor,
    position: { count, device, epoch, seq },
    ...body,
  };
}

/** Whether it comes from above: an office's own counts only where that office itself wrote it. */
function fromAbove({ type }: Adoption): boolean {
  return type === "profile.adopted" || type === "calendar.adopted";
}

/** The rules and the calendar that this desk goes by, through time and by office. */
export interface Rules {
  /** The rules of an office through time; see `profileAt`. */
  profileOf(organisation: string): Profile;
  readonly calendar: Calendar;
  readonly tables: HolidayTables;
  /** All that was adopted, oldest first. */
  readonly adoptions: readonly Adoption[];
  /** Names this state: what was counted under another has to be counted anew. */
  readonly version: string;
}

export const nationalRules: Rules = {
  profileOf: () => nationalProfile,
  calendar: makeCalendar(holidayTables),
  tables: holidayTables,
  adoptions: [],
  version: "",
};

/** The rules out of what was adopted. `own`: the office at whose desk the calendar counts. */
export function rulesOf(suite: CryptoSuite, held: readonly Adoption[], own: string): Rules {
  if (held.length === 0) return nationalRules;
  const adoptions = held
    .filter((one) => fromAbove(one) || one.writer === one.organisation)
    .sort((a, b) => comparePositions(a.position, b.position));
  const profiles = new Map<string, Profile>();
  const profilesOf = (organisation: string, above: boolean) =>
    adoptions.flatMap((one) =>
      one.organisation === organisation && fromAbove(one) === above && one.profile ? [one.profile] : [],
    );
  const tables = Object.assign(
    {},
    holidayTables,
    ...[true, false].flatMap((above) =>
      adoptions.filter((one) => one.organisation === own && fromAbove(one) === above).map((one) => one.tables ?? {}),
    ),
  ) as HolidayTables;
  const names = adoptions.map((one) => `${one.organisation} ${one.id}`).join("\n");
  return {
    profileOf(organisation) {
      const known = profiles.get(organisation);
      if (known) return known;
      const found = profileThroughTime(nationalProfile, [profilesOf(organisation, true), profilesOf(organisation, false)]);
      profiles.set(organisation, found);
      return found;
    },
    calendar: makeCalendar(tables),
    tables,
    adoptions,
    version: toHex(suite.hash(utf8(names))).slice(0, 12),
  };
}
