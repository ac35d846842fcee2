import { maskName } from "../../../shared/petition/mask.ts";
import type { IntakeForm } from "./form.ts";

/** 陈*兰: what a draft's chip may show of who it is about. */
export function maskedLabel(form: IntakeForm): string {
  return form.anonymous ? "" : maskName(form.petitioners[0]?.name ?? "");
}
