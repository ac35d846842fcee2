// Peer: PouchDB replication between two databases of the same petitions as plain documents.
import PouchDB from "pouchdb-browser";

const peer = {
  /** Fills one database (not counted), then replicates it into an empty one. Milliseconds of the replication. */
  async run(address: string): Promise<number> {
    const documents = (await (await fetch(address)).json()) as { id: string }[];
    const source = new PouchDB("peer-source");
    const target = new PouchDB("peer-target");
    for (let at = 0; at < documents.length; at += 1000) {
      await source.bulkDocs(documents.slice(at, at + 1000).map(({ id, ...rest }) => ({ _id: id, ...rest })));
    }
    const start = performance.now();
    const result = await source.replicate.to(target, { batch_size: 1000 });
    const spent = performance.now() - start;
    if (result.docs_written !== documents.length) throw new Error(`replicated ${result.docs_written} of ${documents.length}`);
    await source.destroy();
    await target.destroy();
    return spent;
  },
};

Object.assign(window, { peer });
