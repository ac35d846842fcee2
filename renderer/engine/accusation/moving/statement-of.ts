import type { SealedAttachment, TakenAccusation } from "../../../../shared/petition/accusation/accusation-body.ts";
import { channels } from "../../../../shared/petition/intake.ts";
import type { PetitionView } from "../../../../shared/petition/view.ts";
import { movingWords } from "./strings.ts";

/** Characters of a statement that the compartment takes. */
const longest = 100_000;

interface Moved {
  readonly petition: string;
  readonly view: PetitionView | null;
  readonly number: string;
  readonly date: string;
  readonly complainedOf: TakenAccusation["complainedOf"];
  readonly office: TakenAccusation["office"];
  readonly by: string;
  readonly attachments: readonly SealedAttachment[];
}

/** What the officers are told of a petition that was moved, in the form of an accusation that was taken down. */
export function statementOf({ petition, view, number, date, complainedOf, office, by, attachments }: Moved): TakenAccusation {
  const fields = view?.fields ?? {};
  const [principal] = fields.petitioners?.value ?? [];
  const name = principal?.name.trim() ?? "";
  return {
    did: "taken",
    receiptDate: fields.receiptDate?.value ?? view?.registrationDate ?? date,
    channel: fields.channel?.value ?? channels[0],
    accuser:
      principal === undefined || name === ""
        ? null
        : { name, address: principal.address?.slice(0, 300) ?? "", phone: principal.phone?.slice(0, 40) ?? "" },
    complainedOf,
    statement: saidIn(view),
    claimNumber: "",
    number,
    office: { organisation: office.organisation, name: office.name.slice(0, 100) },
    takenBy: by.slice(0, 40),
    movedFrom: { petition, number: view?.number ?? "", date },
    attachments: [...attachments],
  };
}

/** The petitioner's own words: the statement, then what was said later. */
function saidIn(view: PetitionView | null): string {
  if (view === null || view.statement === null) return movingWords.lost;
  const later = view.supplements.map(({ text, receiptDate }) => `${movingWords.supplement(receiptDate)}\n${text}`);
  const said = [view.statement.text, ...later].join("\n\n");
  return said.length <= longest ? said : `${said.slice(0, longest - movingWords.more.length)}${movingWords.more}`;
}
