import { useCallback, useEffect, useRef, useState } from "react";
import type { PetitionRow } from "../../../shared/petition/view.ts";
import type { ListRequest } from "../../engine/api/petition-api.ts";
import { useEngine, useNotices } from "../../ui/engine.tsx";

const pageSize = 100;

export interface Rows {
  /** Null until the first answer. */
  readonly total: number | null;
  /** False while the catalogue is still being read: text search may miss rows. */
  readonly complete: boolean;
  /** Undefined while its page is on the way. */
  rowAt(index: number): PetitionRow | undefined;
  /** Asks for the pages that hold these rows, as far as they are not held or on the way. */
  ensure(from: number, to: number): void;
}

interface Held {
  readonly total: number | null;
  readonly complete: boolean;
  readonly pages: ReadonlyMap<number, readonly PetitionRow[]>;
}

const nothing: Held = { total: null, complete: true, pages: new Map() };

/**
 * Rows of a list of any length, fetched from the engine a hundred at a time as they come into view. A change of the
 * question drops what is held; a change of petitions reads the pages in view again without emptying the screen.
 */
export function useRows(question: Omit<ListRequest, "offset" | "limit">): Rows {
  const engine = useEngine();
  const [held, setHeld] = useState<Held>(nothing);
  const asked = useRef(new Set<number>());
  const turn = useRef(0);
  const inView = useRef<readonly [number, number]>([0, 0]);
  const latest = useRef(question);
  latest.current = question;
  const key = JSON.stringify(question);

  const fetchPage = useCallback(
    async (page: number) => {
      if (asked.current.has(page)) return;
      asked.current.add(page);
      const mine = turn.current;
      const answer = await engine.list({ ...latest.current, offset: page * pageSize, limit: pageSize });
      if (mine !== turn.current) return;
      setHeld((before) => ({
        total: answer.total,
        complete: answer.complete,
        pages: new Map(before.pages).set(page, answer.rows),
      }));
    },
    [engine],
  );

  const ensure = useCallback(
    (from: number, to: number) => {
      inView.current = [from, to];
      for (let page = Math.floor(from / pageSize); page <= Math.floor(to / pageSize); page += 1) void fetchPage(page);
    },
    [fetchPage],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the question's content
  useEffect(() => {
    turn.current += 1;
    asked.current = new Set();
    setHeld(nothing);
    ensure(0, 0);
  }, [key, ensure]);

  useNotices((notice) => {
    if (notice.notice !== "changed" || !notice.topics.some((topic) => topic === "petitions" || topic === "exchange")) return;
    turn.current += 1;
    asked.current = new Set();
    const pages = [0, ...inView.current.map((row) => Math.floor(row / pageSize))];
    setHeld((before) => ({ ...before, pages: new Map([...before.pages].filter(([page]) => pages.includes(page))) }));
    ensure(...inView.current);
    void fetchPage(0);
  });

  return {
    total: held.total,
    complete: held.complete,
    rowAt: (index) => held.pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    ensure,
  };
}
