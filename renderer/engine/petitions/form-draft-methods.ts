import { sessionOf, whileOpen } from "../answering.ts";
import type { FormDraftApi, FormName } from "../api/form-draft-api.ts";
import type { Desk } from "../desk.ts";
import { refused } from "../strings.ts";
import { formDraftId, formsBegun, mayKeepForms } from "./form-drafts.ts";

/** Unfinished step forms of whoever is at the desk. */
export function formDraftMethods(desk: Desk): FormDraftApi {
  return {
    async formDraft({ petition, type }) {
      const present = sessionOf(desk);
      return present && desk.user ? (present.drafts.forms.get(formDraftId(petition, type, desk.user.id))?.form ?? null) : null;
    },
    async unfinishedForms({ petition }) {
      const present = sessionOf(desk);
      return present && desk.user ? (formsBegun(present.drafts.forms.all(), petition, desk.user.id) as readonly FormName[]) : [];
    },
    saveFormDraft: ({ petition, type, form }) =>
      whileOpen(desk, async ({ core, drafts }) => {
        if (!desk.user) return refused("locked");
        const id = formDraftId(petition, type, desk.user.id);
        if (!mayKeepForms(await core.view(petition))) return refused("unknown-petition");
        const begun = drafts.forms.get(id) === null;
        await drafts.forms.save({ id, petition, form, savedAt: desk.tools.clock().toISOString() });
        if (begun) desk.changed(["drafts"]);
        return null;
      }),
    discardFormDraft: ({ petition, type }) =>
      whileOpen(desk, async ({ drafts }) => {
        if (!desk.user) return null;
        const id = formDraftId(petition, type, desk.user.id);
        const begun = drafts.forms.get(id) !== null;
        await drafts.forms.discard(id);
        if (begun) desk.changed(["drafts"]);
        return null;
      }),
  };
}
