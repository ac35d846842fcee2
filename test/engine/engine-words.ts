import type { Refused } from "../../renderer/engine/api/answer.ts";
import type { Intake } from "../../shared/petition/intake.ts";

export const passphrase = "春风又绿江南岸边";

/** The answer, or an error with the refusal. */
export function granted<T>(answer: T | Refused): T {
  if (typeof answer === "object" && answer !== null && "refused" in answer) {
    throw new Error(`${answer.refused}: ${answer.message}`);
  }
  return answer as T;
}

/** A complete intake; names are invented, the region is unallocated. */
export function intake(more: Partial<Intake> = {}): Intake {
  return {
    channel: "visit",
    source: { kind: "direct" },
    petitionDate: "2026-11-20",
    receiptDate: "2026-11-20",
    petitioners: [
      {
        kind: "person",
        name: "陈桂兰",
        address: "青禾镇石桥村三组",
        identityKind: "resident",
        phone: "13812345521",
      },
    ],
    anonymous: false,
    groupSize: 1,
    representatives: [],
    agent: null,
    category: "claim",
    contentClass: "L-01",
    place: "990127001201",
    purpose: "resolve",
    complainedOf: "",
    title: "反映石桥村灌溉水渠损坏无人修复",
    summary: "",
    confidential: false,
    statement: "去年汛期冲坏的水渠到现在没有人修，三组的田浇不上水。",
    confirmation: { how: "signed", date: "2026-11-20" },
    attachments: [],
    sameMatterAs: null,
    ...more,
  };
}

let drafts = 0;

/** Another draft id. */
export function draftId(): string {
  drafts += 1;
  return `draft-${drafts}`;
}
