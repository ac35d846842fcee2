import type { Accusation } from "../../../shared/petition/accusation/accusation-body.ts";
import type { Channel } from "../../../shared/petition/intake.ts";

/** The form as it is typed. */
export interface AccusationForm {
  readonly anonymous: boolean;
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly receiptDate: string;
  readonly channel: Channel;
  readonly complainedName: string;
  readonly complainedUnit: string;
  readonly statement: string;
  readonly claimNumber: string;
}

export function emptyAccusation(today: string, claimNumber: string): AccusationForm {
  return {
    anonymous: false,
    name: "",
    address: "",
    phone: "",
    receiptDate: today,
    channel: "visit",
    complainedName: "",
    complainedUnit: "",
    statement: "",
    claimNumber,
  };
}

/** Fields without which it cannot be taken down. */
export function missingIn(form: AccusationForm): ReadonlySet<string> {
  const needed = ["complainedName", "statement", "receiptDate", ...(form.anonymous ? [] : ["name"])] as const;
  return new Set(needed.filter((field) => form[field as keyof AccusationForm].toString().trim() === ""));
}

/** What is sealed. Of an anonymous one nothing that was typed about the person goes along. */
export function toAccusation(form: AccusationForm): Accusation {
  const accuser = { name: form.name.trim(), address: form.address.trim(), phone: form.phone.trim() };
  return {
    receiptDate: form.receiptDate,
    channel: form.channel,
    accuser: form.anonymous ? null : accuser,
    complainedOf: { name: form.complainedName.trim(), unit: form.complainedUnit.trim() },
    statement: form.statement.trim(),
    claimNumber: form.claimNumber.trim(),
  };
}
