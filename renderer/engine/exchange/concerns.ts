import type { Concern } from "../api/exchange-api.ts";
import type { LedgerPort } from "../ledger/ledger.ts";
import { knownCertificates } from "./peers.ts";
import { type Alarm, alarms, type QuarantinedEvent, quarantined, readRecords, type Settlement, settlements } from "./records.ts";
import { strings } from "./strings.ts";

/** What a concern is about, before it is put into words. */
type Matter = Pick<Settlement, "kind" | "device" | "scope" | "events" | "since"> & { readonly id: string };

/** What a person has to look at: the open ones first, oldest first; then what was decided, newest first. */
export async function concernsOf(ledger: LedgerPort): Promise<readonly Concern[]> {
  const said = [...(await readRecords(ledger, settlements)).values()].sort((a, b) => (a.at < b.at ? 1 : -1));
  const matters = [...(await quarantineMatters(ledger)), ...(await alarmMatters(ledger))];
  const standing = new Map(matters.map((matter) => [matter.id, standingSettlement(matter, said)]));
  const open = matters.filter(({ id }) => standing.get(id) === null).sort((a, b) => (a.since < b.since ? -1 : 1));
  return [
    ...open.map((matter) => inWords(ledger, matter, null)),
    ...said.map((one) => {
      const matter: Matter = { ...one, id: one.concern };
      return inWords(ledger, matter, one, standing.get(one.concern) === one);
    }),
  ];
}

/** A matter, and when the last of its records came. */
interface Waiting extends Matter {
  readonly latest: string;
}

async function quarantineMatters(ledger: LedgerPort): Promise<readonly Waiting[]> {
  const kept = [...(await readRecords(ledger, quarantined)).values()].sort((a, b) => (a.at < b.at ? -1 : 1));
  const byDevice = new Map<string, QuarantinedEvent[]>();
  for (const event of kept) {
    const same = byDevice.get(event.device);
    if (same === undefined) byDevice.set(event.device, [event]);
    else same.push(event);
  }
  return [...byDevice].map(([device, events]) => ({
    id: `quarantine|${device}`,
    kind: "quarantine",
    device,
    scope: events[0]?.scope ?? "",
    events: events.length,
    since: events[0]?.at ?? "",
    latest: events.at(-1)?.at ?? "",
  }));
}

async function alarmMatters(ledger: LedgerPort): Promise<readonly Waiting[]> {
  return [...(await readRecords(ledger, alarms))].map(([id, { kind, device, scope, events = 0, at }]) => ({
    id,
    kind: kinds[kind],
    device,
    scope,
    events,
    since: at,
    latest: at,
  }));
}

const kinds: Readonly<Record<Alarm["kind"], Concern["kind"]>> = {
  fork: "fork",
  "foreign-head": "foreign-head",
  restored: "set-back",
};

/** The decision that covers all of a matter; newer records open it again. What was accepted partly waits on. */
function standingSettlement(matter: Waiting, newestFirst: readonly Settlement[]): Settlement | null {
  const last = newestFirst.find(({ concern }) => concern === matter.id);
  return last === undefined || last.decision === "accept" || last.at < matter.latest ? null : last;
}

function inWords(ledger: LedgerPort, matter: Matter, settled: Settlement | null, standing = false): Concern {
  const { office } = ledger;
  const { id, kind, device, scope, events, since } = matter;
  const known = knownCertificates(ledger.trust.state()).find(({ certificate }) => certificate.device === device)?.certificate;
  const own = device === office.device;
  const organisation = own ? office.organisation : (known?.organisation ?? scope.split("/")[0] ?? "");
  const name = own ? office.name : (known?.organisationName ?? organisation);
  const deviceCode = own ? office.deviceCode : (known?.deviceCode ?? "");
  const decides = office.level === "district";
  return {
    id,
    kind,
    office: { organisation, name },
    deviceCode,
    events,
    since,
    ...strings.concerns.said(kind, { name, deviceCode, own, events, decides }),
    decisions: decisionsOn(kind, decides, settled, standing),
    settled:
      settled === null ? null : { decision: settled.decision, by: settled.userName, at: settled.at, reason: settled.reason },
  };
}

/** Only the district decides on 隔离. What it keeps apart it may still accept later. */
function decisionsOn(
  kind: Concern["kind"],
  decides: boolean,
  settled: Settlement | null,
  standing: boolean,
): Concern["decisions"] {
  if (kind !== "quarantine") return settled === null ? ["seen"] : [];
  if (!decides || (settled !== null && !standing)) return [];
  return settled === null ? ["accept", "keep-apart"] : ["accept"];
}
