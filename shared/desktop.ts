import { z } from "zod";

/**
 * The contract between the interface and the shell: one map, channel → request and response. A call carries JSON and
 * at most one byte string each way (`bytes`), so both an Electron port and a loopback POST can carry it unchanged.
 * Both ends check with these schemas. Keys and clear personal data never cross, but for paper (`print.*`) and for
 * files that the person chose to hand over.
 */
const token = z.string().regex(/^[0-9a-f]{32}$/);
const name = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}$/);
// Typed as `object`, because the inferred Record<string, never> would forbid `bytes` beside it.
const nothing: z.ZodType<object> = z.object({});
const count = z.number().int().nonnegative();
const position = z.object({
  /** Random 128-bit name of this journal, hex. */
  journal: token,
  /** Frames held. */
  frames: z.number().int().nonnegative(),
  /** Chain hash of the last frame, 64 hex characters; 64 zeros when empty. */
  head: z.string().regex(/^[0-9a-f]{64}$/),
});
export type JournalPosition = z.infer<typeof position>;

/** Failures that a service reports: a code, and a sentence for the screen. */
export const serviceErrorCodes = [
  "disk-full",
  "medium-removed",
  "no-permission",
  "not-found",
  "already-exists",
  "locked-elsewhere",
  "journal-diverged",
  "journal-corrupt",
  "bad-request",
  "cancelled",
  /** Nobody answered: whether the call was carried out is not known. */
  "connection-lost",
  "io",
] as const;
export type ServiceErrorCode = (typeof serviceErrorCodes)[number];

const channel = <Req extends z.ZodType, Res extends z.ZodType>(
  request: Req,
  response: Res,
  bytes: "none" | "in" | "out" = "none",
) => ({
  request,
  response,
  bytes,
});

const chosenFile = z.object({ token, name: z.string(), size: z.number().int().nonnegative() });

export const channels = {
  /** Which shell, where the desk folder is, whether the fixed port or lock is ours. */
  "desk.status": channel(
    nothing,
    z.object({
      shell: z.enum(["electron", "chromium", "memory"]),
      platform: z.string(),
      version: z.string(),
      folder: z.string(),
      freeBytes: z.number().nonnegative(),
      today: z.string(),
    }),
  ),
  /** Small named files of the desk folder: vault.json, certificates.json, trust.json. Written atomically and synced. */
  "file.read": channel(z.object({ name }), z.object({ exists: z.boolean() }), "out"),
  "file.write": channel(z.object({ name }), nothing, "in"),

  "journal.position": channel(nothing, position),
  /** Appends frames and syncs before it answers. `expect` is the position the caller believes in; else journal-diverged. `bytes` is the frames, each preceded by its u32 LE length. */
  "journal.append": channel(z.object({ expect: position }), position, "in"),
  /** Frames from an index, up to about `limitBytes`, in the same framing. `next` is null at the end. `hashes` are the chain hashes after each. */
  "journal.read": channel(
    z.object({ from: z.number().int().nonnegative(), limitBytes: z.number().int().positive() }),
    z.object({ next: z.number().int().nullable(), hashes: z.array(z.string()) }),
    "out",
  ),
  /** The chain hash after `frames` frames, or null when the journal is shorter: is IndexedDB's position a prefix? */
  "journal.hash-at": channel(z.object({ frames: z.number().int().nonnegative() }), z.object({ hash: z.string().nullable() })),
  /** For the recovery wizard: sets the present journal aside under a dated name (never deleted) and begins an empty one. */
  "journal.retire": channel(nothing, position),
  /**
   * A journal that takes this one's place as a whole, frame for frame, for what was moved into the accusation
   * compartment has to leave it. Begin answers the new journal's name; append… in the framing of journal.append, not yet
   * on the medium; commit syncs, swaps and answers where it ends. A crash leaves the old journal or the new one.
   */
  "journal.rewrite-begin": channel(nothing, z.object({ journal: token })),
  "journal.rewrite-append": channel(z.object({ journal: token }), nothing, "in"),
  /** `expect`: where the present journal ended when it was read; else, or with another number of frames, journal-diverged. */
  "journal.rewrite-commit": channel(z.object({ journal: token, expect: position }), position),
  "journal.rewrite-abandon": channel(z.object({ journal: token }), nothing),

  /** Sealed chunks of attachments under attachments/. Begin → append… → commit (synced) or abandon. */
  "attachment.begin": channel(nothing, z.object({ token })),
  "attachment.append": channel(z.object({ token }), nothing, "in"),
  "attachment.commit": channel(z.object({ token, name }), nothing),
  "attachment.abandon": channel(z.object({ token }), nothing),
  "attachment.size": channel(z.object({ names: z.array(name).max(1000) }), z.object({ sizes: z.array(z.number().nullable()) })),
  "attachment.read": channel(
    z.object({ name, offset: z.number().int().nonnegative(), length: z.number().int().positive().max(8_388_608) }),
    nothing,
    "out",
  ),
  "attachment.remove": channel(z.object({ name }), nothing),

  /** Places a file may go to or come from: removable drives first, then the person's own folders. */
  "place.list": channel(
    nothing,
    z.object({
      places: z.array(z.object({ path: z.string(), label: z.string(), removable: z.boolean(), freeBytes: z.number() })),
    }),
  ),
  /** Sub-folders and the exchange files (.xfb .xfreq .xfrec) of a folder. */
  "place.open": channel(
    z.object({ path: z.string().max(1000) }),
    z.object({
      path: z.string(),
      parent: z.string().nullable(),
      folders: z.array(z.string()),
      files: z.array(z.object({ name: z.string(), size: z.number(), modified: z.string() })),
    }),
  ),
  /** The system's own dialog where the shell has one; null where it has none or the person cancelled. */
  "place.choose-folder": channel(nothing, z.object({ path: z.string().nullable(), available: z.boolean() })),
  "place.choose-files": channel(nothing, z.object({ paths: z.array(z.string()), available: z.boolean() })),

  /** A file going out. Written under a `.part` name, patched in place, then finished: fsync, rename, read back past the cache. */
  "outgoing.begin": channel(
    z.object({ folder: z.string().max(1000), name: z.string().regex(/^[^/\\:*?"<>|\0]{1,150}\.(xfb|xfreq|xfrec|pub|json)$/) }),
    z.object({ token }),
  ),
  "outgoing.write": channel(z.object({ token }), nothing, "in"),
  "outgoing.patch": channel(z.object({ token, offset: z.number().int().nonnegative() }), nothing, "in"),
  "outgoing.finish": channel(
    z.object({ token }),
    z.object({
      path: z.string(),
      size: z.number(),
      sha256: z.string(),
      /** read-back: compared past the system's cache; flushed: fsync only → 请先安全弹出. */
      verified: z.enum(["read-back", "flushed"]),
    }),
  ),
  "outgoing.abandon": channel(z.object({ token }), nothing),

  /** A file coming in: copied to staging (resumable), then read at random. */
  "incoming.stage": channel(z.object({ path: z.string().max(2000) }), chosenFile),
  /** A file handed over by the page (drag, file input): begin, append…, then staged. */
  "incoming.receive": channel(z.object({ name: z.string().max(200) }), z.object({ token })),
  "incoming.append": channel(z.object({ token }), nothing, "in"),
  "incoming.received": channel(z.object({ token }), chosenFile),
  "incoming.list": channel(nothing, z.object({ files: z.array(chosenFile) })),
  "incoming.read": channel(
    z.object({ token, offset: z.number().int().nonnegative(), length: z.number().int().positive().max(8_388_608) }),
    nothing,
    "out",
  ),
  "incoming.discard": channel(z.object({ token }), nothing),

  /** Prints an HTML page that the program made (no script, no network). `printed` is false where the page must print itself. */
  "print.html": channel(
    z.object({ html: z.string().max(5_000_000), title: z.string().max(100) }),
    z.object({ printed: z.boolean() }),
  ),

  /**
   * A notification of the system that says how many petitions are due: numbers only, so that nothing personal can stand in
   * it. `shown` is false where the page must say it itself.
   */
  "notify.due": channel(z.object({ overdue: count, today: count, threeDays: count }), z.object({ shown: z.boolean() })),
} as const;

export type ChannelName = keyof typeof channels;
export type ChannelRequest<C extends ChannelName> = z.infer<(typeof channels)[C]["request"]>;
export type ChannelResponse<C extends ChannelName> = z.infer<(typeof channels)[C]["response"]> & {
  readonly bytes?: Uint8Array<ArrayBuffer>;
};

/** The shell as the interface and the engine see it. Rejects with ServiceFailure. */
export interface Desktop {
  call<C extends ChannelName>(
    channel: C,
    request: ChannelRequest<C>,
    bytes?: Uint8Array<ArrayBuffer>,
  ): Promise<ChannelResponse<C>>;
}

/** What a service could not do. */
export class ServiceFailure extends Error {
  override readonly name = "ServiceFailure";
  readonly code: ServiceErrorCode;
  constructor(code: ServiceErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
