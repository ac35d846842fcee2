import type { NewStepType } from "../../../../shared/petition/course/step-bodies.ts";
import type { Attachment } from "../../../../shared/petition/intake.ts";
import { isRefused, type Refused } from "../../../engine/api/answer.ts";
import type { EngineApi } from "../../../engine/api/engine-api.ts";
import { mediaTypeOf } from "../../../ui/attachment-kind.ts";
import type { Stored } from "./body-of.ts";
import type { Field, Values, WantedStep } from "./form-fields.ts";

/** Has one step taken by the engine's method for it. */
export function takeStep(engine: EngineApi, petition: string, { type, body }: WantedStep): Promise<Refused | null> {
  switch (type) {
    case "petition.notice-given":
      return engine.giveNotice({ petition, ...(body as Omit<Parameters<EngineApi["giveNotice"]>[0], "petition">) });
    case "petition.objected":
      return engine.object({ petition, date: String(body["date"]), reason: String(body["reason"]) });
    case "petition.voided":
      return engine.void({ petition, reason: String(body["reason"]), approvedBy: String(body["approvedBy"]) });
    default:
      return engine.takeStep({ petition, type: type as NewStepType, body });
  }
}

/** Stores files one after another; the first refusal ends it and is what the form says. */
export async function storeAll(engine: EngineApi, files: readonly File[]): Promise<readonly Attachment[] | Refused> {
  const attachments: Attachment[] = [];
  for (const file of files) {
    const answer = await engine.addAttachment({ file, name: file.name.slice(0, 200), mediaType: mediaTypeOf(file) });
    if (isRefused(answer)) return answer;
    attachments.push(answer);
  }
  return attachments;
}

/** Stands for a file that is stored only with saving. */
const notStored = "0".repeat(64);

/** The files of a form's fields as they are chosen, for questions about the step that nothing is written for. */
export function chosen(fields: readonly Field[], values: Values): Stored {
  const files = fields.filter(({ kind }) => kind === "file");
  return Object.fromEntries(
    files.map(({ key }) => [
      key,
      ((values[key] ?? []) as readonly File[]).map((file) => ({
        hash: notStored,
        size: file.size,
        name: file.name.slice(0, 200),
        mediaType: mediaTypeOf(file),
      })),
    ]),
  );
}

/** The files of a form's fields, stored. */
export async function storeFiles(
  engine: EngineApi,
  fields: readonly Field[],
  values: Values,
): Promise<{ readonly stored: Stored } | Refused> {
  const stored: Record<string, readonly Attachment[]> = {};
  for (const { kind, key } of fields) {
    if (kind !== "file") continue;
    const answer = await storeAll(engine, (values[key] ?? []) as readonly File[]);
    if (isRefused(answer)) return answer;
    stored[key] = answer;
  }
  return { stored };
}
