import type { Refusal } from "../command.ts";
import { isWithin } from "../steps.ts";
import type { PetitionView } from "../view.ts";

/**
 * Why a petition may not be moved into the accusation compartment by this office (《条例》第30条); null when it may. A
 * closed or voided one may: what it says is as dangerous to its petitioner as before.
 */
export function moveRefusal(view: PetitionView, organisation: string): Refusal | null {
  if (!isWithin(organisation, view.scope)) {
    return { refused: "another-office", message: "这件信访事项由别的单位登记，请由登记单位或其上级转入检举控告" };
  }
  if (view.sealed !== undefined) {
    return { refused: "sealed", message: "这件信访事项已转入检举控告", article: "第30条" };
  }
  if (view.destroyed !== undefined) {
    return { refused: "destroyed", message: "这件信访事项保管期满，内容已经销毁，没有可以转入的内容" };
  }
  if (view.registered === null) {
    return { refused: "not-registered", message: "登记内容尚未收到，不能转入检举控告" };
  }
  return null;
}
