import { permits } from "../../../shared/registry/roles.ts";
import { answering, sessionOf, whileOpen } from "../answering.ts";
import type { PetitionApi } from "../api/petition-api.ts";
import { recordAccess } from "../audit.ts";
import type { Desk } from "../desk.ts";
import { refused } from "../strings.ts";
import { act } from "./commands.ts";
import { detail, list, stepWarnings } from "./queries.ts";

/** Petitions of whichever session is open: the ledger, one of them, and every step of its life. */
export function petitionMethods(desk: Desk): PetitionApi {
  return {
    async list(request) {
      const present = sessionOf(desk);
      return present ? list(desk, present, request) : { rows: [], total: 0, complete: false };
    },
    async petition({ petition }) {
      const present = sessionOf(desk);
      return present && desk.user ? detail(desk, present, desk.user, petition) : null;
    },
    disclose: ({ petition }) =>
      whileOpen(desk, async (present) => {
        const { user } = desk;
        if (!user) return refused("locked");
        if (!permits(user.role, "disclose")) return refused("not-allowed");
        if (!(await present.core.view(petition))) return refused("unknown-petition");
        await recordAccess(desk, present, "disclosed", [petition]);
        present.disclosed.add(petition);
        return (await detail(desk, present, user, petition)) ?? refused("unknown-petition");
      }),
    amend: ({ petition, changes, base }) => answering(() => act(desk, petition, { do: "amend", changes, base })),
    confirmStatement: ({ petition, how, date }) => answering(() => act(desk, petition, { do: "confirm-statement", how, date })),
    supplement: ({ petition, ...what }) => answering(() => act(desk, petition, { do: "supplement", ...what })),
    note: ({ petition, text }) => answering(() => act(desk, petition, { do: "note", text })),
    attach: ({ petition, attachments }) => answering(() => act(desk, petition, { do: "attach", attachments })),
    giveNotice: ({ petition, ...what }) => answering(() => act(desk, petition, { do: "give-notice", ...what })),
    object: ({ petition, date, reason }) => answering(() => act(desk, petition, { do: "object", date, reason })),
    takeStep: ({ petition, type, body }) => answering(() => act(desk, petition, { do: "take-step", type, body })),
    async stepWarnings({ petition, ...step }) {
      const present = sessionOf(desk);
      return present && desk.user ? stepWarnings(desk, present, desk.user, petition, step) : [];
    },
    recordUpperNumber: ({ petition, system, number }) =>
      answering(() => act(desk, petition, { do: "record-upper-number", system, number })),
    linkSameMatter: ({ petition, other }) => answering(() => act(desk, petition, { do: "link-same-matter", other })),
    settleConflict: ({ petition, field, event }) => answering(() => act(desk, petition, { do: "settle-conflict", field, event })),
    void: ({ petition, reason, approvedBy }) =>
      answering(async () => {
        const answer = await act(desk, petition, { do: "void", reason, approvedBy });
        // It is voided; a form that cannot be removed now goes at the next start.
        if (answer === null) await desk.session?.drafts.forms.discardOf(petition).catch(() => undefined);
        return answer;
      }),
  };
}
