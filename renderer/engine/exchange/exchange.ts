import { fromHex } from "../../../shared/crypto/bytes.ts";
import { keyWords } from "../../../shared/registry/fingerprint.ts";
import type { EngineApi } from "../api/engine-api.ts";
import type { JobProgress } from "../api/notices.ts";
import type { Job } from "../jobs.ts";
import { createTurns } from "../threads/turns.ts";
import { applyOpened } from "./apply-import.ts";
import { runBackup } from "./backup.ts";
import { concernsOf } from "./concerns.ts";
import type { ExchangeContext } from "./context.ts";
import { importEnrolment } from "./enrolment-import.ts";
import { issueEnrolment, reviewRequest } from "./enrolment-issue.ts";
import { pendingRequest, writeRequest } from "./enrolment-request.ts";
import { planExport, runExport } from "./export.ts";
import { exchangeHistory } from "./history.ts";
import { type Opened, openIncoming } from "./incoming-bundle.ts";
import { memberOffices, revokeDevice } from "./members.ts";
import { planOpened, refusedPlan } from "./plan-import.ts";
import { applySpokenReceipt } from "./receipt-codes.ts";
import { answering, ExchangeRefused } from "./refusal.ts";
import { settleConcern } from "./settle-concern.ts";
import { findStaged } from "./staged-file.ts";
import { strings } from "./strings.ts";
import { VerifiedFiles } from "./verified-files.ts";

/** The part of the engine that exchanges bundles with other offices. */
export type Exchange = Pick<
  EngineApi,
  | "createRequest"
  | "pendingRequest"
  | "reviewRequest"
  | "issueEnrolment"
  | "importEnrolment"
  | "rootWords"
  | "members"
  | "revoke"
  | "exportPlan"
  | "export"
  | "planImport"
  | "applyImport"
  | "applyReceiptCode"
  | "exchanges"
  | "concerns"
  | "settleConcern"
  | "backup"
>;

/**
 * The exchange of one open desk. What writes takes turns, so that two exports never give out one acknowledgement
 * number; the ledger's own queue still lets registrations in between the transactions of a long job.
 */
export function createExchange(context: ExchangeContext): Exchange {
  const { ledger, jobs } = context;
  const turns = createTurns();
  const verified = new VerifiedFiles();

  const inTurn = <T>(kind: JobProgress["kind"], work: (job: Job) => Promise<T>) =>
    // The job begins before its turn: whoever locks the screen meanwhile does not take its keys away.
    answering(() => jobs.run(kind, (job) => turns.take(() => work(job))));

  const open = async (job: Job, token: string): Promise<Opened> => {
    const known = verified.get(token);
    if (known !== undefined) return known;
    const fresh = await openIncoming(context, job, token);
    verified.keep(token, fresh);
    return fresh;
  };

  return {
    createRequest: ({ folder }) => turns.take(() => answering(() => writeRequest(context, folder))),
    pendingRequest: () => pendingRequest(context),
    reviewRequest: ({ token }) => answering(() => reviewRequest(context, token)),
    issueEnrolment: ({ token, folder }) => inTurn("export", (job) => issueEnrolment(context, job, token, folder)),
    importEnrolment: ({ token, rootWords }) => inTurn("import", (job) => importEnrolment(context, job, token, rootWords)),
    rootWords: () =>
      answering(async () => {
        const { root } = ledger.trust.state();
        if (root === null) throw new ExchangeRefused("no-root", strings.noRoot);
        return keyWords(ledger.suite, fromHex(root));
      }),
    members: () => memberOffices(context),
    revoke: (request) =>
      turns.take(() =>
        answering(async () => {
          await revokeDevice(context, request);
          // What was verified under the old announcements must be verified anew.
          verified.clear();
          return null;
        }),
      ),

    exportPlan: ({ to }) => answering(() => planExport(context, to)),
    export: (request) => inTurn("export", (job) => runExport(context, job, request)),
    async planImport({ token }) {
      const file = await findStaged(context.desktop, token).catch(() => ({ token, name: "", size: 0 }));
      try {
        return await jobs.run("import", (job) => turns.take(async () => planOpened(context, job, await open(job, token))));
      } catch (cause) {
        verified.forget(token);
        return refusedPlan(file, cause);
      }
    },
    applyImport: ({ token, forceGap }) =>
      inTurn("import", async (job) => {
        const announced = ledger.trust.state().trustList;
        try {
          return await applyOpened(context, job, await open(job, token), forceGap === true);
        } finally {
          verified.forget(token);
          // Under newer announcements the other files must be verified anew.
          if (ledger.trust.state().trustList !== announced) verified.clear();
        }
      }),
    applyReceiptCode: ({ code }) => turns.take(() => answering(() => applySpokenReceipt(context, code))),
    exchanges: () => exchangeHistory(ledger),
    concerns: () => concernsOf(ledger),
    settleConcern: (request) => inTurn("import", (job) => settleConcern(context, job, request)),
    backup: ({ folder }) => inTurn("backup", (job) => runBackup(context, job, folder)),
  };
}
