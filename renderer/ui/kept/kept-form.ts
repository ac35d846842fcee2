/** What is kept of an unfinished form. */
export interface KeptForm {
  /** Only what differs from what the form begins with: days and numbers that it offers are offered anew. */
  readonly typed: Readonly<Record<string, unknown>>;
  /** Of several steps those that are taken already. */
  readonly taken: number;
}

/** Reads a kept form; null where there is none. */
export function keptForm(form: Readonly<Record<string, unknown>> | null): KeptForm | null {
  const typed = form?.["typed"];
  const taken = form?.["taken"];
  if (typeof typed !== "object" || typed === null) return null;
  return { typed: { ...typed }, taken: typeof taken === "number" ? taken : 0 };
}

/** The texts among what is kept. */
export function textsIn(typed: KeptForm["typed"]): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(typed).filter((one): one is [string, string] => typeof one[1] === "string"));
}

/** What differs from what a form begins with, by key. */
export function typedIn<T extends object>(now: T, start: T): Partial<T> {
  const before = new Map(Object.entries(start));
  const typed = Object.entries(now).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before.get(key)));
  return Object.fromEntries(typed) as Partial<T>;
}

/** Whether a form was begun for something else than what it is opened for now: what is given now counts. */
export function isOfAnother({ typed }: KeptForm, preset: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(preset).some((key) => key in typed && JSON.stringify(typed[key]) !== JSON.stringify(preset[key]));
}
