import type { Desktop } from "../../shared/desktop.ts";
import { sweepTemporary } from "./atomic-file.ts";
import { Attachments } from "./attachments.ts";
import { openDeskFolder } from "./desk-folder.ts";
import { DeskJournal } from "./desk-journal.ts";
import type { Disk } from "./disk.ts";
import { createDispatch } from "./dispatch.ts";
import { createHandlers, type WindowServices } from "./handlers.ts";
import { Incoming } from "./incoming.ts";
import { Outgoing } from "./outgoing.ts";
import { realDisk } from "./real-disk.ts";
import { SmallFiles } from "./small-files.ts";

export interface ServicesOptions {
  /** The desk folder; made when there is none. */
  readonly folder: string;
  readonly shell: "electron" | "chromium" | "memory";
  readonly version: string;
  /** The local date, yyyy-mm-dd. */
  readonly today?: () => string;
  readonly window?: WindowServices;
  /** Another disk, in tests. */
  readonly disk?: Disk;
}

export interface Services {
  /** The contract, in this process. */
  readonly desktop: Desktop;
  /** Absolute path of the desk folder. */
  readonly folder: string;
  /** Finishes what is under way, saves the journal's hint and gives the lock back. */
  close(): Promise<void>;
}

/** The local date, yyyy-mm-dd. */
function localDate(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Opens a desk folder and what stands behind its channels. Rejects with ServiceFailure locked-elsewhere. */
export async function createServices(options: ServicesOptions): Promise<Services> {
  const disk = options.disk ?? realDisk;
  const today = options.today ?? localDate;
  const folder = await openDeskFolder(options.folder);
  try {
    await sweepTemporary(disk, folder.root);
    const journal = new DeskJournal(disk, folder.journal, today);
    const attachments = await Attachments.open(disk, folder.attachments);
    const incoming = await Incoming.open(disk, folder.incoming);
    const outgoing = new Outgoing(disk);
    const handlers = createHandlers({
      root: folder.root,
      shell: options.shell,
      version: options.version,
      today,
      files: new SmallFiles(disk, folder.root),
      journal,
      attachments,
      outgoing,
      incoming,
      window: options.window ?? {},
    });
    return {
      desktop: createDispatch(handlers),
      folder: folder.root,
      async close() {
        await outgoing.close();
        await incoming.close();
        await attachments.close();
        await journal.close();
        await folder.release();
      },
    };
  } catch (error) {
    await folder.release();
    throw error;
  }
}
