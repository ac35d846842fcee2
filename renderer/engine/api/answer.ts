/**
 * What the window may ask of the engine. Every method is asynchronous, takes and returns plain cloneable data, and
 * answers failures that a person can act on as `Refused` (a code and a Chinese sentence), never as an exception.
 */
export interface Refused {
  readonly refused: string;
  /** One clear Chinese sentence: what happened, what is safe, what to do. */
  readonly message: string;
  /** Article of the regulation, or the field it concerns. */
  readonly article?: string;
  readonly field?: string;
  /** `number-gap`: the numbers that would stay empty; the step is sent again with them and the reason (`numberGap`). */
  readonly gap?: { readonly from: number; readonly to: number };
}

export type Answer<T> = Promise<T | Refused>;

export function isRefused(value: unknown): value is Refused {
  return typeof value === "object" && value !== null && "refused" in value;
}
