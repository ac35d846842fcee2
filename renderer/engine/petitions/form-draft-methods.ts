import { sessionOf, whileOpen } from "../answering.ts";
import type { FormDraftApi } from "../api/form-draft-api.ts";
import type { Desk } from "../desk.ts";
import { refused } from "../strings.ts";
import { formDraftId, mayKeepForms } from "./form-drafts.ts";

/** Unfinished step forms of whoever is at the desk. */
export function formDraftMethods(desk: Desk): FormDraftApi {
  return {
    async formDraft({ petition, type }) {
      const present = sessionOf(desk);
      return present && desk.user ? (present.drafts.forms.get(formDraftId(petition, type, desk.user.id))?.form ?? null) : null;
    },
    saveFormDraft: ({ petition, type, form }) =>
      whileOpen(desk, async ({ core, drafts }) => {
        if (!desk.user) return refused("locked");
        const id = formDraftId(petition, type, desk.user.id);
        if (!mayKeepForms(await core.view(petition))) return refused("unknown-petition");
        await drafts.forms.save({ id, petition, form, savedAt: desk.tools.clock().toISOString() });
        return null;
      }),
    discardFormDraft: ({ petition, type }) =>
      whileOpen(desk, async ({ drafts }) => {
        if (desk.user) await drafts.forms.discard(formDraftId(petition, type, desk.user.id));
        return null;
      }),
  };
}
