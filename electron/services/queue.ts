/** Runs asynchronous work one after another, in the order asked for. A failure does not stop what follows. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();
  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work, work);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
