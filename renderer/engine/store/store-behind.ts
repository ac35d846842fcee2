import type { Store } from "./store.ts";

/**
 * The store as it will stand when a commit under way has ended: questions wait for it. Only petitions are read at once,
 * for those that the commit writes are held by whoever asks (RecentPetitions).
 */
export function storeBehind(store: Store, commit: Promise<void>): Store {
  return {
    get: async (table, key) => {
      await commit;
      return store.get(table, key);
    },
    getMany: async (table, keys) => {
      if (table !== "petitions") await commit;
      return store.getMany(table, keys);
    },
    range: async (table, query) => {
      await commit;
      return store.range(table, query);
    },
    count: async (table, query) => {
      await commit;
      return store.count(table, query);
    },
    commit: async (changes) => {
      await commit;
      return store.commit(changes);
    },
    reset: async () => {
      await commit;
      return store.reset();
    },
    close: async () => {
      await commit;
      return store.close();
    },
  };
}

/** The store for readers who come at any time: while it is being made again (null: it is not) they wait for the end. */
export function storeWaiting(store: Store, rebuilding: () => Promise<unknown> | null): Store {
  const ready = async () => {
    // Whoever makes it tells of a failure; what is asked for then comes as far as it goes.
    await rebuilding()?.catch(() => undefined);
    return store;
  };
  return {
    get: async (table, key) => (await ready()).get(table, key),
    getMany: async (table, keys) => (await ready()).getMany(table, keys),
    range: async (table, query) => (await ready()).range(table, query),
    count: async (table, query) => (await ready()).count(table, query),
    commit: async (changes) => (await ready()).commit(changes),
    reset: async () => (await ready()).reset(),
    close: async () => (await ready()).close(),
  };
}
