import { randomBytes } from "node:crypto";
import { createServices } from "../../../electron/services/services.ts";
import { Desk } from "../../../renderer/engine/desk.ts";
import { nationalRules } from "../../../renderer/engine/rules/adoptions.ts";
import { createMemoryStore } from "../../../renderer/engine/store/store-memory.ts";
import { unlock } from "../../../renderer/engine/vault/accounts.ts";
import { createInternationalSuite } from "../../../shared/crypto/international.ts";
import { createEvent } from "../../../shared/log/create.ts";
import { chainName, type StoredEvent } from "../../../shared/log/event.ts";
import { signHead } from "../../../shared/log/head.ts";
import type { DecideContext } from "../../../shared/petition/command.ts";
import { decide, isRefusal } from "../../../shared/petition/decide.ts";
import { activeCodes, contentClasses } from "../../../shared/petition/dictionary.ts";
import { dutiesOf } from "../../../shared/petition/duties.ts";
import { isParked, isPetitionEvent, readEvent } from "../../../shared/petition/events.ts";
import { merge } from "../../../shared/petition/merge.ts";
import { indexOf } from "../../../shared/petition/rows.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { townshipWork } from "./township-work.ts";

const { calendar } = nationalRules;
const profile = nationalRules.profileOf("");

/** Events taken into the journal with one frame. */
const batch = 1024;

/** A petition as a peer's plain document: the columns and everything its events said, in clear. */
function documentOf(view: PetitionView, today: string): object {
  const fields = Object.fromEntries(Object.entries(view.fields).map(([name, state]) => [name, state.value]));
  const timeline = view.timeline.map(({ stamp, type, body }) => ({
    at: stamp.wall,
    by: stamp.actor,
    event: stamp.event,
    type,
    body,
  }));
  return { ...fields, ...indexOf(view, dutiesOf(view, profile, calendar, today)), statement: view.statement, timeline };
}

/**
 * Lets an enrolled township do so much work: the events that the program's own rules decide, under its own key and in
 * its own chain, taken into its journal by the engine's receiving path (large segments: registering one by one costs
 * a sync each). Answers the petitions as plain documents.
 */
export async function writeWork(
  folder: string,
  passphrase: string,
  plan: { readonly seed: number; readonly petitions: number; readonly events: number },
): Promise<object[]> {
  const suite = await createInternationalSuite();
  const now = new Date();
  const services = await createServices({ folder, shell: "memory", version: "0.1.0" });
  const desk = new Desk({
    desktop: services.desktop,
    openStore: async () => createMemoryStore(),
    suite,
    clock: () => now,
    notify: () => undefined,
  });
  await desk.files();
  const user = desk.vault?.slots[0];
  if (!user) throw new Error("the desk has no user");
  const refusal = await unlock(desk, user.user, passphrase);
  const session = desk.session;
  if (refusal || !session) throw new Error(`the desk does not open: ${refusal?.refused}`);
  const { ledger } = session;
  const { organisation, name, deviceCode, device } = ledger.office;
  const { signingSecret } = ledger.keys();
  const chain = { scope: `${organisation}/general` as const, device, epoch: ledger.epoch };
  const begun = (await ledger.chains()).find((one) => chainName(one) === chainName(chain));
  if (!begun) throw new Error("the township has no chain");

  const ids = Array.from({ length: plan.petitions }, () => randomBytes(16).toString("hex"));
  const views = new Map<string, PetitionView>();
  const dictionaries = { contentClass: activeCodes(contentClasses), place: null };
  let tip = { seq: begun.seq, id: begun.id };
  let count = 1_000_000;
  let sequence = 1;
  let waiting: StoredEvent[] = [];
  const flush = async () => {
    const last = waiting.at(-1);
    if (!last) return;
    const head = await signHead(suite, signingSecret, chain, { seq: last.header.seq, id: last.id });
    await ledger.receive([{ chain, events: waiting, head }], { writerOrganisation: () => organisation });
    waiting = [];
  };
  for (const deed of townshipWork(organisation, plan.seed, plan.petitions, plan.events)) {
    const petition = ids[deed.petition] ?? "";
    const view = views.get(petition) ?? null;
    const context: DecideContext = {
      today: new Date(deed.at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10),
      actor: { id: user.user, name: user.name, role: user.role },
      office: { organisation, name },
      deviceCode,
      sequence,
      lastWall: null,
      calendar,
      profile,
      dictionaries,
    };
    const command = deed.command(petition);
    let decision = decide(view, command, context);
    // A notice given twice, say: the officer leaves a note instead, so that the number of events stays what it is.
    if (isRefusal(decision) && command.do !== "register")
      decision = decide(view, { do: "note", text: "已再次电话告知。" }, context);
    if (isRefusal(decision)) throw new Error(`${command.do}: ${decision.refused} ${decision.message}`);
    if (command.do === "register") sequence += 1;
    for (const event of decision.events) {
      const stored = createEvent(suite, chain, tip, count, { ...event, actor: user.user, wall: deed.at.toISOString() });
      count = stored.header.count;
      tip = { seq: stored.header.seq, id: stored.id };
      const known = readEvent(stored);
      if (isParked(known) || !isPetitionEvent(known)) throw new Error("an event that the program does not know");
      views.set(petition, merge(views.get(petition) ?? null, known, organisation));
      waiting.push(stored);
    }
    if (waiting.length >= batch) await flush();
  }
  await flush();
  await desk.close();
  await services.close();
  return [...views.values()].map((view) => documentOf(view, desk.today));
}
