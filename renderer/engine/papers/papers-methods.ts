import { noProfile } from "../../../shared/documents/paper/office.ts";
import { answering } from "../answering.ts";
import type { PapersApi } from "../api/papers-api.ts";
import type { Desk } from "../desk.ts";
import { refused } from "../strings.ts";
import { issuePaper } from "./issue.ts";
import { clashesOf, registerOf } from "./numbers.ts";
import { officeProfileOf, saveOfficeProfile, saveTemplate, templatesOf } from "./office.ts";

/** The documents' methods. */
export function papersMethods(desk: Desk): PapersApi {
  const session = () => (desk.user ? desk.session : null);
  return {
    async officeProfile() {
      const present = session();
      return present ? officeProfileOf(desk, present) : noProfile;
    },
    saveOfficeProfile: ({ profile }) =>
      answering(async () => {
        const present = session();
        return present ? saveOfficeProfile(desk, present, profile) : refused("locked");
      }),
    async paperTemplates() {
      const present = session();
      return present ? templatesOf(present) : {};
    },
    savePaperTemplate: ({ kind, template }) =>
      answering(async () => {
        const present = session();
        return present ? saveTemplate(desk, present, kind, template) : refused("locked");
      }),
    issuePaper: (request) =>
      answering(async () => {
        const present = session();
        return present ? issuePaper(desk, present, request) : refused("locked");
      }),
    async paperNumbers() {
      const present = session();
      return present ? registerOf(present) : [];
    },
    async numberClashes() {
      const present = session();
      return present ? clashesOf(present) : [];
    },
  };
}
