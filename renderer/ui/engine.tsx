import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import type { Desktop } from "../../shared/desktop.ts";
import type { EngineApi } from "../engine/api/engine-api.ts";
import type { EngineNotice, JobProgress } from "../engine/api/notices.ts";

/** The engine as screens see it: its methods, and a way to hear what it tells unasked. */
export interface EngineLink {
  readonly api: EngineApi;
  /** Calls `listener` for each notice; the answer stops it. */
  readonly listen: (listener: (notice: EngineNotice) => void) => () => void;
}

/** What a topic of `changed` is called. */
type Topic = Extract<EngineNotice, { notice: "changed" }>["topics"][number];

interface Ports {
  readonly engine: EngineLink;
  readonly desktop: Desktop;
}

const PortsContext = createContext<Ports | null>(null);

export function PortsProvider({ engine, desktop, children }: Ports & { readonly children: ReactNode }) {
  const ports = useMemo(() => ({ engine, desktop }), [engine, desktop]);
  return <PortsContext value={ports}>{children}</PortsContext>;
}

function usePorts(): Ports {
  const ports = useContext(PortsContext);
  if (!ports) throw new Error("PortsProvider is missing");
  return ports;
}

/** Methods of the engine, for commands. For reading use `useQuery`. */
export function useEngine(): EngineApi {
  return usePorts().engine.api;
}

/** The shell: places, files, printing. */
export function useDesktop(): Desktop {
  return usePorts().desktop;
}

/** Hears every notice of the engine while mounted. */
export function useNotices(listener: (notice: EngineNotice) => void): void {
  const { engine } = usePorts();
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => engine.listen((notice) => latest.current(notice)), [engine]);
}

type Parameter<M extends keyof EngineApi> = Parameters<EngineApi[M]>[0];
type Result<M extends keyof EngineApi> = Awaited<ReturnType<EngineApi[M]>>;

interface Query<T> {
  /** Last answer; kept while a newer one is being fetched. Undefined until the first. */
  readonly data: T | undefined;
  readonly loading: boolean;
  /** A defect, not a refusal: refusals are data. */
  readonly error: unknown;
  readonly reload: () => void;
}

/**
 * Reads from the engine and reads again whenever one of `topics` changes. `params` must be plain data (compared by
 * its JSON). Pass `{ enabled: false }` to wait. An answer that arrives after a newer question is dropped.
 */
export function useQuery<M extends keyof EngineApi>(
  method: M,
  params: Parameter<M>,
  topics: readonly Topic[],
  options: { readonly enabled?: boolean } = {},
): Query<Result<M>> {
  const { engine } = usePorts();
  const enabled = options.enabled ?? true;
  const key = `${method}${JSON.stringify(params ?? null)}`;
  const watched = topics.join();
  const [state, setState] = useState<{ data: Result<M> | undefined; loading: boolean; error: unknown }>({
    data: undefined,
    loading: enabled,
    error: null,
  });
  const asked = useRef(0);
  const question = useRef(params);
  question.current = params;

  const run = useCallback(async () => {
    const turn = ++asked.current;
    setState((old) => ({ ...old, loading: true }));
    try {
      const call = engine.api[method] as (request: Parameter<M>) => Promise<Result<M>>;
      const data = await call.call(engine.api, question.current);
      if (turn === asked.current) setState({ data, loading: false, error: null });
    } catch (error) {
      if (turn === asked.current) setState((old) => ({ ...old, loading: false, error }));
    }
  }, [engine, method]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the question's content.
  useEffect(() => {
    if (enabled) void run();
    return () => {
      asked.current++;
    };
  }, [run, key, enabled]);

  useEffect(() => {
    if (!enabled) return;
    const wanted = new Set(watched.split(","));
    return engine.listen((notice) => {
      if (notice.notice === "changed" && notice.topics.some((topic) => wanted.has(topic))) void run();
    });
  }, [engine, watched, enabled, run]);

  return { ...state, reload: run };
}

/** Progress of running jobs of these kinds, newest last. Empty when none runs. */
export function useJobs(kinds: readonly JobProgress["kind"][]): readonly JobProgress[] {
  const [jobs, setJobs] = useState<readonly JobProgress[]>([]);
  useNotices((notice) => {
    if (notice.notice === "progress" && kinds.includes(notice.progress.kind)) {
      const next = notice.progress;
      setJobs((old) => [...old.filter((job) => job.job !== next.job), next]);
    } else if (notice.notice === "finished") {
      setJobs((old) => old.filter((job) => job.job !== notice.job));
    }
  });
  return jobs;
}
