import type { EventRange } from "../../../shared/log/event.ts";

/** A transaction is closed when so many petitions have changed: it takes one to two thousand of them. */
const batchPetitions = 1000;
/** However few petitions they speak of, more events are not held together. */
const batchEvents = 8192;

/**
 * Groups ranges for one durable transaction each. What costs is the rows: a petition that ten events of a batch speak of
 * is merged ten times but written once, so a batch is measured by its petitions. A range is never cut, for only its end
 * is signed; one that is larger by itself makes its own batch.
 */
export async function* batchesOf<T extends EventRange>(ranges: AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  let batch: T[] = [];
  let events = 0;
  const petitions = new Set<string>();
  const close = () => {
    const closed = batch;
    batch = [];
    events = 0;
    petitions.clear();
    return closed;
  };
  for await (const range of ranges) {
    const { length } = range.events;
    if (batch.length > 0 && (petitions.size + length > 2 * batchPetitions || events + length > batchEvents)) yield close();
    batch.push(range);
    events += length;
    for (const { header } of range.events) petitions.add(header.subject);
    if (petitions.size >= batchPetitions) yield close();
  }
  if (batch.length > 0) yield close();
}
