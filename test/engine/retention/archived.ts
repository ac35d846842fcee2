import type { Engine } from "../../../renderer/engine/engine.ts";
import type { Attachment, Intake } from "../../../shared/petition/intake.ts";
import { granted, intake } from "../engine-words.ts";

/** Words that stand nowhere but in what is to be destroyed. */
export const goneWords = ["魏长河", "青禾镇石桥村二组", "13900007731", "渠道工程款", "账本复印件", "鱼塘承包"] as const;

export const list = { date: "2026-11-20", appraisers: ["周敏", "林晓"], reason: "保管期满，无继续保存价值" };
export const witnesses = ["赵强", "钱进"];

export async function attach(engine: Engine, text: string): Promise<Attachment> {
  return granted(await engine.addAttachment({ file: new Blob([text]), name: "账页.txt", mediaType: "text/plain" }));
}

/** Registers a matter of 2014, full of words to search for. */
export async function registered(engine: Engine, more: Partial<Intake> = {}, draft = "d-old", screening?: string) {
  const petitioners: Intake["petitioners"] = [
    { kind: "person", name: "魏长河", address: "青禾镇石桥村二组", identityKind: "resident", phone: "13900007731" },
  ];
  const form = intake({
    petitioners,
    petitionDate: "2014-03-03",
    receiptDate: "2014-03-03",
    title: "反映渠道工程款",
    statement: "渠道工程款没有结清，有账本复印件。",
    confirmation: { how: "signed", date: "2014-03-03" },
    ...more,
  });
  return granted(await engine.register({ draft, intake: form, ...(screening === undefined ? {} : { screening }) }));
}

/** Takes a step; its day is one of 2014. */
export async function taken(engine: Engine, petition: string, type: string, body: object): Promise<void> {
  const fault = await engine.takeStep({ petition, type, body: { date: "2014-04-01", ...body } } as Parameters<
    Engine["takeStep"]
  >[0]);
  if (fault !== null) throw new Error(`${type}: ${JSON.stringify(fault)}`);
}

/** Ends and archives a petition in 2014, to be kept ten years. */
export async function archived(engine: Engine, petition: string, fileNumber: string, retention = "10-years"): Promise<void> {
  await taken(engine, petition, "petition.withdrawn", { reason: "鱼塘承包一事已协商", signed: true, approvedBy: "" });
  await taken(engine, petition, "petition.archived", { date: "2014-12-01", fileNumber, retention, year: 2014, by: "林晓" });
}

/** Puts files on a 销毁清册 and has it approved; answers what `destroyFiles` asks for. */
export async function approvedList(engine: Engine, petitions: readonly string[]) {
  const { record } = granted(await engine.listForDestruction({ petitions, ...list }));
  granted(await engine.approveDestruction({ record, base: await versionOf(engine, record), by: "周敏", date: "2026-11-20" }));
  return { record, base: await versionOf(engine, record), date: "2026-11-20", witnesses };
}

export async function versionOf(engine: Engine, record: string): Promise<string> {
  const row = (await engine.officeRecords({ kind: "destruction-list" })).find(({ id }) => id === record);
  return row?.version ?? "";
}
