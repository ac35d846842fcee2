import { z } from "zod";
import { movingTable } from "../ledger/work.ts";

/**
 * key: petition id, or event id of an office record's version that spoke of `petition`. What has still to leave: found out
 * from what is held. `destroyed`: it goes for good; otherwise it is sealed to the cleared officers first.
 */
const moving = z.object({ scope: z.string(), petition: z.string().optional(), destroyed: z.boolean().optional() });
export type Waiting = z.infer<typeof moving>;
export const movingPetitions = { name: movingTable, schema: moving };

/** key: petition id. Files that a petition on its way to be destroyed names, until those that nothing else needs are gone. */
const leavingFile = z.object({ attachments: z.array(z.string()) });
export const leavingFiles = { name: "leaving-files", schema: leavingFile };
