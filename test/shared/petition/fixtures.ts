import { createHash } from "node:crypto";
import type { Scope } from "../../../shared/log/event.ts";
import type { DecideContext } from "../../../shared/petition/command.ts";
import { isParked, isPetitionEvent, type PetitionEvent, readBody } from "../../../shared/petition/events.ts";
import type { Intake, PetitionFields } from "../../../shared/petition/intake.ts";
import { merge } from "../../../shared/petition/merge.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { makeCalendar } from "../../../shared/regulation/calendar.ts";
import { holidayTables } from "../../../shared/regulation/holidays.ts";
import { nationalProfile } from "../../../shared/regulation/national-profile.ts";

export const township = "990127001";
export const district = "990127";
export const scope: Scope = `${township}/general`;
export const petition = "5f2c1a90b7d34e6688aa00112233ccdd";

export const fields: PetitionFields = {
  channel: "visit",
  source: { kind: "direct" },
  petitionDate: "2026-11-20",
  receiptDate: "2026-11-20",
  petitioners: [{ kind: "person", name: "徐国根", address: "青溪镇上坞村12组37号", phone: "13800005521" }],
  anonymous: false,
  groupSize: 1,
  representatives: [],
  agent: null,
  category: "claim",
  contentClass: "L-01",
  place: "990127001200",
  purpose: "resolve",
  complainedOf: "无",
  title: "要求落实原农田水利修建民工补助",
  summary: "",
  confidential: false,
};

export const intake: Intake = {
  ...fields,
  statement: "1976至1981年参加青溪水库修建，有工分本。请求说明政策依据。",
  confirmation: { how: "signed", date: "2026-11-20" },
  attachments: [],
  sameMatterAs: null,
};

export const calendar = makeCalendar(holidayTables);

export const context: DecideContext = {
  today: "2026-11-20",
  actor: { id: "u1", name: "林晓", role: "clerk" },
  office: { organisation: township, name: "青溪镇信访站" },
  deviceCode: "A",
  sequence: 287,
  lastWall: null,
  calendar,
  profile: nationalProfile,
  dictionaries: { contentClass: null, place: null },
};

export function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Who writes an event, and when in the order. */
export interface Place {
  readonly count: number;
  readonly device?: string;
  readonly seq?: number;
  readonly organisation?: string;
  readonly base?: Readonly<Record<string, string>>;
  readonly subject?: string;
  readonly scope?: Scope;
}

export interface Delivered {
  readonly event: PetitionEvent;
  readonly organisation: string;
}

/** An event that really passed its schema; throws when it would be parked. */
export function delivered(type: string, body: object, place: Place): Delivered {
  const device = hash(place.device ?? "township desk A").slice(0, 32);
  const seq = place.seq ?? place.count;
  const id = hash(`${type}|${device}|${place.count}|${seq}|${JSON.stringify(body)}`);
  const header = {
    v: 1 as const,
    scope: place.scope ?? scope,
    device,
    epoch: hash(`epoch of ${device}`).slice(0, 32),
    seq,
    prev: null,
    count: place.count,
    wall: "2026-11-20T01:02:03.000Z",
    actor: "u1",
    type,
    subject: place.subject ?? petition,
    bodyHash: hash(JSON.stringify(body)),
    ...(place.base === undefined ? {} : { base: place.base }),
  };
  const event = readBody(id, header, { salt: "00", ...body });
  if (isParked(event)) throw new Error(`${type} parked: ${event.detail}`);
  if (!isPetitionEvent(event)) throw new Error(`${type} is not about a petition`);
  return { event, organisation: place.organisation ?? township };
}

export const registeredBody = {
  fields,
  statement: intake.statement,
  confirmation: null,
  attachments: [],
  sameMatterAs: null,
  registrationDate: "2026-11-20",
  number: { region: township, year: 2026, device: "A", sequence: 287 },
};

export const registered = delivered("petition.registered", registeredBody, { count: 1 });

export type Merge = typeof merge;

/** The view of these events, merged one by one in the given order. */
export function mergeAll(list: readonly Delivered[], by: Merge = merge): PetitionView {
  let view: PetitionView | null = null;
  for (const { event, organisation } of list) view = by(view, event, organisation);
  if (view === null) throw new Error("no events");
  return view;
}
