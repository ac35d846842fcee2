import { toHex, utf8 } from "../../../../shared/crypto/bytes.ts";
import type { Scope } from "../../../../shared/log/event.ts";
import type { SealedAttachment, TakenAccusation } from "../../../../shared/petition/accusation/accusation-body.ts";
import type { Desk, Session } from "../../desk.ts";
import { readRecord, recordChange } from "../../exchange/records.ts";
import type { HeldContent } from "../../leaving/held-content.ts";
import type { Work } from "../../ledger/work.ts";
import { type MovedPetition, movedPetitions } from "../records.ts";
import { sealedEvent } from "../take.ts";
import { sealContent } from "./seal-content.ts";
import { statementOf } from "./statement-of.ts";

/** The compartment's own id of what a petition becomes at this desk: nobody elsewhere can make it of the petition's. */
export function movedSubject(session: Session, petition: string): string {
  return toHex(session.sealer.lookup("accusation", utf8(`moved|${petition}`)).subarray(0, 16));
}

/** What is held of one petition. */
export interface Moving {
  readonly petition: string;
  readonly content: HeldContent;
}

interface MadeAccusation {
  readonly event: string;
  readonly subject: string;
  readonly number: string;
}

interface Sealing extends Moving {
  /** Petitions that go with it as parts or copies: one accusation of the same number holds them all. */
  readonly along?: readonly Moving[];
  readonly recipients: readonly string[];
  readonly complainedOf: TakenAccusation["complainedOf"];
  readonly by: string;
  /** The number under which the officers find it; asked inside the last transaction. */
  number(): Promise<string>;
  /** What else belongs into the last transaction, which makes the content the officers'; null where they had some before. */
  also?(work: Work, accusation: MadeAccusation | null): Promise<void>;
}

/**
 * Seals what is held of a petition to the officers as an accusation, and notes in the same transaction that these bodies
 * may go. Durable when it resolves. Repeated after a kill it seals again what was not noted: never too little.
 */
export async function sealPetition(desk: Desk, session: Session, sealing: Sealing): Promise<void> {
  const { petition, content, along = [], recipients, complainedOf, by } = sealing;
  const { office } = session.ledger;
  const scope: Scope = `${office.organisation}/accusation`;
  const subject = movedSubject(session, petition);
  const moved = await readRecord(session.ledger, movedPetitions, petition);
  const all = [content, ...along.map((other) => other.content)];
  const groups = await sealContent(session, recipients, {
    events: all.flatMap(({ events }) => events),
    // A file that several of them name is one file.
    attachments: [...new Map(all.flatMap(({ attachments }) => attachments).map((one) => [one.hash, one])).values()],
  });
  // What was moved before has told the officers who and what; now there are only more files.
  const [first = [], ...further] = groups;
  for (const attachments of moved === null ? further : groups) {
    await session.core.write((work) => addFiles(desk, session, work, { petition, subject, scope, recipients, attachments, by }));
  }
  await session.core.write(async (work) => {
    if (moved === null) {
      const number = await sealing.number();
      const { organisation, name } = office;
      const date = desk.today;
      const statement = statementOf({
        petition,
        view: content.view,
        number,
        date,
        complainedOf,
        office: { organisation, name },
        by,
        attachments: first,
      });
      const { changes, event } = await sealedEvent(desk, session, { recipients, scope, subject, statement });
      for (const change of changes) work.record(change);
      await sealing.also?.(work, { event, subject, number });
    } else await sealing.also?.(work, null);
    work.record(recordChange(movedPetitions, petition, noted(moved, content)));
    for (const other of along) {
      const before = await readRecord(session.ledger, movedPetitions, other.petition);
      work.record(recordChange(movedPetitions, other.petition, noted(before, other.content)));
    }
  });
}

/** What the officers had of a petition, and what they have now besides. */
function noted(before: MovedPetition | null, { events, attachments }: HeldContent): MovedPetition {
  return {
    events: [...new Set([...(before?.events ?? []), ...events.map(({ id }) => id)])],
    attachments: [...new Set([...(before?.attachments ?? []), ...attachments.map(({ hash }) => hash)])],
  };
}

async function addFiles(
  desk: Desk,
  session: Session,
  work: Work,
  files: {
    readonly petition: string;
    readonly subject: string;
    readonly scope: Scope;
    readonly recipients: readonly string[];
    readonly attachments: readonly SealedAttachment[];
    readonly by: string;
  },
): Promise<void> {
  const { petition, subject, scope, recipients, attachments, by } = files;
  const at = desk.tools.clock().toISOString();
  const statement = { did: "added" as const, petition, by: by.slice(0, 40), at, attachments: [...attachments] };
  const { changes } = await sealedEvent(desk, session, { recipients, scope, subject, statement });
  for (const change of changes) work.record(change);
}
