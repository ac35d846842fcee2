import type { Bytes } from "../../../shared/crypto/bytes.ts";
import { fromUtf8, utf8 } from "../../../shared/crypto/bytes.ts";
import type { EventId, StoredEvent } from "../../../shared/log/event.ts";
import type { Change } from "../store/store.ts";
import type { Sealer } from "../vault/sealing.ts";

/** An event that is held and cannot be merged, and why. */
export interface Parked {
  readonly reason: string;
  readonly detail: string;
  readonly event: StoredEvent;
}

/** Why an event waits that came without its body. */
export const bodiless = "no-body";

/** Whose event a row of the parked ones is. */
export async function openParked(
  sealer: Sealer,
  key: string,
  value: Bytes,
): Promise<{ readonly subject: string; readonly scope: string }> {
  return JSON.parse(fromUtf8(await sealer.open("parked", key, value))) as { readonly subject: string; readonly scope: string };
}

/** The row of a parked event: nothing of its body. */
export async function parkedChange(sealer: Sealer, id: EventId, parked: Parked): Promise<Change> {
  const { header } = parked.event;
  const { scope, device, epoch, seq, type, subject } = header;
  const value = utf8(JSON.stringify({ detail: parked.detail, scope, device, epoch, seq, type, subject }));
  return { table: "parked", put: { key: id, index: { reason: parked.reason }, value: await sealer.seal("parked", id, value) } };
}
