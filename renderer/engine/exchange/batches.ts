import type { EventRange } from "../../../shared/log/event.ts";

/** One durable transaction takes at least this many events where there are so many, and at most twice as many. */
const batchEvents = 1000;

/**
 * Groups ranges for one durable transaction each: 1 000 to 2 000 events. A range is never cut, for only its end is
 * signed; one that is larger by itself makes its own batch.
 */
export async function* batchesOf<T extends EventRange>(ranges: AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  let batch: T[] = [];
  let events = 0;
  for await (const range of ranges) {
    if (events > 0 && events + range.events.length > 2 * batchEvents) {
      yield batch;
      batch = [];
      events = 0;
    }
    batch.push(range);
    events += range.events.length;
    if (events >= batchEvents) {
      yield batch;
      batch = [];
      events = 0;
    }
  }
  if (batch.length > 0) yield batch;
}
