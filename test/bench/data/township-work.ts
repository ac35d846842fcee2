import { contentClassCode, villagesOf } from "../../../cli/simulate/county.ts";
import { type FollowUp, simulatePetition } from "../../../cli/simulate/generator.ts";
import { createRandom, type Random } from "../../../cli/simulate/random.ts";
import type { Command } from "../../../shared/petition/command.ts";

/** Something an officer does at a moment. `petition` counts from 0. */
export interface Deed {
  readonly at: Date;
  readonly petition: number;
  /** Made when its turn has come: an amendment needs what it amends. */
  readonly command: (petition: string) => Command;
}

/** Days after the regulation came into force; everything is over before it could be measured. */
const firstDay = new Date("2022-05-05T00:00:00Z");
const days = 1600;

function shanghaiDate(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

function deedOf(followUp: FollowUp, date: string): Command {
  switch (followUp.does) {
    case "notice":
      return { do: "give-notice", date, how: followUp.how };
    case "note":
      return { do: "note", text: followUp.text };
    case "supplement":
      return { do: "supplement", text: followUp.text, receiptDate: date, signed: true, attachments: [] };
    case "upper-number":
      return { do: "record-upper-number", system: "国家信访信息系统", number: followUp.number };
    case "summary":
      return { do: "amend", changes: { summary: followUp.text }, base: {} };
  }
}

function extra(random: Random, at: Date): FollowUp {
  return {
    does: "note",
    afterDays: random.between(1, 14),
    text: `${shanghaiDate(at)} 电话联系信访人，告知办理进展，信访人表示了解。`,
  };
}

/** A busy township's work since the regulation came into force, in the order of time: so many petitions, so many events in all. */
export function townshipWork(organisation: string, seed: number, petitions: number, events: number): Deed[] {
  const random = createRandom(seed);
  const villages = villagesOf(organisation);
  const deeds: Deed[] = [];
  const made: { readonly at: Date; readonly followUps: readonly FollowUp[] }[] = [];
  for (let n = 0; n < petitions; n += 1) {
    const { registeredAt, intake, followUps } = simulatePetition(random, n + 1, {
      villages,
      firstDay,
      days,
      codeOf: contentClassCode,
    });
    deeds.push({
      at: registeredAt,
      petition: n,
      command: (petition) => ({
        do: "register",
        petition,
        intake: { ...intake, representatives: [...new Set(intake.representatives)], attachments: [] },
      }),
    });
    made.push({ at: registeredAt, followUps });
  }
  let wanted = events - petitions;
  // A deed for each petition in turn, until there are as many as asked for.
  for (let round = 0; wanted > 0; round += 1) {
    for (const [petition, { at: registeredAt, followUps }] of made.entries()) {
      if (wanted === 0) break;
      const followUp = followUps[round] ?? extra(random, registeredAt);
      const at = new Date(registeredAt.getTime() + followUp.afterDays * 86_400_000 + (round + 1) * 60_000);
      deeds.push({ at, petition, command: () => deedOf(followUp, shanghaiDate(at)) });
      wanted -= 1;
    }
  }
  return deeds.sort((a, b) => a.at.getTime() - b.at.getTime() || a.petition - b.petition);
}
