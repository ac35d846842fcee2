import { randomBytes } from "node:crypto";
import type { PetitionDetail } from "../../../renderer/engine/api/petition-api.ts";
import { largeDesk, openLargeDesk } from "../data/large-desk.ts";
import { atMost } from "../figures.ts";
import type { Measured, Setting } from "../setting.ts";
import { intakes } from "./register.ts";

const events = 200;

/** Opening a petition with 200 events at a desk with 50 000 petitions, beside reading its row without opening it. */
export async function measureOpening(setting: Setting): Promise<Measured> {
  const rounds = setting.quick ? 20 : 60;
  const desk = await openLargeDesk(setting, "opening");
  try {
    const { intake } = intakes()();
    const registered = await desk.call("register", { draft: randomBytes(16).toString("hex"), intake });
    const { petition } = registered.value as { readonly petition: string };
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    for (let event = 1; event < events; event += 1) await step(desk.call, petition, event, today);
    const opened: number[] = [];
    const read: number[] = [];
    for (let round = -2; round < rounds; round += 1) {
      const { value, ms } = await desk.call("petition", { petition });
      const held = (value as PetitionDetail).view.timeline.length;
      if (held !== events) throw new Error(`${held} events instead of ${events}`);
      const floor = await desk.page.evaluate((id) => window.driver.readRows([id]), petition);
      if (round < 0) continue;
      opened.push(ms);
      read.push(floor);
    }
    const floor = { what: "reading its row, sealed", values: read };
    return {
      figures: [atMost(`opening a petition with ${events} events, ${largeDesk} petitions`, opened, 100, floor)],
      details: { opened, read },
    };
  } finally {
    await desk.close();
  }
}

type Call = Awaited<ReturnType<typeof openLargeDesk>>["call"];

/** Dispatches, urgings, contacts and notes in turn: what makes a long file. */
async function step(call: Call, petition: string, event: number, date: string): Promise<void> {
  const unit = "农业农村办";
  const take = (type: string, body: object) => call("takeStep", { petition, type, body: { date, ...body } });
  switch (event % 4) {
    case 0:
      await take("petition.dispatched", { unit, handler: "周明", due: null, requirement: "核对名册并书面回复" });
      break;
    case 1:
      await take("petition.contacted", { by: "周明", how: "phone", content: "约定面谈时间，说明所需材料" });
      break;
    case 2:
      await take("petition.tagged", { tags: [`第${event}次`] });
      break;
    default:
      await call("note", { petition, text: `第 ${event} 次记事：走访三户，查阅工分本和当年文件，尚待核对。` });
  }
}
