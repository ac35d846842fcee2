import { toHex } from "../../shared/crypto/bytes.ts";
import type { Desk, Session } from "./desk.ts";

/** Local records of who saw what; they go into backups, not to other offices. */
const table = "access";

/** What was seen: a petition unmasked, a known matter by a person's number, an attachment opened. */
export type Access =
  | "disclosed"
  | "matched"
  | "opened-attachment"
  /** A cleared officer's doings in the accusation compartment. */
  | "opened-accusations"
  | "read-accusation"
  | "opened-accusation-file"
  | "acted-on-accusation";

interface AccessRecord {
  readonly at: string;
  readonly user: string;
  readonly did: Access;
  readonly petition: string | null;
}

/** Durable before anything is shown. */
export async function recordAccess(
  desk: Desk,
  session: Session,
  did: Access,
  petitions: readonly (string | null)[],
): Promise<void> {
  const { suite, clock } = desk.tools;
  const at = clock().toISOString();
  const user = desk.user?.id ?? "";
  await session.core.record(
    petitions.map((petition) => {
      const value: AccessRecord = { at, user, did, petition };
      return { table, key: `${at}-${toHex(suite.randomBytes(4))}`, value };
    }),
  );
}

/** All records, newest first, with user names as far as they still exist. */
export async function accessRecords(session: Session): Promise<readonly AccessRecord[]> {
  const names = new Map(session.contents.users.map((user) => [user.id, user.name]));
  const records = await session.core.records(table);
  return records
    .map(({ value }) => value as AccessRecord)
    .map((record) => ({ ...record, user: names.get(record.user) ?? record.user }))
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}
