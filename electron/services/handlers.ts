import type { ChannelName, ChannelRequest, ChannelResponse } from "../../shared/desktop.ts";
import type { Attachments } from "./attachments.ts";
import type { DeskJournal } from "./desk-journal.ts";
import { failure } from "./failure.ts";
import { joinFrames, splitFrames } from "./frames.ts";
import type { Incoming } from "./incoming.ts";
import type { Outgoing } from "./outgoing.ts";
import { freeBytes, listPlaces, openPlace } from "./places.ts";
import type { SmallFiles } from "./small-files.ts";

/** What only a shell with windows can do; without it the page does it itself. */
export interface WindowServices {
  /** Prints a page without script or network; false when the person cancelled or the shell cannot. */
  printHtml?(html: string, title: string): Promise<boolean>;
  /** The folder chosen in the system's dialog, or null. */
  chooseFolder?(): Promise<string | null>;
  chooseFiles?(): Promise<string[]>;
  /** Shows a notification of the system; false where it knows none. */
  notifyDue?(counts: ChannelRequest<"notify.due">): Promise<boolean>;
}

/** What stands behind the channels. */
export interface DeskParts {
  readonly root: string;
  readonly shell: "electron" | "chromium" | "memory";
  readonly version: string;
  readonly today: () => string;
  readonly files: SmallFiles;
  readonly journal: DeskJournal;
  readonly attachments: Attachments;
  readonly outgoing: Outgoing;
  readonly incoming: Incoming;
  readonly window: WindowServices;
}

type Bytes = Uint8Array<ArrayBuffer>;
/** One function for each channel; `bytes` is empty where the channel takes none. */
export type Handlers = { readonly [C in ChannelName]: (request: ChannelRequest<C>, bytes: Bytes) => Promise<ChannelResponse<C>> };

const done = {};

export function createHandlers(desk: DeskParts): Handlers {
  const { files, journal, attachments, outgoing, incoming, window } = desk;
  return {
    "desk.status": async () => ({
      shell: desk.shell,
      platform: process.platform,
      version: desk.version,
      folder: desk.root,
      freeBytes: await freeBytes(desk.root),
      today: desk.today(),
    }),

    "file.read": async ({ name }) => {
      const bytes = await files.read(name);
      return { exists: bytes !== null, bytes: bytes ?? new Uint8Array(0) };
    },
    "file.write": async ({ name }, bytes) => {
      await files.write(name, bytes);
      return done;
    },

    "journal.position": () => journal.use((open) => open.position()),
    "journal.append": ({ expect }, bytes) => journal.use((open) => open.append(expect, splitFrames(bytes))),
    "journal.read": async ({ from, limitBytes }) => {
      const { frames, hashes, next } = await journal.use((open) => open.read(from, limitBytes));
      return { next, hashes: [...hashes], bytes: joinFrames(frames) };
    },
    "journal.hash-at": async ({ frames }) => ({ hash: await journal.use((open) => open.hashAt(frames)) }),
    "journal.retire": async () => {
      await journal.retire();
      return journal.use((open) => open.position());
    },
    "journal.rewrite-begin": async () => ({ journal: await journal.beginRewrite() }),
    "journal.rewrite-append": async ({ journal: id }, bytes) => {
      await journal.appendToRewrite(id, splitFrames(bytes));
      return done;
    },
    "journal.rewrite-commit": ({ journal: id, expect }) => journal.commitRewrite(id, expect),
    "journal.rewrite-abandon": async ({ journal: id }) => {
      await journal.abandonRewrite(id);
      return done;
    },

    "attachment.begin": async () => ({ token: await attachments.begin() }),
    "attachment.append": async ({ token }, bytes) => {
      await attachments.append(token, bytes);
      return done;
    },
    "attachment.commit": async ({ token, name }) => {
      await attachments.commit(token, name);
      return done;
    },
    "attachment.abandon": async ({ token }) => {
      await attachments.abandon(token);
      return done;
    },
    "attachment.size": async ({ names }) => ({ sizes: await attachments.sizes(names) }),
    "attachment.read": async ({ name, offset, length }) => ({ bytes: await attachments.read(name, offset, length) }),
    "attachment.remove": async ({ name }) => {
      await attachments.remove(name);
      return done;
    },

    "place.list": async () => ({ places: await listPlaces() }),
    "place.open": async ({ path }) => openPlace(path),
    "place.choose-folder": async () => ({
      path: (await window.chooseFolder?.()) ?? null,
      available: window.chooseFolder !== undefined,
    }),
    "place.choose-files": async () => ({
      paths: (await window.chooseFiles?.()) ?? [],
      available: window.chooseFiles !== undefined,
    }),

    "outgoing.begin": async ({ folder, name }) => ({ token: await outgoing.begin(folder, name) }),
    "outgoing.write": async ({ token }, bytes) => {
      await outgoing.write(token, bytes);
      return done;
    },
    "outgoing.patch": async ({ token, offset }, bytes) => {
      await outgoing.patch(token, offset, bytes);
      return done;
    },
    "outgoing.finish": async ({ token }) => outgoing.finish(token),
    "outgoing.abandon": async ({ token }) => {
      await outgoing.abandon(token);
      return done;
    },

    "incoming.stage": ({ path }) => incoming.stage(path),
    "incoming.receive": async ({ name }) => ({ token: await incoming.receive(name) }),
    "incoming.append": async ({ token }, bytes) => {
      await incoming.append(token, bytes);
      return done;
    },
    "incoming.received": ({ token }) => incoming.received(token),
    "incoming.list": async () => ({ files: await incoming.list() }),
    "incoming.read": async ({ token, offset, length }) => ({ bytes: await incoming.read(token, offset, length) }),
    "incoming.discard": async ({ token }) => {
      await incoming.discard(token);
      return done;
    },

    "print.html": async ({ html, title }) => {
      if (window.printHtml === undefined) return { printed: false };
      if (html === "") throw failure("bad-request");
      return { printed: await window.printHtml(html, title) };
    },
    "notify.due": async (counts) => ({ shown: (await window.notifyDue?.(counts)) ?? false }),
  };
}
