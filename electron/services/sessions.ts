import { randomBytes } from "node:crypto";
import { failure } from "./failure.ts";
import { Queue } from "./queue.ts";

/** Work that spans several calls, each named by a token; the calls of one token run in their order. */
export class Sessions<T> {
  readonly #open = new Map<string, { readonly value: T; readonly queue: Queue }>();

  add(value: T, token: string = randomBytes(16).toString("hex")): string {
    this.#open.set(token, { value, queue: new Queue() });
    return token;
  }

  /** Rejects with not-found for a token that is unknown or finished. */
  use<R>(token: string, work: (value: T) => Promise<R>): Promise<R> {
    const session = this.#open.get(token);
    if (session === undefined) return Promise.reject(failure("not-found"));
    return session.queue.run(() => {
      if (this.#open.get(token) !== session) throw failure("not-found");
      return work(session.value);
    });
  }

  drop(token: string): void {
    this.#open.delete(token);
  }

  values(): T[] {
    return [...this.#open.values()].map((session) => session.value);
  }
}
