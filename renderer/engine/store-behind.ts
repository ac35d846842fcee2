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
    values: async (table, by) => {
      await commit;
      return store.values(table, by);
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
