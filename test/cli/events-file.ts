import { toHex } from "../../shared/crypto/bytes.ts";
import type { CryptoSuite } from "../../shared/crypto/suite.ts";
import { type ChainTip, createEvent } from "../../shared/log/create.ts";
import { encodeLine } from "../../shared/log/line.ts";
import type { Delivered } from "../shared/petition/fixtures.ts";

/**
 * The events of one petition as `desk bundle open` would leave them: one chain of real, hashed and salted events about
 * `subject`. Where a step names another by its id, it names the one that was written.
 */
export function eventLines(suite: CryptoSuite, events: readonly Delivered[], subject: string): string {
  const epoch = toHex(suite.randomBytes(16));
  const written = new Map<string, string>();
  const text = new TextDecoder();
  let lines = "";
  let tip: ChainTip | null = null;
  for (const { event } of events) {
    const { scope, device, actor, wall, type, count } = event.header;
    const body = JSON.parse(
      JSON.stringify(event.body, (_key, value) => (typeof value === "string" ? (written.get(value) ?? value) : value)),
    );
    const stored = createEvent(suite, { scope, device, epoch }, tip, count - 1, { type, subject, actor, wall, body });
    written.set(event.id, stored.id);
    tip = { seq: stored.header.seq, id: stored.id };
    lines += text.decode(encodeLine(stored));
  }
  return lines;
}
