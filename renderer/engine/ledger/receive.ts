import { type ChainKey, chainName, type EventId, type EventRange, type StoredEvent } from "../../../shared/log/event.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import type { Line } from "./books.ts";
import { ChainReader } from "./chain-reader.ts";
import type { ReceiveNotes, ReceiveResult } from "./ledger.ts";
import { lookupsOf } from "./lookups.ts";
import { lineName } from "./segments.ts";
import { gapBranch, isGapBranch, type Work } from "./work.ts";

type Gap = ReceiveResult["gaps"][number];

/** Sorts ranges that were verified before into known, new, gap and fork, and gives the new events to a work. */
export class Receiver {
  readonly #self: { readonly device: string; readonly epoch: string };
  readonly #work: Work;
  readonly #reader: ChainReader;
  readonly #notes: ReceiveNotes;
  readonly #gaps: Gap[] = [];
  readonly #forks = new Map<string, ChainKey>();
  readonly #amended = new Map<string, number>();
  #events = 0;
  #known = 0;
  #restoredSelf = false;

  constructor(work: Work, self: { readonly device: string; readonly epoch: string }, notes: ReceiveNotes) {
    this.#self = self;
    this.#reader = new ChainReader(work.tools);
    this.#work = work;
    this.#notes = notes;
  }

  async add(ranges: readonly EventRange[]): Promise<void> {
    for (const range of ranges) {
      this.#notes.signal?.throwIfAborted();
      await this.#addRange(range);
    }
  }

  async #addRange(range: EventRange): Promise<void> {
    const { events, chain } = range;
    const first = events[0];
    const last = events.at(-1);
    if (!first || !last) return;
    const line = this.#work.line(chainName(chain));
    const held = line?.seq ?? 0;
    if (first.header.seq > held + 1) {
      // Behind the end of the main branch, but perhaps the other branch of a fork goes on here.
      return line && (await this.#branchGoesOn(chain, first)) ? this.#fork(range, line) : this.#behindGap(range, first, held);
    }
    if (line) {
      const meeting = Math.min(held, last.header.seq);
      const theirs = meeting >= first.header.seq ? events[meeting - first.header.seq]?.id : first.header.prev;
      if (theirs !== (await this.#idAt(line, meeting))) return this.#fork(range, line);
    }
    const fresh = events.slice(held + 1 - first.header.seq);
    this.#known += events.length - fresh.length;
    await this.#append(range, null, fresh);
  }

  /** Whether this event stands on a second history that is held, or right behind its end. */
  async #branchGoesOn(chain: ChainKey, { id, header }: StoredEvent): Promise<boolean> {
    for (const branch of this.#branches(chain)) {
      if (header.prev === branch.id || (await this.#idAt(branch, header.seq)) === id) return true;
    }
    return false;
  }

  async #behindGap(range: EventRange, first: StoredEvent, held: number): Promise<void> {
    const { scope, device, epoch } = range.chain;
    this.#gaps.push({ scope, device, epoch, fromSeq: held + 1, toSeq: first.header.seq - 1 });
    if (!this.#notes.forceGap) return;
    const { events, chain } = range;
    const lines = [...this.#work.lines()].filter(
      (line) => line.branch !== null && isGapBranch(line.branch) && chainName(line.chain) === chainName(chain),
    );
    for (const line of lines) {
      const begun = await this.#begunOn(line, events);
      if (begun === 0) continue;
      this.#known += begun;
      return this.#append(range, line.branch, events.slice(begun));
    }
    // Ranges that leave numbers out stand one behind the other; what comes later out of their order has its own branch.
    const place = this.#work.line(lineName(chain, gapBranch))?.seq ?? 0;
    const named = `${gapBranch}-${first.id.slice(0, 8)}${events.at(-1)?.id.slice(0, 8)}`;
    await this.#append(range, place < first.header.seq ? gapBranch : named, events);
  }

  /** How many of the events a line holds, where it holds all of them or ends amidst them; else 0. */
  async #begunOn(line: Line, events: readonly StoredEvent[]): Promise<number> {
    const held = events.filter(({ header }) => header.seq <= line.seq);
    for (const { id, header } of held) if ((await this.#idAt(line, header.seq)) !== id) return 0;
    return held.length;
  }

  /** The same numbers, other events: both branches are kept. */
  async #fork(range: EventRange, main: Line): Promise<void> {
    this.#forks.set(chainName(range.chain), range.chain);
    const { events } = range;
    const last = events.at(-1);
    for (const branch of this.#branches(range.chain)) {
      if (last && last.header.seq <= branch.seq && (await this.#idAt(branch, last.header.seq)) === last.id) {
        this.#known += events.length;
        return;
      }
      const at = events.findIndex((event) => event.id === branch.id);
      if (at >= 0 || events[0]?.header.prev === branch.id) {
        this.#known += at + 1;
        return this.#append(range, branch.branch, events.slice(at + 1));
      }
    }
    let at = 0;
    for (; at < events.length; at += 1) {
      const event = events[at];
      if (event && (event.header.seq > main.seq || (await this.#idAt(main, event.header.seq)) !== event.id)) break;
    }
    this.#known += at;
    await this.#append(range, events[at]?.id.slice(0, 16) ?? null, events.slice(at));
  }

  #branches(chain: ChainKey): Line[] {
    const name = chainName(chain);
    return [...this.#work.lines()].filter(
      (line) => line.branch !== null && !isGapBranch(line.branch) && chainName(line.chain) === name,
    );
  }

  async #append(range: EventRange, branch: string | null, fresh: readonly StoredEvent[]): Promise<void> {
    if (fresh.length === 0) return;
    const { chain, head } = range;
    if (chain.device === this.#self.device && chain.epoch === this.#self.epoch) this.#restoredSelf = true;
    this.#events += fresh.length;
    for (const { header } of fresh) {
      if (header.type !== "petition.amended") continue;
      this.#amended.set(header.subject, Math.min(this.#amended.get(header.subject) ?? Number.MAX_SAFE_INTEGER, header.count));
    }
    await this.#work.append({ chain, branch, head, writer: this.#notes.writerOrganisation(chain.device) }, fresh);
  }

  async #idAt(line: Line, seq: number): Promise<EventId | null> {
    return this.#work.idTaken(lineName(line.chain, line.branch), seq) ?? this.#reader.idAt(line, seq);
  }

  /** New petitions whose identity number, phone, or name with place is known here already. */
  likelyDuplicates(known: (lookup: number) => boolean): readonly string[] {
    const fresh = [...this.#work.changed()].filter((one) => one.before === null);
    return fresh.flatMap(({ id, after }) => (lookupsOf(after).some(known) ? [id] : []));
  }

  result(likelyDuplicates: readonly string[]): ReceiveResult {
    const newPetitions: string[] = [];
    const updated: string[] = [];
    const parallel: string[] = [];
    const conflicts: string[] = [];
    for (const { id, before, after } of this.#work.changed()) {
      if (before === null) newPetitions.push(id);
      else updated.push(id);
      if (openConflicts(after) > (before ? openConflicts(before) : 0)) conflicts.push(id);
      else if (before && amendedUnseen(before, this.#amended.get(id))) parallel.push(id);
    }
    return {
      events: this.#events,
      known: this.#known,
      newPetitions,
      updated,
      parallel,
      conflicts,
      parked: this.#work.parked,
      likelyDuplicates,
      gaps: this.#gaps,
      forks: [...this.#forks.values()],
      restoredSelf: this.#restoredSelf,
    };
  }
}

/** What waits for a person in this petition. */
function openConflicts(view: PetitionView): number {
  let count = view.contested.length;
  for (const field of Object.values(view.fields)) if (field.rivals.length > 0) count += 1;
  return count;
}

/** Whether an amendment held before cannot have been seen by the author of one that came: its counter is not lower. */
function amendedUnseen(before: PetitionView, count: number | undefined): boolean {
  return count !== undefined && before.timeline.some((entry) => entry.type === "petition.amended" && entry.stamp.count >= count);
}
