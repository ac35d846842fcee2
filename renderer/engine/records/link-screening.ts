import type { Scope } from "../../../shared/log/event.ts";
import { decideRecord } from "../../../shared/petition/office-record/decide-record.ts";
import { becamePetition } from "../../../shared/petition/office-record/screening-petition.ts";
import type { UserInfo } from "../api/desk-api.ts";
import type { Desk, Session } from "../desk.ts";
import type { Work } from "../ledger/work.ts";

/**
 * Lets a record of 排查 name the petition that it became, in the transaction that registers it. A record that cannot (of
 * another office, struck out, already another petition) stays as it is: registering never fails for its sake.
 */
export async function linkScreening(
  desk: Desk,
  session: Session,
  user: UserInfo,
  work: Work,
  record: string,
  petition: string,
): Promise<void> {
  const present = await work.officeRecord(record);
  const data = present && becamePetition(present, petition);
  if (!present || !data) return;
  const scope: Scope = `${desk.organisation}/general`;
  const wall = desk.tools.clock().toISOString();
  const kept = { record, kind: "screening", data, removed: false, base: present.state.stamp.event };
  const event = decideRecord(present, kept, { scope, actor: user.id, wall });
  if (!("refused" in event)) await session.core.appendOwn(work, [event]);
}
