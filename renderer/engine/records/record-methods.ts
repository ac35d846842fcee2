import { toHex } from "../../../shared/crypto/bytes.ts";
import type { Scope } from "../../../shared/log/event.ts";
import { decideRecord } from "../../../shared/petition/office-record/decide-record.ts";
import { type RecordContent, type RecordKind, recordBody } from "../../../shared/petition/office-record/record-kinds.ts";
import type { OfficeRecord } from "../../../shared/petition/office-record/record-view.ts";
import { petitionsNamed } from "../../../shared/petition/office-record/sealing-records.ts";
import { compareStamps } from "../../../shared/petition/order.ts";
import type { Stamp } from "../../../shared/petition/view.ts";
import { permits } from "../../../shared/registry/roles.ts";
import { answering } from "../answering.ts";
import type { OfficeRecordRow, RecordApi } from "../api/record-api.ts";
import type { Desk, Session } from "../desk.ts";
import { refusedRetention } from "../retention/strings.ts";
import { refused } from "../strings.ts";
import { findMatters, openMatters, petitionLines } from "./record-matters.ts";

/** Office records of whichever session is open. */
export function recordMethods(desk: Desk): RecordApi {
  return {
    async officeRecords({ kind }) {
      const { session, user } = desk;
      if (!session || !user) return [];
      const records = await session.records.all(kind);
      return [...records].sort((a, b) => compareStamps(b.state.stamp, a.state.stamp)).map((record) => rowOf(session, record));
    },
    async petitionLines({ petitions }) {
      const { session, user } = desk;
      return session && user ? petitionLines(desk, session, petitions) : [];
    },
    async findMatters({ text }) {
      const { session, user } = desk;
      return session && user ? findMatters(session, text) : [];
    },
    async openMatters() {
      const { session, user } = desk;
      return session && user ? openMatters(desk, session) : [];
    },
    keepRecord: ({ record, kind, data, removed = false, base }) =>
      answering(async () => {
        const { session, user } = desk;
        if (!session || !user) return refused("locked");
        if (!permits(user.role, "keep-records")) return refused("not-allowed");
        // Approved and carried out only by the leader's own steps (engine/retention).
        if (kind === "destruction-list") return refusedRetention("destruction-list");
        if (namesMoved(session, kind, data)) return refused("names-moved");
        const scope: Scope = `${desk.organisation}/general`;
        const id = record ?? toHex(desk.tools.suite.randomBytes(16));
        // Decided within the turn, so that two windows cannot both build on the version that they saw.
        const answer = await session.core.write(async (work) => {
          const present = await work.officeRecord(id);
          if (record !== null && present === null) return refused("unknown-record");
          const wall = desk.tools.clock().toISOString();
          const event = decideRecord(present, { record: id, kind, data, removed, base }, { scope, actor: user.id, wall });
          if ("refused" in event) return event;
          await session.core.appendOwn(work, [event]);
          return { record: id };
        });
        return answer;
      }),
  };
}

/** Whether it would name a petition that was moved to the accusations or destroyed: nothing is written about one any more. */
function namesMoved({ catalog }: Session, kind: RecordKind, data: unknown): boolean {
  const read = recordBody.safeParse({ kind, data });
  const content = read.success ? ({ ...read.data, removed: false } as RecordContent) : null;
  if (content === null) return false;
  const stages = petitionsNamed(content).map((petition) => catalog.get(petition)?.index.stage);
  return stages.includes("sealed") || stages.includes("destroyed");
}

/** A petition that these versions name and that was moved. */
function movedIn(catalog: Session["catalog"], versions: readonly RecordContent[]): string | null {
  return versions.flatMap(petitionsNamed).find((petition) => catalog.get(petition)?.index.stage === "sealed") ?? null;
}

function rowOf({ catalog }: Session, { id, scope, state }: OfficeRecord): OfficeRecordRow {
  const { value, stamp, rivals, history } = state;
  return {
    id,
    organisation: scope.slice(0, scope.indexOf("/")),
    ...value,
    ...writtenOf(stamp),
    versions: history.length,
    moved: movedIn(
      catalog,
      history.map((version) => version.value),
    ),
    rivals: rivals.map((rival) => ({ ...rival.value, ...writtenOf(rival.stamp) })),
  };
}

function writtenOf({ event, wall, actor, organisation }: Stamp) {
  return { version: event, at: wall, by: actor, writtenAt: organisation };
}
