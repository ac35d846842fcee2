import type { Acknowledgement } from "../../../shared/bundle/bundle.ts";
import { type ChainKey, chainName, type Vector } from "../../../shared/log/event.ts";
import type { ChainPositions, HeldAcknowledgement } from "./records.ts";

/**
 * Takes an acknowledgement against the one in force from the same device; null when it is stale. A higher number
 * replaces a lower one even where its content is lower. A new epoch voids the old: which of two epochs is newer is told
 * by the chains listed, for only the newer can know the other's. Where that tells nothing, an epoch that another one has
 * taken the place of does not come back with a bundle that its device made before; else what came last counts, but never
 * a number that was seen before in its epoch: a replayed bundle changes nothing, and the next fresh one heals.
 *
 * `madeAt`: when the bundle was made, `at`: now, both RFC 3339 UTC.
 */
export function acceptAcknowledgement(
  held: HeldAcknowledgement | null,
  came: Acknowledgement,
  { madeAt, at }: { readonly madeAt: string; readonly at: string },
): HeldAcknowledgement | null {
  const ownEpochs = [...new Set(came.chains.filter((chain) => chain.device === came.device).map((chain) => chain.epoch))];
  if (held !== null) {
    if ((held.seen[came.epoch] ?? 0) >= came.number) return null;
    const heldIsNewer = held.ownEpochs.includes(came.epoch) && !ownEpochs.includes(held.epoch);
    if (held.epoch !== came.epoch && (heldIsNewer || isLate(held, came, ownEpochs, { madeAt, at }))) return null;
  }
  return {
    epoch: came.epoch,
    number: came.number,
    chains: positionsOf(came.chains),
    lacking: [...came.lacking],
    ownEpochs,
    seen: { ...held?.seen, [came.epoch]: came.number },
    acceptedAt: at,
    madeAt,
  };
}

/** A device's clock that runs further ahead than this proves nothing, milliseconds. */
const plausiblyAhead = 86_400_000;

/**
 * Whether this comes late, out of an epoch that was in force before the present one. A device's own clock decides only
 * here, and only against an epoch that was seen before: a restored desk with a wrong clock is always listened to.
 */
function isLate(
  held: HeldAcknowledgement,
  came: Acknowledgement,
  ownEpochs: readonly string[],
  { madeAt, at }: { readonly madeAt: string; readonly at: string },
): boolean {
  if (held.madeAt === undefined || held.seen[came.epoch] === undefined || ownEpochs.includes(held.epoch)) return false;
  return madeAt < held.madeAt && Date.parse(held.madeAt) <= Date.parse(at) + plausiblyAhead;
}

/** Positions by chain name. */
export function positionsOf(chains: readonly (ChainKey & { readonly seq: number; readonly id: string })[]): ChainPositions {
  return Object.fromEntries(chains.map((chain) => [chainName(chain), { seq: chain.seq, id: chain.id }]));
}

/** What has arrived at an office: per chain the furthest position that any of its devices has told. */
export function reachedByAny(told: readonly ChainPositions[]): Vector {
  const reached = new Map<string, { seq: number; id: string }>();
  for (const positions of told) {
    for (const [name, position] of Object.entries(positions)) {
      if (position.seq > (reached.get(name)?.seq ?? 0)) reached.set(name, position);
    }
  }
  return reached;
}

/** What need not be sent to an office again: per chain the least that any of its devices has told. */
export function reachedByAll(told: readonly ChainPositions[]): Vector {
  const [first, ...others] = told;
  const reached = new Map<string, { seq: number; id: string }>();
  for (const [name, position] of Object.entries(first ?? {})) {
    let least: { seq: number; id: string } | undefined = position;
    for (const positions of others) {
      const other: { seq: number; id: string } | undefined = positions[name];
      if (other === undefined || least === undefined || other.seq < least.seq) least = other;
    }
    if (least !== undefined) reached.set(name, least);
  }
  return reached;
}

/** Attachments that no device of an office holds, though it has the events that name them. */
export function lackingEverywhere(told: readonly { readonly lacking: readonly string[] }[]): ReadonlySet<string> {
  const [first, ...others] = told;
  if (first === undefined) return new Set();
  return new Set(first.lacking.filter((hash) => others.every((other) => other.lacking.includes(hash))));
}
