import type { FieldName, Petitioner, PetitionFields } from "./intake.ts";
import type { FieldState, PetitionView } from "./view.ts";

/** `陈*`, `陈*兰`, `欧**娜`: the first and, from three characters on, the last character stay. */
export function maskName(name: string): string {
  const characters = [...name.trim()];
  const [first = "", ...rest] = characters;
  if (rest.length === 0) return first === "" ? "" : "*";
  if (rest.length === 1) return `${first}*`;
  return `${first}${"*".repeat(Math.min(rest.length - 1, 3))}${rest.at(-1)}`;
}

/** Shows the first and the last characters of a number: 138****5521. */
function maskDigits(text: string, head: number, tail: number): string {
  const characters = [...text.trim()];
  if (characters.length <= head + tail) return "*".repeat(characters.length);
  return `${characters.slice(0, head).join("")}****${characters.slice(-tail).join("")}`;
}

export function maskPhone(phone: string): string {
  return maskDigits(phone, 3, 4);
}

/** First three and last two characters. */
function maskIdentity(number: string): string {
  return maskDigits(number, 3, 2);
}

/** Keeps the administrative part down to village or street, hides group, house number and what follows. */
export function maskAddress(address: string): string {
  const area = /^.*(村|社区|居委会|街道|路|街|镇|乡)/u.exec(address)?.[0];
  return area === undefined ? (address === "" ? "" : "***") : `${area}***`;
}

const identityPattern = /(?<![\dXx])(\d{15}|\d{17}[\dXx])(?![\dXx])/g;
const phonePattern = /(?<!\d)(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?!\d)/g;

/** Free text with these names, and whatever looks like an identity or telephone number, masked. */
export function maskText(text: string, names: readonly string[]): string {
  let masked = text;
  for (const name of names) masked = masked.replaceAll(name, maskName(name));
  return masked.replace(identityPattern, (number) => maskIdentity(number)).replace(phonePattern, (number) => maskPhone(number));
}

/** Every person's name that the petition's fields ever held, longest first; organisations are not persons. */
export function namesIn(view: PetitionView): readonly string[] {
  const names = new Set<string>();
  const add = (name: string) => {
    const plain = name.trim();
    if ([...plain].length > 1) names.add(plain);
  };
  for (const { value } of view.fields.petitioners?.history ?? []) {
    for (const person of value) if (person.kind === "person") add(person.name);
  }
  for (const { value } of view.fields.representatives?.history ?? []) for (const name of value) add(name);
  for (const { value } of view.fields.agent?.history ?? []) if (value !== null) add(value.name);
  return [...names].sort((a, b) => b.length - a.length);
}

function maskPetitioner(person: Petitioner): Petitioner {
  const { birthDate: _, identityNumber, phone, ...rest } = person;
  return {
    ...rest,
    name: person.kind === "organisation" ? person.name : maskName(person.name),
    address: maskAddress(person.address),
    ...(identityNumber === undefined ? {} : { identityNumber: maskIdentity(identityNumber) }),
    ...(phone === undefined ? {} : { phone: maskPhone(phone) }),
  };
}

/** How each field that can hold personal data is masked; the others show as they are. */
function maskersFor(names: readonly string[]): { readonly [K in FieldName]?: (value: PetitionFields[K]) => PetitionFields[K] } {
  const text = (value: string) => maskText(value, names);
  return {
    petitioners: (list) => list.map(maskPetitioner),
    representatives: (list) => list.map(maskName),
    agent: (agent) =>
      agent && { ...agent, name: maskName(agent.name), ...(agent.phone ? { phone: maskPhone(agent.phone) } : {}) },
    complainedOf: text,
    title: text,
    summary: text,
  };
}

function maskState<T>(state: FieldState<T>, mask: (value: T) => T): FieldState<T> {
  const masked = <V extends { readonly value: T }>(item: V): V => ({ ...item, value: mask(item.value) });
  return { ...state, value: mask(state.value), rivals: state.rivals.map(masked), history: state.history.map(masked) };
}

/** The petition with personal data masked, for who has not asked to see it. Ids, dates and codes stay. */
export function maskView(view: PetitionView): PetitionView {
  const names = namesIn(view);
  const maskers = maskersFor(names) as Readonly<Record<string, ((value: unknown) => unknown) | undefined>>;
  const fields = Object.fromEntries(
    Object.entries(view.fields).map(([name, state]) => {
      const mask = maskers[name];
      return [name, mask === undefined ? state : maskState<unknown>(state, mask)];
    }),
  ) as PetitionView["fields"];
  const inText = <T extends { readonly text: string }>(item: T): T => ({ ...item, text: maskText(item.text, names) });
  return {
    ...view,
    fields,
    statement: view.statement && inText(view.statement),
    supplements: view.supplements.map(inText),
    notes: view.notes.map(inText),
    objections: view.objections.map((item) => ({ ...item, reason: maskText(item.reason, names) })),
    voided: view.voided && { ...view.voided, reason: maskText(view.voided.reason, names) },
    attachments: view.attachments.map((item) => ({
      ...item,
      attachment: { ...item.attachment, name: maskText(item.attachment.name, names) },
    })),
    timeline: view.timeline.map((entry) => ({ ...entry, body: maskDeep(entry.body, names) as typeof entry.body })),
  };
}

/** Ids of events and petitions, and hashes: digits in them are nobody's number. */
const isId = /^(?:[0-9a-f]{32}|[0-9a-f]{64})$/;

/** Masks whatever people wrote, wherever it stands in a timeline entry: steps have texts under many names. */
function maskDeep(value: unknown, names: readonly string[]): unknown {
  if (typeof value === "string") return isId.test(value) ? value : maskText(value, names);
  if (Array.isArray(value)) return value.map((item) => maskDeep(item, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, maskDeep(item, names)]));
}
