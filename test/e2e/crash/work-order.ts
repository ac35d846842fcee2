import { mustSucceed, type RunningOffice, type runOffice } from "../../../cli/office.ts";

/** What a killed office shall be doing meanwhile. */
export interface WorkOrder {
  readonly folder: string;
  readonly organisation: string;
  readonly passphrase: string;
  readonly work: "register" | "export" | "import";
  readonly seed: number;
  /** Receiving organisation of exports. */
  readonly to: string;
  /** Folder to export into, or bundle to import. */
  readonly path: string;
}

export const workDay = new Date("2026-11-20T01:00:00Z");

/** Opens the desk of an order and unlocks it as its first user. */
export async function openOffice(
  run: typeof runOffice,
  order: Pick<WorkOrder, "folder" | "organisation" | "passphrase">,
): Promise<RunningOffice> {
  const office = await run(order.folder, order.organisation, order.organisation, workDay);
  const [user] = (await office.engine.status()).users;
  await mustSucceed("unlock", office.engine.unlock({ user: user?.id ?? "", passphrase: order.passphrase }));
  return office;
}
