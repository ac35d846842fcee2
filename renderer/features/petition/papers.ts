import type { Desktop } from "../../../shared/desktop.ts";
import type { DeskStatus, PetitionDetail } from "../../engine/api.ts";
import type { DictionaryNames } from "./field-words.ts";

export async function printPetitionForm(
  _desktop: Desktop,
  _desk: DeskStatus,
  _detail: PetitionDetail,
  _names: DictionaryNames,
): Promise<void> {}
export async function printPetitionSlip(_desktop: Desktop, _desk: DeskStatus, _detail: PetitionDetail): Promise<void> {}
