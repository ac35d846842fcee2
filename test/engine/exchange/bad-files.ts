import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PackRequest } from "../../../shared/bundle/bundle.ts";
import { packBundle } from "../../../shared/bundle/pack.ts";
import { type Bytes, toHex } from "../../../shared/crypto/bytes.ts";
import { createEvent } from "../../../shared/log/create.ts";
import type { ChainKey, EventRange, StoredEvent } from "../../../shared/log/event.ts";
import { signHead } from "../../../shared/log/head.ts";
import { type Forgery, forge } from "../../shared/bundle/forge.ts";
import { MemoryFile } from "../../shared/bundle/memory-file.ts";
import type { Desk as BundleDesk, World as BundleWorld } from "../../shared/bundle/world.ts";
import type { Office, World } from "./world.ts";

/** An office as the forger of the bundle tests knows it. */
async function asBundleDesk(office: Office): Promise<BundleDesk> {
  const keys = office.ledger.keys();
  const certificate = office.ledger.trust.state().own[0];
  if (certificate === undefined) throw new Error("no certificate");
  return {
    organisation: office.organisation,
    signing: { secret: keys.signingSecret, publicKey: keys.signingPublic },
    encryption: { identity: keys.identities[0] ?? "", recipient: keys.recipient },
    device: office.ledger.office.device,
    epoch: office.ledger.epoch,
    certificate,
  };
}

/** The bundle changed below its signature: mutated, then hashed, encrypted and signed again by its sender. */
export async function forgedFile(
  world: World,
  path: string,
  sender: Office,
  receiver: Office,
  forgery: Forgery,
): Promise<string> {
  const bytes = new Uint8Array(await readFile(path)) as Bytes;
  const officer = await world.suite.createEncryptionKey();
  const forger = { suite: world.suite, officer } as unknown as BundleWorld;
  const forged = await forge(forger, bytes, await asBundleDesk(sender), await asBundleDesk(receiver), forgery);
  return saved(world, forged);
}

let files = 0;

/** Puts bytes on the stick under a new name. */
export async function saved(world: World, bytes: Uint8Array): Promise<string> {
  files += 1;
  const path = join(world.stick, `made-${files}.xfb`);
  await writeFile(path, bytes);
  return path;
}

/** A bundle that a device packs by itself, whatever the program would have chosen to put in. */
export async function packedFile(
  world: World,
  sender: Office,
  receiver: Office,
  ranges: readonly EventRange[],
  change: Partial<PackRequest> = {},
): Promise<string> {
  const keys = sender.ledger.keys();
  const trust = sender.ledger.trust.state();
  const file = new MemoryFile();
  await packBundle(
    world.suite,
    {
      kind: "sync",
      bundle: toHex(world.suite.randomBytes(16)),
      createdAt: world.clock().toISOString(),
      previousBundle: null,
      part: { n: 1, of: 1 },
      from: {
        organisation: sender.organisation,
        device: sender.ledger.office.device,
        epoch: sender.ledger.epoch,
        signingSecret: keys.signingSecret,
        signingPublic: keys.signingPublic,
      },
      to: { organisation: receiver.organisation, recipients: [receiver.ledger.keys().recipient] },
      ownRecipients: [keys.recipient],
      sealedRecipients: [],
      certificates: trust.own,
      trustList: trust.trustList,
      ranges: each(ranges),
      sealedRanges: each<EventRange>([]),
      blobs: [],
      acknowledgement: null,
      versions: { schema: 1, dictionary: "builtin", calendar: "2026", profile: "national", trustList: 0 },
      ...change,
    },
    file,
  );
  return saved(world, file.bytes());
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

/** All own ranges of an office's own scope. */
export async function ownRanges(office: Office): Promise<readonly EventRange[]> {
  const ranges: EventRange[] = [];
  for await (const range of office.ledger.ranges((chain) => chain.own, new Map())) ranges.push(range);
  return ranges;
}

/** The part of a range between two numbers, signed again by its writer. */
export async function cut(writer: Office, range: EventRange, fromSeq: number, toSeq: number): Promise<EventRange> {
  const events = range.events.filter(({ header }) => header.seq >= fromSeq && header.seq <= toSeq);
  return signed(writer, range.chain, events);
}

/** Events as a range with the writer's own signature. */
export async function signed(writer: Office, chain: ChainKey, events: readonly StoredEvent[]): Promise<EventRange> {
  const last = events.at(-1);
  if (last === undefined) throw new Error("an empty range");
  const head = await signHead(writer.ledger.suite, writer.ledger.keys().signingSecret, chain, {
    seq: last.header.seq,
    id: last.id,
  });
  return { chain, events, head };
}

/** Events that a device writes outside its desk: what a stolen or cloned disk could say. */
export function written(
  writer: Office,
  chain: ChainKey,
  after: StoredEvent | null,
  count: number,
  type = "petition.noted",
  body = (i: number): Readonly<Record<string, unknown>> => ({ text: `另一段记录 ${i}` }),
): readonly StoredEvent[] {
  const events: StoredEvent[] = [];
  let tip = after;
  for (let i = 0; i < count; i += 1) {
    const event = createEvent(
      writer.ledger.suite,
      chain,
      tip === null ? null : { seq: tip.header.seq, id: tip.id },
      (tip?.header.count ?? 0) + 1,
      {
        type,
        subject: toHex(writer.ledger.suite.randomBytes(16)),
        actor: "u-1",
        wall: "2026-11-20T03:00:00.000Z",
        body: body(i),
      },
    );
    events.push(event);
    tip = event;
  }
  return events;
}

/** Everything that importing could have changed. */
export async function stateOf(office: Office): Promise<unknown> {
  const { frames } = await office.desktop.call("journal.position", {});
  const vector = await office.ledger.vector();
  return {
    frames,
    vector: [...vector].map(([name, position]) => ({ name, ...position })),
    petitions: [...(await office.petitions()).keys()],
    trust: office.ledger.trust.state(),
  };
}
