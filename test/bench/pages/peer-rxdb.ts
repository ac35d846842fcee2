// Peer: RxDB's bulk insert (Dexie storage; it brings its own Dexie) of the same petitions as plain documents.
import { createRxDatabase } from "rxdb/plugins/core";
import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";

const text = { type: "string", maxLength: 40 } as const;
const columns = [
  "organisation",
  "number",
  "receiptDate",
  "registrationDate",
  "stage",
  "category",
  "channel",
  "contentClass",
  "place",
  "due",
];

const peer = {
  /** Milliseconds of the bulk insert, with the index columns that ours has. */
  async run(address: string): Promise<number> {
    const documents = (await (await fetch(address)).json()) as Record<string, unknown>[];
    const database = await createRxDatabase({ name: "peer-rxdb", storage: getRxStorageDexie(), multiInstance: false });
    const { petitions } = await database.addCollections({
      petitions: {
        schema: {
          version: 0,
          primaryKey: "id",
          type: "object",
          properties: { id: text, ...Object.fromEntries(columns.map((name) => [name, text])) },
          required: ["id", ...columns],
          indexes: columns,
          additionalProperties: true,
        },
      },
    });
    if (!petitions) throw new Error("no collection");
    const start = performance.now();
    for (let at = 0; at < documents.length; at += 2000) {
      const { error } = await petitions.bulkInsert(documents.slice(at, at + 2000));
      if (error.length > 0) throw new Error(`${error.length} documents were not inserted`);
    }
    const spent = performance.now() - start;
    await database.remove();
    return spent;
  },
};

Object.assign(window, { peer });
