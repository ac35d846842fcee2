import { typedNumberRefusal } from "../../../shared/documents/paper/number-check.ts";
import { paperKinds } from "../../../shared/documents/papers/registry.ts";
import { typedNumber } from "../../../shared/documents/papers/typed-number.ts";
import type { Refused } from "../api/answer.ts";
import type { Desk, Session } from "../desk.ts";
import { officeProfileOf } from "./office.ts";

const series: ReadonlySet<string> = new Set(paperKinds.flatMap((kind) => (kind.series === null ? [] : [kind.series])));

/**
 * Whether the 文号 that a step names may be stored: asked inside the engine's queue, before the step is decided, against
 * every number that this desk knows of. Null for a step without one. `body` need not have been checked.
 */
export async function typedNumberCheck(
  desk: Desk,
  session: Session,
  petition: string,
  { type, body }: { readonly type: string; readonly body: Readonly<Record<string, unknown>> },
): Promise<Refused | null> {
  const typed = typedNumber(type, body);
  if (typed === null || typed.number === "") return null;
  const [{ prefix }, given] = await Promise.all([officeProfileOf(desk, session), session.numbers.all()]);
  const { sequences } = session.core.books.counters;
  const found = typedNumberRefusal(
    { number: typed.number, date: String(body["date"] ?? ""), stated: typed.gap },
    {
      series,
      prefix,
      last: (key) => sequences[key] ?? 0,
      // One letter to an office may stand for several petitions: its number is then recorded in each.
      taken: (number) =>
        given.some((one) => one.number === number && one.petition !== petition && !(one.letter && one.kind === typed.kind)),
    },
  );
  return found && { ...found, field: body["number"] === undefined ? "documentNumber" : "number" };
}
