import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { RootSheet } from "../renderer/engine/api/desk-api.ts";
import type { ExportDone } from "../renderer/engine/api/exchange-api.ts";
import { mustSucceed, type RunningOffice, runOffice } from "./office.ts";

/** A district and its townships, enrolled through real files. */
export interface Alliance {
  readonly district: RunningOffice;
  readonly townships: readonly RunningOffice[];
  readonly rootPublicKey: string;
  /** Users' passphrase on every desk of this alliance. */
  readonly passphrase: string;
}

export interface TownshipPlan {
  readonly organisation: string;
  readonly name: string;
}

/** Makes the desks under `folder/desks`, sets up the district and enrols every township; request and answer files go to `folder`. */
export async function createAlliance(
  folder: string,
  plan: { readonly district: TownshipPlan; readonly townships: readonly TownshipPlan[] },
  clock: Date,
): Promise<Alliance> {
  mkdirSync(folder, { recursive: true });
  const passphrase = `demo ${randomBytes(6).toString("hex")}`;
  const open = (office: TownshipPlan) =>
    runOffice(join(folder, "desks", office.organisation), office.organisation, office.name, clock);
  const district = await open(plan.district);
  const made = await mustSucceed(
    "set up the district",
    district.engine.setUp({
      level: "district",
      organisation: plan.district.organisation,
      officeName: plan.district.name,
      user: { name: "演示管理员", passphrase },
    }),
  );
  // The sheets of a made-up desk protect nothing: its passphrase is printed.
  await mustSucceed("confirm the sheets", district.engine.confirmSheets());
  const townships: RunningOffice[] = [];
  for (const office of plan.townships) {
    const township = await open(office);
    await mustSucceed(
      "set up a township",
      township.engine.setUp({
        level: "township",
        organisation: office.organisation,
        officeName: office.name,
        user: { name: "演示登记员", passphrase },
      }),
    );
    await mustSucceed("confirm the sheets", township.engine.confirmSheets());
    await enrol(folder, district, township);
    townships.push(township);
  }
  return { district, townships, rootPublicKey: (made.root as RootSheet).publicKey, passphrase };
}

export async function enrol(folder: string, district: RunningOffice, township: RunningOffice): Promise<void> {
  const request = await mustSucceed("make a request", township.engine.createRequest({ folder }));
  const arrived = await stage(district, request.path);
  const seen = await mustSucceed("review the request", district.engine.reviewRequest({ token: arrived }));
  if (seen.words.join() !== request.words.join()) throw new Error("the words of the request differ at the district");
  const answer = await mustSucceed("answer the request", district.engine.issueEnrolment({ token: arrived, folder }));
  const rootWords = await mustSucceed("read the root's words", district.engine.rootWords());
  const token = await stage(township, answer.path);
  await mustSucceed("take the answer in", township.engine.importEnrolment({ token, rootWords }));
}

/** Copies a file into an office's staging and answers its token. */
export async function stage(office: RunningOffice, path: string): Promise<string> {
  return (await office.desktop.call("incoming.stage", { path })).token;
}

/** Exports everything that the receiver has not acknowledged. */
export async function exportTo(office: RunningOffice, to: string, folder: string, receiptOnly = false): Promise<ExportDone> {
  return mustSucceed("export", office.engine.export({ to, folder, receiptOnly }));
}
