import { clearedRecipients } from "../../../../shared/registry/officers.ts";
import { permits } from "../../../../shared/registry/roles.ts";
import type { Answer } from "../../api/answer.ts";
import type { Desk } from "../../desk.ts";
import { heldContent } from "../../leaving/held-content.ts";
import { settleMoves } from "../../leaving/settle-moves.ts";
import { refused } from "../../strings.ts";
import { refusedAccusation } from "../strings.ts";
import { leftInRecords, named, tellOfRecords, versionsOf } from "./left-in-records.ts";
import { withoutOfficer } from "./move-petition.ts";
import { sealPetition } from "./seal-petition.ts";

/**
 * Of a petition that was moved here or elsewhere: seals the office records of this desk that still speak of it, and lets
 * them go. Answers whether they have left, or will at the next start. Repeated, it does nothing more.
 */
export async function sealRecordsOf(desk: Desk, petition: string): Answer<{ readonly cleared: boolean }> {
  const { session, user } = desk;
  if (!session || !user) return refused("locked");
  if (!permits(user.role, "move-to-accusations")) return refused("not-allowed");
  const nobody = withoutOfficer(session.ledger);
  if (nobody) return nobody;
  const recipients = clearedRecipients(session.ledger.trust.state().trustList);
  const answer = await desk.moves.take(async () => {
    const view = await session.core.view(petition);
    if (view?.sealed === undefined) return refused("unknown-petition");
    const left = await leftInRecords(desk, session, [named(view)]);
    if (left.some(({ fate }) => fate.fate === "shared")) return refusedAccusation("records-shared");
    if (left.length === 0) return null;
    const content = await heldContent(desk, session, { petition, scope: null, versions: versionsOf(left) });
    await sealPetition(desk, session, {
      petition,
      content,
      recipients,
      // Who moved the petition has told whom it complains of; these are what was written about it.
      complainedOf: { name: "", unit: "" },
      by: user.name,
      number: async () => view.number ?? "",
      also: (work) =>
        tellOfRecords(desk, session, work, left, { type: "record.sealed", petitionOf: () => petition, actor: user.id }),
    });
    return null;
  });
  if (answer !== null) return answer;
  desk.changed(["records", "accusations"]);
  return { cleared: await settleMoves(desk, session) };
}
