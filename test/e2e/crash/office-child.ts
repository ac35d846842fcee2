import { randomBytes } from "node:crypto";
import { mustSucceed, type RunningOffice, runOffice } from "../../../cli/office.ts";
import { contentClassCode, villagesOf } from "../../../cli/simulate/county.ts";
import { simulatePetition } from "../../../cli/simulate/generator.ts";
import { createRandom } from "../../../cli/simulate/random.ts";
import { openOffice, type WorkOrder, workDay } from "./work-order.ts";

// Works at a desk until it is killed. Every line it prints is something that the desk has acknowledged.

function say(...words: readonly string[]): void {
  process.stdout.write(`${words.join(" ")}\n`);
}

async function register(office: RunningOffice, seed: number): Promise<never> {
  const random = createRandom(seed);
  for (let serial = 1; ; serial += 1) {
    const { intake, files } = simulatePetition(random, serial, {
      villages: villagesOf(office.organisation),
      firstDay: workDay,
      days: 1,
      codeOf: contentClassCode,
    });
    const attachments = [];
    for (const { name, mediaType, bytes } of files) {
      const file = new Blob([bytes], { type: mediaType });
      attachments.push(await mustSucceed("attach", office.engine.addAttachment({ file, name, mediaType })));
    }
    const draft = randomBytes(16).toString("hex");
    await mustSucceed("save a draft", office.engine.saveDraft({ id: draft, form: { ...intake }, label: "", channel: "visit" }));
    say("draft", draft);
    const whole = { ...intake, receiptDate: "2026-11-20", petitionDate: "2026-11-20", attachments };
    const done = await mustSucceed("register", office.engine.register({ draft, intake: whole }));
    say("registered", draft, done.petition, done.number, String(attachments.length));
    await mustSucceed("note", office.engine.note({ petition: done.petition, text: `电话了解情况 ${serial}` }));
    say("noted", done.petition);
  }
}

async function exportOn(office: RunningOffice, to: string, folder: string): Promise<never> {
  for (;;) {
    const done = await mustSucceed("export", office.engine.export({ to, folder }));
    say("exported", done.path);
  }
}

async function importOnce(office: RunningOffice, path: string): Promise<void> {
  const { token } = await office.desktop.call("incoming.stage", { path });
  say("staged");
  const plan = await office.engine.planImport({ token });
  say("planned", plan.outcome);
  const done = await mustSucceed("import", office.engine.applyImport({ token }));
  say("imported", String(done.petitions));
}

const order = JSON.parse(process.argv[2] ?? "{}") as WorkOrder;
const office = await openOffice(runOffice, order);
say("ready");
if (order.work === "register") await register(office, order.seed);
else if (order.work === "export") await exportOn(office, order.to, order.path);
else await importOnce(office, order.path);
await office.close();
