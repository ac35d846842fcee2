import type { IntakeForm } from "./form.ts";

type Channel = IntakeForm["channel"];

/** The petitioner stands at the desk and can be handed a paper (Art. 23 para. 2: 能够当场告知的). */
export function inPerson(channel: Channel): boolean {
  return channel === "visit";
}

/** What came written is its own statement: there is nobody to read it back to (Art. 19). */
const written: ReadonlySet<Channel> = new Set(["letter", "online", "fax"]);

/**
 * What changes with 信访形式: a written one stands as it was received, a spoken one is checked on the printed form. What
 * somebody has chosen themselves is left as it is.
 */
export function channelChosen(form: IntakeForm, channel: Channel): Partial<IntakeForm> {
  if (written.has(channel)) return form.confirmation === "later" ? { channel, confirmation: "as-received" } : { channel };
  return form.confirmation === "as-received" ? { channel, confirmation: "later" } : { channel };
}
