import { clearedRecipients } from "../../../shared/registry/officers.ts";
import { answering } from "../answering.ts";
import type { AccusationApi, AccusationReceipt } from "../api/accusation-api.ts";
import type { Desk, Session } from "../desk.ts";
import { readRecords } from "../exchange/records.ts";
import { settleMoves } from "../leaving/settle-moves.ts";
import {
  actOnAccusation,
  changeOfficerPassphrase,
  listAccusations,
  openAccusationFile,
  openAccusations,
  presentOfficer,
  readAccusation,
} from "./compartment.ts";
import { acknowledgedEvents } from "./incoming.ts";
import { moveToAccusations } from "./moving/move-petition.ts";
import { movePlan } from "./moving/move-plan.ts";
import { sealRecordsOf } from "./moving/seal-records.ts";
import { announceOfficer, clearOfficer, endClearance, listOfficers, officerSheet } from "./officers.ts";
import { issuedReceipts, keptParts } from "./records.ts";
import { takeAccusation } from "./take.ts";

const nothing = { officers: 0, receipts: [], unopened: 0, open: null } as const;

/** The compartment's methods. */
export function accusationMethods(desk: Desk): AccusationApi {
  return {
    async accusationDesk() {
      const { session } = desk;
      if (!session || !desk.user) return nothing;
      const officer = presentOfficer(desk);
      return {
        officers: clearedRecipients(session.ledger.trust.state().trustList).length,
        receipts: await receipts(session),
        unopened: (await readRecords(session.ledger, keptParts)).size,
        open: officer && { name: officer.name },
      };
    },
    takeAccusation: (request) => answering(() => takeAccusation(desk, request)),
    moveToAccusations: ({ along = [], ...request }) => answering(() => moveToAccusations(desk, { ...request, along })),
    async movePlan({ petition, along = [] }) {
      const { session, user } = desk;
      return session && user ? movePlan(desk, session, petition, along) : null;
    },
    sealRecordsOf: ({ petition }) => answering(() => sealRecordsOf(desk, petition)),
    officers: async () => (desk.session && desk.user ? listOfficers(desk.session) : []),
    clearOfficer: (request) => answering(() => clearOfficer(desk, request)),
    officerSheet: (request) => answering(() => officerSheet(desk, request)),
    announceOfficer: ({ recipient }) =>
      answering(async () => {
        const refusal = await announceOfficer(desk, recipient);
        // What waited because nobody was cleared goes to the officer now.
        if (refusal === null && desk.session) await settleMoves(desk, desk.session);
        return refusal;
      }),
    endClearance: ({ recipient }) => answering(() => endClearance(desk, recipient)),
    openAccusations: (request) => answering(() => openAccusations(desk, request)),
    async closeAccusations() {
      desk.officer = null;
      desk.changed(["accusations"]);
    },
    changeOfficerPassphrase: ({ fresh }) => answering(() => changeOfficerPassphrase(desk, fresh)),
    accusations: () => answering(() => listAccusations(desk)),
    accusation: ({ id }) => answering(() => readAccusation(desk, id)),
    openAccusationFile: ({ id, hash }) => answering(() => openAccusationFile(desk, id, hash)),
    actOnAccusation: ({ id, action }) => answering(() => actOnAccusation(desk, id, action)),
  };
}

/** Numbers and dates of the receipts that were given out here, newest first, and how far each has come. */
async function receipts({ ledger }: Session): Promise<readonly AccusationReceipt[]> {
  const acknowledged = await acknowledgedEvents(ledger);
  return [...(await readRecords(ledger, issuedReceipts)).values()]
    .map(
      ({ number, date, event }): AccusationReceipt => ({
        number,
        date,
        state: acknowledged.has(event) ? "acknowledged" : "waiting",
      }),
    )
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.number < b.number ? 1 : -1));
}
