import { sessionOf, whileOpen } from "../answering.ts";
import type { StepDraftApi } from "../api/step-draft-api.ts";
import type { Desk } from "../desk.ts";
import { refused } from "../strings.ts";
import { maySaveSteps, stepDraftId } from "./step-drafts.ts";

/** Unfinished step forms of whoever is at the desk. */
export function stepDraftMethods(desk: Desk): StepDraftApi {
  return {
    async stepDraft({ petition, type }) {
      const present = sessionOf(desk);
      return present && desk.user ? (present.drafts.steps.get(stepDraftId(petition, type, desk.user.id))?.form ?? null) : null;
    },
    saveStepDraft: ({ petition, type, form }) =>
      whileOpen(desk, async ({ core, drafts }) => {
        if (!desk.user) return refused("locked");
        const id = stepDraftId(petition, type, desk.user.id);
        if (!maySaveSteps(await core.view(petition))) return refused("unknown-petition");
        await drafts.steps.save({ id, petition, form, savedAt: desk.tools.clock().toISOString() });
        return null;
      }),
    discardStepDraft: ({ petition, type }) =>
      whileOpen(desk, async ({ drafts }) => {
        if (desk.user) await drafts.steps.discard(stepDraftId(petition, type, desk.user.id));
        return null;
      }),
  };
}
