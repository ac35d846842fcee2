import { expect, it } from "vitest";
import { fieldsOf } from "../../../renderer/features/petition/forms/step-descriptions.ts";
import { chosen } from "../../../renderer/features/petition/forms/take-steps.ts";
import { serveRules } from "../../../shared/petition/course/rules/serve.ts";
import { stepBodies } from "../../../shared/petition/course/step-bodies.ts";

const type = "petition.served";
const served = {
  ...{ date: "2026-11-20", paper: "acceptance", of: null, how: "direct", receiver: "徐国根" },
  ...{ refused: null, witness: "", relation: "", servers: ["林晓"], after: [] },
} as const;

it("a proof of service that was chosen is known to the question what is doubtful, before anything is stored", () => {
  const field = fieldsOf(type).find(({ kind }) => kind === "file");
  if (!field) throw new Error("no file field");
  const doubts = (files: readonly File[]) => {
    const body = { ...served, attachments: chosen(fieldsOf(type), { [field.key]: files })[field.key] };
    const read = stepBodies[type].parse(body);
    return serveRules[type].warn?.(undefined as never, read).map(({ code }) => code);
  };
  expect(doubts([])).toEqual(["no-proof"]);
  expect(doubts([new File(["scan"], "送达回证.jpg", { type: "image/jpeg" })])).toEqual([]);
});
