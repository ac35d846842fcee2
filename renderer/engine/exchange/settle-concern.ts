import type { EngineApi } from "../api/engine-api.ts";
import type { Job } from "../jobs.ts";
import type { RecordChange } from "../ledger/ledger.ts";
import { acceptQuarantined } from "./accept-quarantined.ts";
import { concernsOf } from "./concerns.ts";
import type { ExchangeContext } from "./context.ts";
import { alarms, quarantined, readRecord, readRecords, recordChange, settlements } from "./records.ts";
import { ExchangeRefused } from "./refusal.ts";
import { strings } from "./strings.ts";

/** Longest reason, characters. */
const longestReason = 500;

type Request = Parameters<EngineApi["settleConcern"]>[0];

/**
 * Carries out what a person decided and notes who, when and why. Killed while accepting, what
 * is not merged yet waits on. Throws ExchangeRefused when there is no such concern, or nothing of the kind to decide about it here.
 */
export async function settleConcern(context: ExchangeContext, job: Job, request: Request): Promise<null> {
  const { ledger } = context;
  const user = ledger.user();
  if (user === null) throw new ExchangeRefused("locked", strings.concerns.locked);
  const { id, decision } = request;
  const reason = request.reason.trim();
  const concern = (await concernsOf(ledger)).find((each) => each.id === id);
  if (concern === undefined) throw new ExchangeRefused("unknown-concern", strings.concerns.unknown);
  if (concern.kind === "quarantine" && ledger.office.level !== "district") {
    throw new ExchangeRefused("district-only", strings.concerns.districtDecides);
  }
  if (!concern.decisions.includes(decision)) throw new ExchangeRefused("already-settled", strings.concerns.settled);
  if (decision !== "seen" && reason === "") {
    throw new ExchangeRefused("reason-needed", strings.concerns.reasonNeeded, { field: "reason" });
  }
  if ([...reason].length > longestReason) {
    throw new ExchangeRefused("reason-too-long", strings.concerns.reasonTooLong, { field: "reason" });
  }
  const { device, scope } = await subjectOf(context, id);
  const at = context.now();
  const settlement = (events: number): RecordChange =>
    recordChange(settlements, `${at}|${id}`, {
      concern: id,
      kind: concern.kind,
      device,
      scope,
      events,
      since: concern.since,
      decision,
      reason,
      user: user.id,
      userName: user.name,
      at,
    });
  if (decision === "accept") await acceptQuarantined(context, job, device, settlement);
  else await ledger.record([settlement(concern.events)]);
  ledger.changed(["exchange", "status"]);
  return null;
}

/** Device and scope that a concern is about. */
async function subjectOf({ ledger }: ExchangeContext, id: string): Promise<{ readonly device: string; readonly scope: string }> {
  const alarm = await readRecord(ledger, alarms, id);
  if (alarm !== null) return alarm;
  const kept = [...(await readRecords(ledger, quarantined)).values()].find(({ device }) => id === `quarantine|${device}`);
  if (kept === undefined) throw new ExchangeRefused("unknown-concern", strings.concerns.unknown);
  return kept;
}
