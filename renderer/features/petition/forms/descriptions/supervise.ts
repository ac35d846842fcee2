import {
  adoptionLabels,
  proposalLabels,
  supervisionGroundLabels,
  supervisionMeansLabels,
} from "../../../../../shared/petition/course/value-labels.ts";
import { custodyOf } from "../../../../../shared/petition/steps.ts";
import { choice, day, earlier, office, ownNumber, text } from "../fields.ts";
import type { FormFacts, OfficeValue, StepDescription } from "../form-fields.ts";
import { words } from "../words.ts";

/** The office that handles the petition, where it is another. */
function handlingOffice({ view, office: own, offices }: FormFacts): OfficeValue {
  const holder = custodyOf(view.scope);
  const found = offices.find(({ organisation }) => organisation === holder);
  return holder === own.organisation || found === undefined ? { organisation: "", name: "" } : found;
}

/** 督办, 建议 and their answers (Art. 40). */
export const superviseForms = {
  "petition.supervised": {
    note: words.note.supervised,
    fields: [
      office("to", { start: handlingOffice }),
      choice("ground", supervisionGroundLabels),
      choice("means", supervisionMeansLabels),
      ownNumber("documentNumber", "supervision", { optional: true }),
      day("replyBy"),
      text("requirement"),
    ],
  },
  "petition.supervision-answered": { fields: [earlier("supervision", "petition.supervised"), text("text")] },
  "petition.proposed": {
    note: words.note.proposed,
    fields: [office("to"), choice("kind", proposalLabels), ownNumber("documentNumber", "proposal-improve-work"), text("text")],
  },
  "petition.proposal-answered": {
    fields: [earlier("proposal", "petition.proposed"), choice("adoption", adoptionLabels), text("text")],
  },
} as const satisfies Record<string, StepDescription>;
