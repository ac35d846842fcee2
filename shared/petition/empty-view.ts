import type { PetitionView } from "./view.ts";

/** A petition of which nothing is known but where it belongs. */
export function emptyView(id: string, scope: PetitionView["scope"]): PetitionView {
  return {
    id,
    scope,
    number: null,
    registered: null,
    registrationDate: null,
    fields: {},
    statement: null,
    supplements: [],
    attachments: [],
    notes: [],
    upperNumbers: [],
    notices: [],
    objections: [],
    sameMatter: [],
    voided: null,
    timeline: [],
    setAside: [],
    contested: [],
    forked: false,
  };
}
