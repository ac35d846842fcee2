import type { Channel, Intake, SourceKind } from "../../shared/petition/intake.ts";
import { matterKinds } from "./matters.ts";
import { demoIdentityNumber, madeUpPetitioner, personName } from "./people.ts";
import { madeUpPicture } from "./picture.ts";
import type { Random } from "./random.ts";

/** Where a made-up petition happens. */
export interface SimulatedPlace {
  /** 12-digit region code of the village. */
  readonly code: string;
  readonly name: string;
}

/** A made-up visit, letter or call, and what the desk does about it afterwards. */
export interface SimulatedPetition {
  /** When the clerk presses save, UTC. */
  readonly registeredAt: Date;
  readonly intake: Omit<Intake, "attachments">;
  readonly files: readonly { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
  readonly followUps: readonly FollowUp[];
}

export type FollowUp =
  | { readonly does: "notice"; readonly afterDays: number; readonly how: "on-the-spot" | "written" }
  | { readonly does: "note"; readonly afterDays: number; readonly text: string }
  | { readonly does: "summary"; readonly afterDays: number; readonly text: string }
  | { readonly does: "supplement"; readonly afterDays: number; readonly text: string }
  | { readonly does: "upper-number"; readonly afterDays: number; readonly number: string };

const channels: readonly [Channel, ...Channel[]] = [
  "visit",
  "visit",
  "visit",
  "visit",
  "letter",
  "letter",
  "phone",
  "phone",
  "online",
];
const sources: readonly [SourceKind, ...SourceKind[]] = [
  "direct",
  "direct",
  "direct",
  "direct",
  "hotline-12345",
  "leader-mailbox",
  "outreach",
  "dispute-screening",
];
const day = 86_400_000;

function shanghaiDate(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

function makeFollowUps(random: Random, year: string, serial: number, sameDay: boolean): FollowUp[] {
  const followUps: FollowUp[] = [];
  if (random.chance(0.7)) {
    // On the spot means on the day of receipt (Art. 23 para. 1).
    if (sameDay && random.chance(0.4)) followUps.push({ does: "notice", afterDays: 0, how: "on-the-spot" });
    else followUps.push({ does: "notice", afterDays: random.between(1, 12), how: "written" });
  }
  if (random.chance(0.5)) {
    followUps.push({
      does: "note",
      afterDays: random.between(1, 10),
      text: random.chance(0.5) ? "已与村委会联系，约定周四下午现场查看。" : "已调取台账复印件，待核对。",
    });
  }
  if (random.chance(0.4)) {
    followUps.push({
      does: "summary",
      afterDays: random.between(2, 14),
      text: "经初步核实，反映情况基本属实，承办人正与相关单位会商处理办法。",
    });
  }
  if (random.chance(0.15)) {
    followUps.push({ does: "supplement", afterDays: random.between(2, 9), text: "补充：邻居可以作证，另交照片一张。" });
  }
  if (random.chance(0.6)) {
    followUps.push({
      does: "upper-number",
      afterDays: random.between(0, 3),
      number: `LF${year}${String(serial).padStart(7, "0")}`,
    });
  }
  return followUps.sort((a, b) => a.afterDays - b.afterDays);
}

/** The `serial`-th made-up petition of an office; the same seed makes the same one. `codeOf` finds a content class by name. */
export function simulatePetition(
  random: Random,
  serial: number,
  options: {
    readonly villages: readonly [SimulatedPlace, ...SimulatedPlace[]];
    readonly firstDay: Date;
    readonly days: number;
    readonly codeOf: (className: string) => string;
  },
): SimulatedPetition {
  const village = random.pick(options.villages);
  const kind = random.pick(matterKinds);
  const channel = random.pick(channels);
  const registeredAt = new Date(
    options.firstDay.getTime() + random.between(0, Math.max(0, options.days - 1)) * day + random.between(60, 540) * 60_000,
  );
  const received = shanghaiDate(new Date(registeredAt.getTime() - (channel === "letter" ? random.between(0, 2) * day : 0)));
  const principal = madeUpPetitioner(random, village.name);
  if (principal.birthDate && random.chance(0.3)) {
    principal.identityNumber = demoIdentityNumber(random, principal.birthDate, principal.sex === "female");
  }
  const group = channel === "visit" && random.chance(0.12) ? random.between(5, 16) : 1;
  const second = personName(random);
  const representatives = group < 5 ? [] : second === principal.name ? [principal.name] : [principal.name, second];
  const title = kind.title(village.name, random);
  const files = random.chance(0.35)
    ? [{ name: `现场照片${serial}.png`, mediaType: "image/png", bytes: madeUpPicture(random) }]
    : [];
  return {
    registeredAt,
    intake: {
      channel,
      source: { kind: random.pick(sources) },
      petitionDate: received,
      receiptDate: received,
      petitioners: [principal],
      anonymous: false,
      groupSize: group,
      representatives,
      agent: null,
      category: kind.category,
      contentClass: options.codeOf(kind.className),
      place: village.code,
      purpose: kind.purpose,
      complainedOf: random.pick(kind.complainedOf),
      title,
      summary: "",
      confidential: random.chance(0.05),
      statement: kind.statement(village.name, random),
      confirmation: {
        how: channel === "visit" ? "signed" : channel === "letter" ? "as-received" : "read-back",
        date: shanghaiDate(registeredAt),
      },
      sameMatterAs: null,
    },
    files,
    followUps: makeFollowUps(random, received.slice(0, 4), serial, received === shanghaiDate(registeredAt)),
  };
}
