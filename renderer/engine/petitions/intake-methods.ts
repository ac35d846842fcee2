import { DecryptionFailed } from "../../../shared/crypto/suite.ts";
import { importDictionary } from "../../../shared/petition/dictionary-import.ts";
import { permits } from "../../../shared/registry/roles.ts";
import { answering, sessionOf, whileOpen } from "../answering.ts";
import type { IntakeApi } from "../api/intake-api.ts";
import { recordAccess } from "../audit.ts";
import { bytesOfFile } from "../chosen-file.ts";
import type { Desk } from "../desk.ts";
import { phases, refused } from "../strings.ts";
import { AttachmentMismatch, attachmentLimit } from "./attachments.ts";
import { register } from "./commands.ts";
import { dictionaryOf, dictionaryTable } from "./dictionaries.ts";
import { knownMatters } from "./known-matters.ts";
import { intakeWarnings } from "./queries.ts";

/** 登记 at whichever session is open: drafts, the registration and what its form shows. */
export function intakeMethods(desk: Desk): IntakeApi {
  return {
    drafts: async () => sessionOf(desk)?.drafts.list() ?? [],
    draft: async ({ id }) => sessionOf(desk)?.drafts.get(id) ?? null,
    saveDraft: ({ id, form, label, channel }) =>
      whileOpen(desk, async ({ drafts }) => {
        const savedAt = desk.tools.clock().toISOString();
        if (!(await drafts.save({ id, form, label, channel, savedAt }))) return refused("too-many-drafts");
        return { savedAt };
      }),
    discardDraft: ({ id }) =>
      whileOpen(desk, async ({ drafts }) => {
        await drafts.discard(id);
        desk.changed(["drafts"]);
        return null;
      }),
    register: ({ draft, intake, screening }) => answering(() => register(desk, draft, intake, screening ?? null)),
    async knownMatters(query) {
      const present = sessionOf(desk);
      if (!present) return [];
      const found = await knownMatters(desk, present, query);
      const fresh = found.map((one) => one.petition).filter((id) => !present.matched.has(id));
      if (fresh.length > 0) {
        await recordAccess(desk, present, "matched", fresh);
        for (const id of fresh) present.matched.add(id);
      }
      return found;
    },
    async intakeWarnings({ intake }) {
      const present = sessionOf(desk);
      return present && desk.user ? intakeWarnings(desk, present, desk.user, intake) : [];
    },
    addAttachment: ({ file, name, mediaType }) =>
      whileOpen(desk, async ({ attachments }) => {
        if (file.size > attachmentLimit) return refused("attachment-too-large");
        return desk.jobs.run("attach", async (job) => {
          const stream = bytesOfFile(file);
          try {
            const written = await attachments.add(stream, (bytes) => {
              job.signal.throwIfAborted();
              job.progress(phases.attaching, bytes, file.size);
            });
            return { ...written, name: name.normalize("NFC").slice(0, 200), mediaType: mediaType.slice(0, 100) };
          } catch (error) {
            if (error instanceof AttachmentMismatch) return refused("attachment-too-large");
            throw error;
          }
        });
      }),
    openAttachment: ({ hash }) =>
      whileOpen(desk, async ({ attachments }) => {
        if (!(await attachments.holds([hash]))[0]) return refused("attachment-not-held");
        try {
          return await new Response(await attachments.open(hash)).blob();
        } catch (error) {
          if (error instanceof DecryptionFailed) return refused("attachment-damaged");
          throw error;
        }
      }),
    async dictionary({ name }) {
      const present = sessionOf(desk);
      return present ? dictionaryOf(present, name) : [];
    },
    importDictionary: ({ name, text }) =>
      whileOpen<{ readonly entries: number }>(desk, async (present) => {
        if (!desk.user || !permits(desk.user.role, "import-dictionary")) return refused("not-allowed");
        const read = importDictionary(name, text);
        if ("refused" in read) return { refused: read.refused, message: read.message };
        const { entries } = read;
        await present.core.record([{ table: dictionaryTable, key: name, value: entries }]);
        present.dictionaries.set(name, entries);
        desk.changed(["dictionary"]);
        return { entries: entries.length };
      }),
  };
}
