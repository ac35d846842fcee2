import { createContext, useContext } from "react";
import type { Stamp } from "../../../shared/petition/view.ts";
import { momentWords } from "../../ui/format.ts";

/** Names for user ids and organisation codes, as far as this desk knows them. */
export interface Who {
  readonly today: string;
  readonly ownOrganisation: string;
  readonly users: ReadonlyMap<string, string>;
  readonly organisations: ReadonlyMap<string, string>;
}

export const WhoContext = createContext<Who>({
  today: "2000-01-01",
  ownOrganisation: "",
  users: new Map(),
  organisations: new Map(),
});

/** `今天 09:12 林晓`; another office is named, because its user ids say nothing here. */
export function stampWords(stamp: Stamp, who: Who): string {
  const elsewhere = stamp.organisation !== who.ownOrganisation;
  const person = who.users.get(stamp.actor) ?? (/^(u-)?[0-9a-f-]+$/i.test(stamp.actor) ? "" : stamp.actor);
  const office = elsewhere ? (who.organisations.get(stamp.organisation) ?? stamp.organisation) : "";
  return [momentWords(stamp.wall, who.today), person, office].filter((part) => part !== "").join(" · ");
}

/** When and by whom. */
export function StampWords({ stamp }: { readonly stamp: Stamp }) {
  return <>{stampWords(stamp, useContext(WhoContext))}</>;
}
