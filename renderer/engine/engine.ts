import type { Bytes } from "../../shared/crypto/bytes.ts";
import { DecryptionFailed } from "../../shared/crypto/suite.ts";
import { ServiceFailure } from "../../shared/desktop.ts";
import { importDictionary } from "../../shared/petition/dictionary-import.ts";
import { permits } from "../../shared/registry/roles.ts";
import {
  addUser,
  changePassphrase,
  changeRole,
  recover,
  removeUser,
  setLockAfter,
  unlock,
  unlockWithRecovery,
} from "./accounts.ts";
import { accusationMethods } from "./accusation/accusation-methods.ts";
import { adoptCalendar, adoptProfile, exportProfile } from "./adopt-rules.ts";
import type { DeskStatus, EngineApi, Refused } from "./api.ts";
import { AttachmentMismatch, attachmentLimit } from "./attachments.ts";
import { accessRecords, recordAccess } from "./audit.ts";
import { act, register } from "./commands.ts";
import { Desk, type EngineTools, type Session } from "./desk.ts";
import { dictionaryOf, dictionaryTable } from "./dictionaries.ts";
import { createEngineExchange } from "./exchange-methods.ts";
import { setUp } from "./founding.ts";
import { knownMatters } from "./known-matters.ts";
import { mattersMethods } from "./matters.ts";
import { papersMethods } from "./papers/papers-methods.ts";
import { detail, intakeWarnings, list, stepWarnings } from "./queries.ts";
import { recordMethods } from "./records/record-methods.ts";
import { rulesInfo } from "./rules-info.ts";
import { confirmSheets, pendingSheets, renewRecoverySheet } from "./sheets.ts";
import { noExchange, statusOf, usersOf, workTableOf } from "./status.ts";
import { phases, refused, serviceRefusal } from "./strings.ts";
import { workTableMethods } from "./worktable/worktable-methods.ts";

/** The engine and what its host must know to close it. */
export interface Engine extends EngineApi {
  /** Finishes what is being written and forgets the keys. */
  close(): Promise<void>;
  /** Resolves when the catalogue is read (or at once while locked): for tests and the command line. */
  settled(): Promise<void>;
}

/** Failures that a person can act on become answers; everything else stays an exception. */
async function answering<T>(work: () => Promise<T>): Promise<T | Refused> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ServiceFailure) return serviceRefusal(error.code);
    if (error instanceof DOMException && error.name === "AbortError") return refused("cancelled");
    throw error;
  }
}

/**
 * The engine: one desk, behind the interface that the window sees. Runs in a Web Worker with IndexedDB and in Node with
 * a store in memory; neither clock nor randomness but those given.
 */
export function createEngine(tools: EngineTools): Engine {
  const desk = new Desk(tools);
  const exchange = createEngineExchange(desk);
  const facts = async () => (desk.user ? ((await exchange.facts()) ?? noExchange) : noExchange);
  const status = async (): Promise<DeskStatus> => statusOf(desk, await facts());
  const session = (): Session | null => (desk.user ? desk.session : null);
  const entered = async (refusal: Refused | null) => refusal ?? (await status());
  const opened = <T>(work: (session: Session) => Promise<T | Refused>): Promise<T | Refused> =>
    answering(async () => {
      const present = session();
      return present ? work(present) : refused("locked");
    });

  return {
    status,
    setUp: (request) => answering(() => desk.accounts.take(() => setUp(desk, request))),
    pendingSheets: async () => pendingSheets(desk),
    confirmSheets: () => answering(() => confirmSheets(desk)),
    renewRecoverySheet: () => answering(() => renewRecoverySheet(desk)),
    unlock: ({ user, passphrase }) => answering(async () => entered(await unlock(desk, user, passphrase))),
    unlockWithRecovery: ({ identity }) => answering(async () => entered(await unlockWithRecovery(desk, identity))),
    recover: () => answering(async () => entered(await recover(desk))),
    lock: () => desk.lock(),

    users: async () => usersOf(desk),
    addUser: (request) => answering(() => addUser(desk, request)),
    removeUser: ({ user }) => answering(() => removeUser(desk, user)),
    changeRole: ({ user, role }) => answering(() => changeRole(desk, user, role)),
    changePassphrase: ({ old, fresh }) => answering(() => changePassphrase(desk, old, fresh)),
    setLockAfter: ({ minutes }) => answering(() => setLockAfter(desk, minutes)),

    drafts: async () => session()?.drafts.list() ?? [],
    draft: async ({ id }) => session()?.drafts.get(id) ?? null,
    saveDraft: ({ id, form, label, channel }) =>
      opened(async ({ drafts }) => {
        const savedAt = tools.clock().toISOString();
        if (!(await drafts.save({ id, form, label, channel, savedAt }))) return refused("too-many-drafts");
        return { savedAt };
      }),
    discardDraft: ({ id }) =>
      opened(async ({ drafts }) => {
        await drafts.discard(id);
        desk.changed(["drafts"]);
        return null;
      }),

    register: ({ draft, intake, screening }) => answering(() => register(desk, draft, intake, screening ?? null)),
    amend: ({ petition, changes, base }) => answering(() => act(desk, petition, { do: "amend", changes, base })),
    confirmStatement: ({ petition, how, date }) => answering(() => act(desk, petition, { do: "confirm-statement", how, date })),
    supplement: ({ petition, ...what }) => answering(() => act(desk, petition, { do: "supplement", ...what })),
    note: ({ petition, text }) => answering(() => act(desk, petition, { do: "note", text })),
    attach: ({ petition, attachments }) => answering(() => act(desk, petition, { do: "attach", attachments })),
    giveNotice: ({ petition, ...what }) => answering(() => act(desk, petition, { do: "give-notice", ...what })),
    object: ({ petition, date, reason }) => answering(() => act(desk, petition, { do: "object", date, reason })),
    takeStep: ({ petition, type, body }) => answering(() => act(desk, petition, { do: "take-step", type, body })),
    recordUpperNumber: ({ petition, system, number }) =>
      answering(() => act(desk, petition, { do: "record-upper-number", system, number })),
    linkSameMatter: ({ petition, other }) => answering(() => act(desk, petition, { do: "link-same-matter", other })),
    settleConflict: ({ petition, field, event }) => answering(() => act(desk, petition, { do: "settle-conflict", field, event })),
    void: ({ petition, reason, approvedBy }) => answering(() => act(desk, petition, { do: "void", reason, approvedBy })),

    async list(request) {
      const present = session();
      return present ? list(desk, present, request) : { rows: [], total: 0, complete: false };
    },
    async petition({ petition }) {
      const present = session();
      return present && desk.user ? detail(desk, present, desk.user, petition) : null;
    },
    disclose: ({ petition }) =>
      opened(async (present) => {
        const { user } = desk;
        if (!user) return refused("locked");
        if (!permits(user.role, "disclose")) return refused("not-allowed");
        if (!(await present.core.view(petition))) return refused("unknown-petition");
        await recordAccess(desk, present, "disclosed", [petition]);
        present.disclosed.add(petition);
        return (await detail(desk, present, user, petition)) ?? refused("unknown-petition");
      }),
    async knownMatters(query) {
      const present = session();
      if (!present) return [];
      const found = await knownMatters(desk, present, query);
      const fresh = found.map((one) => one.petition).filter((id) => !present.matched.has(id));
      if (fresh.length > 0) {
        await recordAccess(desk, present, "matched", fresh);
        for (const id of fresh) present.matched.add(id);
      }
      return found;
    },
    async workTable() {
      const present = session();
      if (!present) throw new Error("the desk is locked");
      // A desk that stays open over midnight.
      await present.core.refreshDue(desk.today, desk.rules.version);
      return workTableOf(desk, present, await facts());
    },
    async stepWarnings({ petition, ...step }) {
      const present = session();
      return present && desk.user ? stepWarnings(desk, present, desk.user, petition, step) : [];
    },
    async intakeWarnings({ intake }) {
      const present = session();
      return present && desk.user ? intakeWarnings(desk, present, desk.user, intake) : [];
    },
    accessRecords: () =>
      opened(async (present) =>
        desk.user && permits(desk.user.role, "read-access-records") ? accessRecords(present) : refused("not-allowed"),
      ),

    addAttachment: ({ file, name, mediaType }) =>
      opened(async ({ attachments }) => {
        if (file.size > attachmentLimit) return refused("attachment-too-large");
        return desk.jobs.run("attach", async (job) => {
          const stream = file.stream() as ReadableStream<Bytes>;
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
      opened(async ({ attachments }) => {
        if (!(await attachments.holds([hash]))[0]) return refused("attachment-not-held");
        try {
          return await new Response(await attachments.open(hash)).blob();
        } catch (error) {
          if (error instanceof DecryptionFailed) return refused("attachment-damaged");
          throw error;
        }
      }),

    async dictionary({ name }) {
      const present = session();
      return present ? dictionaryOf(present, name) : [];
    },
    importDictionary: ({ name, text }) =>
      opened<{ readonly entries: number }>(async (present) => {
        if (!desk.user || !permits(desk.user.role, "import-dictionary")) return refused("not-allowed");
        const read = importDictionary(name, text);
        if ("refused" in read) return { refused: read.refused, message: read.message };
        const { entries } = read;
        await present.core.record([{ table: dictionaryTable, key: name, value: entries }]);
        present.dictionaries.set(name, entries);
        desk.changed(["dictionary"]);
        return { entries: entries.length };
      }),

    rules: async () => {
      const mayAdopt = desk.user !== null && permits(desk.user.role, "adopt-rules");
      return session() ? rulesInfo(desk.rules, desk.organisation, desk.today, mayAdopt) : null;
    },
    adoptProfile: ({ text }) => opened((present) => adoptProfile(desk, present, text)),
    adoptCalendar: ({ text }) => opened((present) => adoptCalendar(desk, present, text)),
    exportProfile: ({ folder }) => opened(() => exportProfile(desk, folder)),

    ...exchange.methods,
    ...accusationMethods(desk, answering),
    ...recordMethods(desk, answering),
    ...papersMethods(desk, answering),
    ...mattersMethods(desk),
    ...workTableMethods(desk),
    cancel: async ({ job }) => desk.jobs.cancel(job),

    async close() {
      await desk.lock();
      await desk.close();
    },
    async settled() {
      await desk.session?.background;
    },
  };
}
