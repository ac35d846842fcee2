import type { PetitionFields } from "./intake.ts";
import { compact } from "./validation/finding.ts";
import { checkIdentityCard } from "./validation/identity-card.ts";
import type { PetitionView } from "./view.ts";

/** Why two petitions may be the same matter; the person is one of the first three, `words` the matter itself. */
export type MatterReason = "identity" | "phone" | "name-and-place" | "words";

/** A string that is equal for the same person. The engine stores only its keyed hash. */
export interface MatterKey {
  readonly kind: Exclude<MatterReason, "words">;
  readonly value: string;
}

function plainName(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\s·•‧∙・.]/g, "")
    .toLowerCase();
}

/** Sets 15-digit identity numbers and 18-digit ones to the same text. */
function plainIdentity(number: string): string {
  const finding = checkIdentityCard(number, "9999-12-31");
  return finding.kind === "impossible" ? compact(number) : finding.derived.number;
}

function plainPhone(phone: string): string {
  return compact(phone)
    .replace(/^(\+86|0086)/, "")
    .replace(/\D/g, "");
}

function keysOf(person: {
  readonly name?: string;
  readonly identityNumber?: string;
  readonly phone?: string;
  readonly place?: string;
}) {
  const keys: MatterKey[] = [];
  const identity = person.identityNumber ? plainIdentity(person.identityNumber) : "";
  const phone = person.phone ? plainPhone(person.phone) : "";
  const name = person.name ? plainName(person.name) : "";
  if (identity.length >= 6) keys.push({ kind: "identity", value: `identity:${identity}` });
  if (phone.length >= 7) keys.push({ kind: "phone", value: `phone:${phone}` });
  if ([...name].length >= 2 && person.place) keys.push({ kind: "name-and-place", value: `name:${name}|${person.place}` });
  return keys;
}

/**
 * Look-up keys of a petition's people: each petitioner, each representative, and who is represented by an agent (not
 * the agent). An anonymous petition has none.
 */
export function matterKeys(fields: Partial<PetitionFields>): readonly MatterKey[] {
  const place = fields.place ?? "";
  const keys = (fields.petitioners ?? []).flatMap(({ name, identityNumber, phone }) =>
    keysOf({ name, place, ...(identityNumber ? { identityNumber } : {}), ...(phone ? { phone } : {}) }),
  );
  for (const name of fields.representatives ?? []) keys.push(...keysOf({ name, place }));
  return [...new Map(keys.map((key) => [key.value, key])).values()];
}

/** What is known of a matter while it is being taken down. */
export interface MatterQuery {
  readonly identityNumber?: string;
  readonly phone?: string;
  readonly name?: string;
  /** 12 digits. */
  readonly place?: string;
  readonly title?: string;
}

/** Look-up keys of a query: where one of them is found, `sameMatterReasons` decides. */
export function queryKeys(query: MatterQuery): readonly MatterKey[] {
  return keysOf(query);
}

function bigrams(text: string): ReadonlyMap<string, number> {
  const characters = [
    ...text
      .normalize("NFKC")
      .replace(/[^\p{L}\p{N}]/gu, "")
      .toLowerCase(),
  ];
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < characters.length; i += 1) {
    const pair = `${characters[i]}${characters[i + 1]}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

function total(pairs: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of pairs.values()) sum += count;
  return sum;
}

/** How alike two titles are, 0 to 1: shared pairs of neighbouring characters (Dice), or containment of the shorter. */
export function titleSimilarity(a: string, b: string): number {
  const [left, right] = [bigrams(a), bigrams(b)];
  const [leftTotal, rightTotal] = [total(left), total(right)];
  if (leftTotal === 0 || rightTotal === 0) return 0;
  let shared = 0;
  for (const [pair, count] of left) shared += Math.min(count, right.get(pair) ?? 0);
  const dice = (2 * shared) / (leftTotal + rightTotal);
  const shorter = Math.min(leftTotal, rightTotal);
  return Math.max(dice, shorter >= 4 ? 0.8 * (shared / shorter) : 0);
}

/** Below this two titles speak of different matters. */
const alike = 0.4;

/**
 * Why a petition is the same matter as the one being taken down, or null: the same person (one of the keys) *and* the
 * same matter (title). Without a title nothing matches, so nobody can be looked up as a person.
 */
export function sameMatterReasons(query: MatterQuery, view: PetitionView): readonly MatterReason[] | null {
  const title = query.title ?? "";
  const titles = (view.fields.title?.history ?? []).map((item) => item.value);
  if (!titles.some((known) => titleSimilarity(title, known) >= alike)) return null;
  const known = new Set<string>();
  for (const petitioners of view.fields.petitioners?.history ?? []) {
    const place = view.fields.place?.value ?? "";
    const representatives = view.fields.representatives?.value ?? [];
    for (const key of matterKeys({ petitioners: petitioners.value, representatives, place })) known.add(key.value);
  }
  const reasons = queryKeys(query)
    .filter((key) => known.has(key.value))
    .map((key) => key.kind);
  return reasons.length === 0 ? null : [...reasons, "words"];
}
